package io.lakekit.junit;

import static io.lakekit.design.AggFunctions.max;
import static io.lakekit.junit.LakeAssertions.assertThat;
import static io.lakekit.schema.ColumnType.BIGINT;
import static io.lakekit.schema.ColumnType.BYTES;
import static io.lakekit.schema.ColumnType.DOUBLE;
import static io.lakekit.schema.ColumnType.FLOAT;
import static io.lakekit.schema.ColumnType.STRING;
import static io.lakekit.schema.ColumnType.array;
import static io.lakekit.schema.ColumnType.decimal;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.lakekit.design.AppendTable;
import io.lakekit.design.SequenceGroup;
import io.lakekit.design.SummaryTable;
import io.lakekit.design.TableDesign;
import io.lakekit.design.WideTable;
import io.lakekit.reference.ReferenceTable;
import io.lakekit.schema.Column;
import io.lakekit.schema.Filter;
import io.lakekit.schema.Row;
import io.lakekit.table.LakeTable;
import io.lakekit.table.TableWriter;
import java.math.BigDecimal;
import java.util.List;
import java.util.Set;
import org.assertj.core.api.AbstractThrowableAssert;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.opentest4j.AssertionFailedError;

class LakeAssertionsTest {

    private static final Column<String> DT = Column.of("dt", STRING).notNull();
    private static final Column<Long> AD = Column.of("ad_id", BIGINT).notNull();
    private static final Column<Long> CLICKS = Column.of("clicks", BIGINT);
    private static final Column<String> PAGE = Column.of("page", STRING);
    private static final Column<BigDecimal> PRICE = Column.of("price", decimal(10, 2));
    private static final Column<Double> SCORE = Column.of("score", DOUBLE);
    private static final Column<Float> RATE = Column.of("rate", FLOAT);
    private static final Column<byte[]> BLOB = Column.of("blob", BYTES);
    private static final Column<List<byte[]>> BLOBS = Column.of("blobs", array(BYTES));

    private static final WideTable ADS =
            WideTable.named("ads.ad_row")
                    .primaryKey(DT, AD)
                    .partitionedBy(DT)
                    .groups(SequenceGroup.named("click").orderedBy(CLICKS).latest(PAGE))
                    .build();
    private static final AppendTable EVENTS =
            AppendTable.named("ads.events").columns(AD, PAGE).build();
    private static final AppendTable TYPES =
            AppendTable.named("ads.types").columns(AD, PRICE, SCORE, RATE, BLOB, BLOBS).build();

    @RegisterExtension
    final LakeExtension lake = LakeExtension.temporary().tables(ADS, EVENTS, TYPES);

    private static Row ad(long ad, Long clicks, String page) {
        return Row.of(DT, "2026-11-24").with(AD, ad).with(CLICKS, clicks).with(PAGE, page);
    }

    private static void write(LakeTable<?> table, Row... rows) {
        try (TableWriter<?> writer = table.writer()) {
            for (Row row : rows) {
                writer.rows().write(row);
            }
            writer.commit();
        }
    }

    private static AbstractThrowableAssert<?, ? extends Throwable> assertFailure(
            ThrowingCallable assertion) {
        return assertThatThrownBy(assertion).isInstanceOf(AssertionFailedError.class);
    }

    @Test
    void assertions_ofEqualContents_pass(@TableNamed("ads.ad_row") LakeTable<WideTable> table) {
        write(table, ad(7, 3L, "shoes"), ad(8, 1L, null));

        assertThat(table)
                .hasRowCount(2)
                .hasRows(ad(8, 1L, null), ad(7, 3L, "shoes"))
                .hasFiles(1)
                .hasAtMostFiles(1)
                .hasSnapshots(1);
        assertThat(table).row(AD.eq(7L)).has(CLICKS, 3L).has(PAGE, "shoes");
        assertThat(table).row(Row.of(AD, 8L).with(PAGE, null)).has(CLICKS, 1L).has(PAGE, null);
        assertThat(List.of(table)).hasSize(1);
    }

    @Test
    void has_otherValue_namesTableRowColumnAndBoth(LakeTable<WideTable> table) {
        write(table, ad(7, 2L, "shoes"));

        assertFailure(() -> assertThat(table).row(AD.eq(7L)).has(PAGE, "shoes").has(CLICKS, 3L))
                .hasMessage(
                        "Table ads.ad_row, row dt='2026-11-24', ad_id=7: column 'clicks' expected 3,"
                                + " actual 2");
        assertFailure(() -> assertThat(table).row(AD.eq(7L)).has(PAGE, null))
                .hasMessage(
                        "Table ads.ad_row, row dt='2026-11-24', ad_id=7: column 'page' expected null,"
                                + " actual 'shoes'");
    }

