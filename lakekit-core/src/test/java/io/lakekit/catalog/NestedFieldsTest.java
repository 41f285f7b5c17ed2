package io.lakekit.catalog;

import static io.lakekit.schema.ColumnType.BIGINT;
import static io.lakekit.schema.ColumnType.INT;
import static io.lakekit.schema.ColumnType.STRING;
import static io.lakekit.schema.ColumnType.array;
import static io.lakekit.schema.ColumnType.map;
import static io.lakekit.schema.ColumnType.row;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.lakekit.change.Risk;
import io.lakekit.design.AggFunctions;
import io.lakekit.design.AppendTable;
import io.lakekit.design.SequenceGroup;
import io.lakekit.design.SummaryTable;
import io.lakekit.design.TableDesign;
import io.lakekit.design.WideTable;
import io.lakekit.diagnostic.DiagnosticsException;
import io.lakekit.junit.LakeExtension;
import io.lakekit.schema.Column;
import io.lakekit.schema.ColumnType;
import io.lakekit.schema.Row;
import io.lakekit.table.LakeTable;
import io.lakekit.table.TableWriter;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Rows inside columns get fields, in files old and new. */
@Tag("long")
class NestedFieldsTest {

    private static final Column<Long> ID = Column.of("id", BIGINT).notNull();
    private static final Column<Long> VERSION = Column.of("version", BIGINT);
    private static final Column<String> SLOT = Column.of("slot", STRING).notNull();
    private static final Column<Integer> PLACE = Column.of("place", INT);
    private static final Column<Long> PRICE = Column.of("price", BIGINT);

    @RegisterExtension final LakeExtension lake = LakeExtension.temporary();

    /** The columns of a table of nested rows of these fields. */
    private record Nested(
            Column<Row> one, Column<List<Row>> list, Column<Map<String, Row>> byName) {

        static Nested of(Column<?>... fields) {
            ColumnType<Row> type = row(fields);
            return new Nested(
                    Column.of("one", type),
                    Column.of("list", array(type)),
                    Column.of("by_name", map(STRING.notNull(), type)));
        }

        Row stored(long id, Row nested) {
            return Row.of(ID, id)
                    .with(VERSION, id)
                    .with(one, nested)
                    .with(list, List.of(nested))
                    .with(byName, Map.of("a", nested));
        }

        WideTable wide(String format) {
            return WideTable.named("ads.wide")
                    .primaryKey(ID)
                    .groups(
                            SequenceGroup.named("g")
                                    .orderedBy(VERSION)
                                    .latest(one)
                                    .latest(list)
                                    .latest(byName))
                    .rawOption("file.format", format)
                    .build();
        }

        AppendTable append(String format) {
            return AppendTable.named("ads.append")
                    .columns(ID, VERSION, one, list, byName)
                    .rawOption("file.format", format)
                    .build();
        }
    }

    private static final Nested BEFORE = Nested.of(SLOT, PLACE);
    private static final Nested AFTER = Nested.of(SLOT, PLACE, PRICE);

    @ParameterizedTest
    @ValueSource(strings = {"parquet", "orc", "avro"})
    void fieldBehindTheOthers_isAdded(String format) {
        check(BEFORE.wide(format), AFTER.wide(format));
        check(BEFORE.append(format), AFTER.append(format));
    }

    private void check(TableDesign before, TableDesign after) {
        Row old = Row.of(SLOT, "top").with(PLACE, 1);
        write(lake.create(before), BEFORE.stored(1, old));

        TableDiff<TableDesign> diff = lake.lake().plan(after);
        assertThat(diff.toString())
                .contains(
                        "NEEDS_RESTART column 'one' ROW<`slot` STRING NOT NULL, `place` INT>"
                                + " becomes ROW<")
                .contains("NEEDS_RESTART column 'list' ARRAY<ROW<")
                .contains("NEEDS_RESTART column 'by_name' MAP<STRING NOT NULL, ROW<");
        LakeTable<TableDesign> table = lake.lake().apply(diff);
        Row now = Row.of(SLOT, "end").with(PLACE, 2).with(PRICE, 3L);
        write(table, AFTER.stored(2, now));

        for (int i = 0; i < 2; i++) {
            assertThat(table.reader().toList())
                    .containsExactlyInAnyOrder(
                            AFTER.stored(1, old.with(PRICE, null)), AFTER.stored(2, now));
            table.compact();
        }
        assertThat(lake.lake().plan(after).isEmpty()).isTrue();
    }

    /** What is gathered of rows by a key goes on being gathered. */
    @ParameterizedTest
    @ValueSource(strings = {"parquet", "orc", "avro"})
    void fieldOfGatheredRows_isAdded(String format) {
        Column<List<Row>> before = Column.of("slots", array(row(SLOT, PLACE)));
        Column<List<Row>> after = Column.of("slots", array(row(SLOT, PLACE, PRICE)));
        Row top = Row.of(SLOT, "top").with(PLACE, 1);
        write(lake.create(gathered(before, format)), Row.of(ID, 1L).with(before, List.of(top)));

        LakeTable<SummaryTable> table =
                lake.lake().apply(lake.lake().plan(gathered(after, format)));
        Row end = Row.of(SLOT, "end").with(PLACE, 2).with(PRICE, 3L);
        write(table, Row.of(ID, 1L).with(after, List.of(end)));

        for (int i = 0; i < 2; i++) {
            assertThat(table.reader().toList().get(0).get(after))
                    .containsExactlyInAnyOrder(top.with(PRICE, null), end);
            table.compact();
        }
    }

    private static SummaryTable gathered(Column<List<Row>> slots, String format) {
        return SummaryTable.named("ads.slots")
                .primaryKey(ID)
                .aggregate(slots, AggFunctions.nestedUpdate(SLOT))
                .rawOption("file.format", format)
                .build();
    }

    static Stream<Arguments> refused() {
        return Stream.of(
                Arguments.of("in the middle", Nested.of(SLOT, PRICE, PLACE)),
                Arguments.of("never null", Nested.of(SLOT, PLACE, PRICE.notNull())),
                Arguments.of("gone", Nested.of(SLOT)),
                Arguments.of("of another type", Nested.of(SLOT, Column.of("place", STRING))),
                Arguments.of("of another name", Nested.of(SLOT, Column.of("rank", INT))),
                Arguments.of("wider", Nested.of(SLOT, Column.of("place", BIGINT), PRICE)));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("refused")
    void fieldThat_isRefused(String title, Nested other) {
        Row row = BEFORE.stored(1, Row.of(SLOT, "top").with(PLACE, 1));
        LakeTable<AppendTable> table = lake.create(BEFORE.append("parquet"));
        write(table, row);

        assertThatThrownBy(() -> lake.lake().apply(lake.lake().plan(other.append("parquet"))))
                .isInstanceOf(DiagnosticsException.class)
                .hasMessageContaining("LK1102 ERROR ads.append: column 'one' ROW<")
                .hasMessageContaining("LK1102 ERROR ads.append: column 'list' ARRAY<")
                .hasMessageContaining("LK1102 ERROR ads.append: column 'by_name' MAP<")
                .hasMessageContaining(
                        "; a row in a column can get fields that may be null, behind");
        assertThat(lake.lake().plan(BEFORE.append("parquet")).risk()).isEqualTo(Risk.SAFE);
        assertThat(table.reader().toList()).containsExactly(row);
    }

    private static void write(LakeTable<?> table, Row... rows) {
        try (TableWriter<?> writer = table.writer()) {
            for (Row row : rows) {
                writer.rows().write(row);
            }
            writer.commit();
        }
    }
}
