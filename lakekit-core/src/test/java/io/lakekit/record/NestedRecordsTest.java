package io.lakekit.record;

import static io.lakekit.schema.ColumnType.BIGINT;
import static io.lakekit.schema.ColumnType.STRING;
import static io.lakekit.schema.ColumnType.array;
import static io.lakekit.schema.ColumnType.enumeration;
import static io.lakekit.schema.ColumnType.map;
import static io.lakekit.schema.ColumnType.row;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.lakekit.design.AppendTable;
import io.lakekit.diagnostic.DiagnosticsException;
import io.lakekit.schema.Column;
import io.lakekit.schema.Row;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class NestedRecordsTest {

    enum Stage {
        BID,
        CLICK {
            @Override
            public String toString() {
                return "a click";
            }
        }
    }

    private static final Column<Long> ITEM_ID = Column.of("item_id", BIGINT).notNull();
    private static final Column<String> NAME = Column.of("name", STRING);
    private static final Column<Row> TOP = Column.of("top", row(ITEM_ID, NAME));
    private static final Column<List<Row>> ITEMS = Column.of("items", array(row(ITEM_ID, NAME)));
    private static final Column<Map<String, List<Long>>> COUNTS =
            Column.of("counts", map(STRING, array(BIGINT)));
    private static final Column<Stage> STAGE = Column.of("stage", enumeration(Stage.class));
    private static final AppendTable TABLE = ClickTable.append(TOP, ITEMS, COUNTS, STAGE);

    record Item(Long itemId, @Nullable String name) {}

    record Event(
            @Nullable Item top,
            @Nullable List<@Nullable Item> items,
            @Nullable Map<String, List<Long>> counts,
            @Nullable Stage stage) {}

    record IntItem(int itemId) {}

    record Narrow(IntItem top) {}

    record BadItem(String itemId, String colour) {}

    record Bad(List<BadItem> items) {}

    record Untyped(Row top) {}

    @Test
    void toRow_thenToRecord_nestedRecords_givesTheSameRecord() {
        Event event =
                new Event(
                        new Item(1L, null),
                        Arrays.asList(new Item(2L, "two"), null),
                        Map.of("a", List.of(3L)),
                        Stage.CLICK);

        Row row = RecordCodec.writing(TABLE, Event.class).toRow(event);

        assertThat(row.get(TOP)).isEqualTo(Row.of(ITEM_ID, 1L).with(NAME, null));
        assertThat(row.get(STAGE)).isSameAs(Stage.CLICK);
        assertThat(RecordCodec.reading(TABLE, Event.class).toRecord(row)).isEqualTo(event);
    }

    @Test
    void toRow_thenToRecord_nulls_staysNull() {
        Event event = new Event(null, null, null, null);

        Row row = RecordCodec.writing(TABLE, Event.class).toRow(event);

        assertThat(RecordCodec.reading(TABLE, Event.class).toRecord(row)).isEqualTo(event);
    }

    @Test
    void toRow_nestedNarrowerAndMissingNullable_isWidenedAndNull() {
        Row row = RecordCodec.writing(TABLE, Narrow.class).toRow(new Narrow(new IntItem(4)));

        assertThat(row.get(TOP)).isEqualTo(Row.of(ITEM_ID, 4L));
    }

    @Test
    void toRecord_rowComponent_takesTheRowItself() {
        Row top = Row.of(ITEM_ID, 4L);

        assertThat(RecordCodec.reading(TABLE, Untyped.class).toRecord(Row.of(TOP, top)).top())
                .isEqualTo(top);
    }

    @Test
    void writing_misfitInNestedRecord_namesFieldAndComponent() {
        assertThatThrownBy(() -> RecordCodec.writing(TABLE, Bad.class))
                .isInstanceOf(DiagnosticsException.class)
                .hasMessageContaining("ads.log.items.item_id")
                .hasMessageContaining("'colour'");
    }
}