    @Test
    void row_ofNone_saysWhatThereIs(LakeTable<WideTable> table) {
        assertFailure(() -> assertThat(table).row(AD.eq(7L)))
                .hasMessage("Table ads.ad_row has no row where ad_id = 7; it is empty");

        write(table, ad(8, 1L, null));

        assertFailure(() -> assertThat(table).row(Row.of(AD, 7L).with(PAGE, null)))
                .hasMessage(
                        "Table ads.ad_row has no row where ad_id = 7 and page is null; it has 1:\n"
                                + "  dt='2026-11-24', ad_id=8, clicks=1, page=null");
    }

    @Test
    void row_ofSeveral_listsThem(LakeTable<WideTable> table) {
        write(table, ad(7, 3L, "shoes"), ad(8, 1L, null), ad(9, 5L, "a\nb"));

        assertFailure(() -> assertThat(table).row(CLICKS.ge(3L)))
                .hasMessage(
                        "Table ads.ad_row has 2 rows where clicks >= 3, expected one:\n"
                                + "  dt='2026-11-24', ad_id=7, clicks=3, page='shoes'\n"
                                + "  dt='2026-11-24', ad_id=9, clicks=5, page='a\\nb'");
    }

    @Test
    void row_ofCombinedFilter_isToldAsItReads(LakeTable<WideTable> table) {
        Filter filter =
                DT.eq("x").and(AD.in(Set.of(7L)).not().or(PAGE.isNotNull().and(CLICKS.lt(1L))));

        assertFailure(() -> assertThat(table).row(filter))
                .hasMessage(
                        "Table ads.ad_row has no row where dt = 'x' and (ad_id not in (7) or (page"
                                + " is not null and clicks < 1)); it is empty");
    }

    @Test
    void hasRows_everyDifference_isOneLine(LakeTable<WideTable> table) {
        write(table, ad(7, 2L, "hats"), ad(9, 5L, null));

        assertFailure(() -> assertThat(table).hasRows(ad(7, 3L, "shoes"), ad(8, 1L, null)))
                .hasMessage(
                        """
                        Table ads.ad_row does not hold the rows expected:
                          row dt='2026-11-24', ad_id=7: column 'clicks' expected 3, actual 2
                          row dt='2026-11-24', ad_id=7: column 'page' expected 'shoes', actual 'hats'
                          row dt='2026-11-24', ad_id=8: missing, with clicks=1, page=null
                          row dt='2026-11-24', ad_id=9: unexpected, with clicks=5, page=null""");
    }

    @Test
    void hasRows_ofColumnsLeftOut_expectsNull(LakeTable<WideTable> table) {
        write(table, ad(7, 2L, null));

        assertThat(table).hasRows(Row.of(CLICKS, 2L).with(DT, "2026-11-24").with(AD, 7L));
        assertFailure(() -> assertThat(table).hasRows(Row.of(AD, 7L).with(DT, "2026-11-24")))
                .hasMessageEndingWith("column 'clicks' expected null, actual 2");
    }

    @Test
    void hasRows_ofTableWithoutKey_countsEqualRows(
            @TableNamed("ads.events") LakeTable<AppendTable> events) {
        Row seven = Row.of(AD, 7L).with(PAGE, "shoes");
        write(events, seven, seven, Row.of(AD, 8L));

        assertThat(events).hasRows(seven, Row.of(AD, 8L), seven);
        assertFailure(() -> assertThat(events).hasRows(seven, Row.of(AD, 9L)))
                .hasMessage(
                        """
                        Table ads.events does not hold the rows expected:
                          row ad_id=7, page='shoes': unexpected
                          row ad_id=9, page=null: missing
                          row ad_id=8, page=null: unexpected""");
    }

    @Test
    void differences_moreThanTwenty_areCounted(
            @TableNamed("ads.events") LakeTable<AppendTable> events) {
        Row[] rows = new Row[23];
        for (int i = 0; i < rows.length; i++) {
            rows[i] = Row.of(AD, (long) i);
        }

        assertFailure(() -> assertThat(events).hasRows(rows))
                .hasMessageContaining("\n  row ad_id=19, page=null: missing\n")
                .hasMessageEndingWith("\n  ... and 3 more");
        write(events, rows);
        assertFailure(() -> assertThat(events).hasNoRows())
                .hasMessageStartingWith("Table ads.events should have 0 rows; it has 23:\n  ad_id=")
                .hasMessageEndingWith("\n  ... and 3 more");
        assertFailure(() -> assertThat(events).hasRowCount(24))
                .hasMessageStartingWith("Table ads.events should have 24 rows; it has 23:\n");
    }

