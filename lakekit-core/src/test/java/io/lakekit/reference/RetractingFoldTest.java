package io.lakekit.reference;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.lakekit.design.AggFunctions;
import io.lakekit.design.AppendTable;
import io.lakekit.design.Deletes;
import io.lakekit.design.SequenceGroup;
import io.lakekit.design.SummaryTable;
import io.lakekit.design.WideTable;
import io.lakekit.junit.LakeExtension;
import io.lakekit.schema.Column;
import io.lakekit.schema.ColumnType;
import io.lakekit.schema.Row;
import io.lakekit.table.LakeTable;
import io.lakekit.table.TableWriter;
import java.math.BigDecimal;
import org.apache.paimon.data.Decimal;
import org.apache.paimon.data.GenericRow;
import org.apache.paimon.table.sink.BatchTableCommit;
import org.apache.paimon.table.sink.BatchTableWrite;
import org.apache.paimon.table.sink.BatchWriteBuilder;
import org.apache.paimon.types.RowKind;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Retracting rows come from other writers than lakekit's, one commit each. */
class RetractingFoldTest {

    private static final Column<Long> AD = Column.of("ad", ColumnType.BIGINT).notNull();
    private static final Column<Long> CLICKS = Column.of("clicks", ColumnType.BIGINT);
    private static final Column<BigDecimal> COST = Column.of("cost", ColumnType.decimal(38, 2));
    private static final Column<Long> TOP = Column.of("top", ColumnType.BIGINT);
    private static final Column<Long> AT = Column.of("at", ColumnType.BIGINT);

    private static final SummaryTable SUMMARY =
            SummaryTable.named("ads.s")
                    .primaryKey(AD)
                    .aggregate(CLICKS, AggFunctions.sum())
                    .aggregate(COST, AggFunctions.sum())
                    .aggregate(TOP, AggFunctions.max().ignoringRetract())
                    .build();

    @RegisterExtension final LakeExtension lake = LakeExtension.temporary();

    private static Row row(long clicks, String cost, long top) {
        return Row.of(AD, 1L).with(CLICKS, clicks).with(COST, new BigDecimal(cost)).with(TOP, top);
    }

    @Test
    void summary_undoesSums_asPaimonDoes() throws Exception {
        LakeTable<SummaryTable> table = lake.create(SUMMARY);
        ReferenceTable<SummaryTable> truth = ReferenceTable.of(SUMMARY);
        try (TableWriter<SummaryTable> writer = table.writer()) {
            writer.rows().write(row(10, "2.50", 7));
            writer.commit();
        }
        truth.write(row(10, "2.50", 7));
        retract(table, RowKind.UPDATE_BEFORE, 3, "0.50", 9);
        truth.retract(row(3, "0.50", 9));
        retract(table, RowKind.DELETE, 1, "1.00", 7);
        truth.retract(row(1, "1.00", 7));

        assertThat(truth.rows()).containsExactly(row(6, "1.00", 7));
        assertThat(table.reader().toList()).isEqualTo(truth.rows());
        table.compact();
        assertThat(table.reader().toList()).isEqualTo(truth.rows());
    }

    private static void retract(
            LakeTable<SummaryTable> table, RowKind kind, long clicks, String cost, long top)
            throws Exception {
        BatchWriteBuilder builder = table.unwrap().newBatchWriteBuilder();
        try (BatchTableWrite write = builder.newWrite();
                BatchTableCommit commit = builder.newCommit()) {
            write.write(
                    GenericRow.ofKind(
                            kind,
                            1L,
                            clicks,
                            Decimal.fromBigDecimal(new BigDecimal(cost), 38, 2),
                            top));
            commit.commit(write.prepareCommit());
        }
    }

    @Test
    void wideTable_ignoresDeletesOrRefusesThem() {
        SequenceGroup group = SequenceGroup.named("g").orderedBy(AT).latest(TOP);
        WideTable ignoring =
                WideTable.named("ads.w")
                        .primaryKey(AD)
                        .groups(group)
                        .deletes(Deletes.IGNORE)
                        .build();
        ReferenceTable<WideTable> truth = ReferenceTable.of(ignoring);
        Row row = Row.of(AD, 1L).with(AT, 1L).with(TOP, 5L);
        truth.write(group, row);
        truth.retract(row);

        assertThat(truth.rows()).containsExactly(row);
        WideTable refusing = WideTable.named("ads.w").primaryKey(AD).groups(group).build();
        assertThatThrownBy(() -> ReferenceTable.of(refusing).retract(row))
                .hasMessageContaining("LK1215 ERROR ads.w: a row is filled group by group");
    }

    @Test
    void columnThatCannotUndo_isNamed() {
        SummaryTable maximum =
                SummaryTable.named("ads.s")
                        .primaryKey(AD)
                        .aggregate(TOP, AggFunctions.max())
                        .build();

        assertThatThrownBy(() -> ReferenceTable.of(maximum).retract(Row.of(AD, 1L)))
                .hasMessageContaining("LK1215 ERROR ads.s.top: max() cannot undo a value");
        AppendTable append = AppendTable.named("ads.e").columns(AD).build();
        assertThatThrownBy(() -> ReferenceTable.of(append).retract(Row.of(AD, 1L)))
                .hasMessageContaining("LK1215 ERROR ads.e: every row that is written is kept");
    }
}