    @Test
    void equalsReference_tellsMissingUnexpectedAndDifferent(LakeTable<WideTable> table) {
        ReferenceTable<WideTable> truth = ReferenceTable.of(ADS);
        for (Row row : List.of(ad(7, 3L, "shoes"), ad(8, 1L, null))) {
            truth.write(row);
        }
        write(table, ad(8, 1L, null), ad(7, 3L, "shoes"));

        assertThat(table).equalsReference(truth).hasRowCount(2);
        assertThat(truth).equalsReference(truth).row(AD.eq(7L)).has(PAGE, "shoes");

        truth.write(ad(7, 4L, "hats"));
        truth.write(ad(6, 1L, null));
        write(table, ad(5, 1L, "x"));
        assertFailure(() -> assertThat(table).equalsReference(truth))
                .hasMessage(
                        """
                        Table ads.ad_row does not hold the rows of its reference:
                          row dt='2026-11-24', ad_id=7: column 'clicks' expected 4, actual 3
                          row dt='2026-11-24', ad_id=7: column 'page' expected 'hats', actual 'shoes'
                          row dt='2026-11-24', ad_id=6: missing, with clicks=1, page=null
                          row dt='2026-11-24', ad_id=5: unexpected, with clicks=1, page='x'""");
        assertFailure(() -> assertThat(truth).hasRowCount(1))
                .hasMessageStartingWith("Reference of ads.ad_row should have 1 rows; it has 3:\n");
    }

    @Test
    void counts_ofFilesAndSnapshots_tellBoth(LakeTable<WideTable> table) {
        assertThat(table).hasFiles(0).hasSnapshots(0).hasNoRows();
        write(table, ad(7, 1L, null));
        write(table, ad(7, 2L, null));

        assertThat(table).hasFiles(2).hasAtMostFiles(2).hasSnapshots(2);
        assertFailure(() -> assertThat(table).hasFiles(1))
                .hasMessage("Table ads.ad_row has 2 data files, expected 1");
        assertFailure(() -> assertThat(table).hasAtMostFiles(1))
                .hasMessage("Table ads.ad_row has 2 data files, expected at most 1");
        assertFailure(() -> assertThat(table).hasSnapshots(1))
                .hasMessage("Table ads.ad_row has 2 snapshots, expected 1");
        table.compact();
        assertThat(table).hasFiles(1).hasSnapshots(3);
    }

    @Test
    void values_compareAsTheirColumnsStoreThem(
            @TableNamed("ads.types") LakeTable<AppendTable> types) {
        Row row =
                Row.of(AD, 1L)
                        .with(PRICE, new BigDecimal("1.50"))
                        .with(SCORE, Double.NaN)
                        .with(RATE, -0.0f)
                        .with(BLOB, new byte[] {1, -1})
                        .with(BLOBS, List.of(new byte[] {2}));
        write(types, row);

        assertThat(types).hasRows(row.with(PRICE, new BigDecimal("1.5")));
        assertThat(types)
                .row(PRICE.eq(new BigDecimal("1.500")))
                .has(PRICE, new BigDecimal("1.5"))
                .has(SCORE, Double.NaN)
                .has(RATE, -0.0f)
                .has(BLOB, new byte[] {1, -1})
                .has(BLOBS, List.of(new byte[] {2}));
        assertFailure(() -> assertThat(types).row(AD.eq(1L)).has(RATE, 0.0f))
                .hasMessageEndingWith("column 'rate' expected 0.0, actual -0.0");
        assertFailure(() -> assertThat(types).hasRows(row.with(BLOBS, List.of(new byte[] {3}))))
                .hasMessageContaining("blob=0x01ff, blobs=[0x03]: missing")
                .hasMessageContaining("blob=0x01ff, blobs=[0x02]: unexpected");
    }

    @Test
    void mistakesOfTheTest_areNoFailures(LakeTable<WideTable> table) {
        write(table, ad(7, 1L, null));

        assertThatThrownBy(() -> assertThat(table).row(AD.eq(7L)).has(PRICE, BigDecimal.ONE))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage(
                        "Table ads.ad_row has no column 'price', only [dt, ad_id, clicks, page]");
        assertThatThrownBy(() -> assertThat(table).row(PRICE.isNull()))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> assertThat(table).hasRows(Row.of(PRICE, null)))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(
                        () ->
                                assertThat(lake.create(TYPES))
                                        .row(Row.of(PRICE, new BigDecimal("0.001"))))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith(
                        "Table ads.types cannot hold what is expected in column 'price': 0.001");
    }

    @Test
    void referenceOfEveryKind_isAsserted() {
        SummaryTable day =
                SummaryTable.named("ads.day").primaryKey(AD).aggregate(CLICKS, max()).build();
        ReferenceTable<SummaryTable> summary = ReferenceTable.of(day);
        summary.write(Row.of(AD, 7L).with(CLICKS, 3L));
        summary.write(Row.of(AD, 7L).with(CLICKS, 2L));
        ReferenceTable<? extends TableDesign> events = ReferenceTable.of(EVENTS);

        assertThat(summary).hasRows(Row.of(AD, 7L).with(CLICKS, 3L));
        assertThat(events).hasNoRows();
        assertThat(summary.rows()).hasSize(1);
        assertThat(3L).isPositive();
    }
}
