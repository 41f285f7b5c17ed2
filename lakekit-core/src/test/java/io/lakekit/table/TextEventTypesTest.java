package io.lakekit.table;

import static io.lakekit.junit.LakeAssertions.assertThat;
import static io.lakekit.schema.ColumnType.BIGINT;
import static io.lakekit.schema.ColumnType.STRING;
import static io.lakekit.schema.ColumnType.varchar;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.lakekit.catalog.Lake;
import io.lakekit.design.EventType;
import io.lakekit.design.HybridTable;
import io.lakekit.diagnostic.DiagnosticsException;
import io.lakekit.junit.LakeExtension;
import io.lakekit.reference.ReferenceTable;
import io.lakekit.schema.Column;
import io.lakekit.schema.Row;
import io.lakekit.yaml.YamlDesigns;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A hybrid table whose event types are texts, as designs in YAML alone have them. */
class TextEventTypesTest {

    private static final Column<String> DT = Column.of("dt", STRING).notNull();
    private static final Column<String> EVENT = Column.of("event", STRING);
    private static final Column<Long> REQUEST = Column.of("req_id", BIGINT);
    private static final Column<Long> PRICE = Column.of("price", BIGINT);
    private static final Column<String> PAGE = Column.of("page", STRING);
    private static final EventType BID = EventType.of(EVENT, "bid").carries(PRICE);
    private static final EventType CLICK = EventType.of(EVENT, "click").carries(PAGE);
    private static final HybridTable DESIGN =
            HybridTable.named("ads.event")
                    .partitionedBy(DT)
                    .shared(REQUEST)
                    .eventTypes(BID, CLICK)
                    .build();
    private static final Row SHARED = Row.of(DT, "2026-11-28").with(REQUEST, 1L);

    record Event(String event, Long reqId, Long price, String page) {}

    @RegisterExtension final LakeExtension lake = LakeExtension.temporary();

    @Test
    void streams_fillTheirOwnPartitions() {
        LakeTable<HybridTable> table = lake.create(DESIGN);
        ReferenceTable<HybridTable> truth = ReferenceTable.of(DESIGN);
        try (TableWriter<HybridTable> writer = table.writer()) {
            writer.stream(BID).write(SHARED.with(PRICE, 120L));
            writer.stream(CLICK).write(SHARED.with(PAGE, "shoes"));
            writer.commit();
        }
        truth.write(BID, SHARED.with(PRICE, 120L));
        truth.write(CLICK, SHARED.with(PAGE, "shoes"));

        assertThat(table).equalsReference(truth);
        assertThat(table.reader(Event.class).where(EVENT.eq("click")).toList())
                .containsExactly(new Event("click", 1L, null, "shoes"));
        assertThat(lake.lake().plan(DESIGN).isEmpty()).isTrue();
    }

    @Test
    void yaml_saysTheSame() {
        String text = YamlDesigns.print(DESIGN);

        assertThat(text).contains("discriminator: event\n", "  click:\n    carries: [page]\n");
        assertThat(YamlDesigns.parse("event.yaml", text)).isEqualTo(DESIGN);
    }

    @Test
    void wholeRow_ofATypeThatIsNotDeclared_isRefused() {
        LakeTable<HybridTable> table = lake.create(DESIGN);
        try (TableWriter<HybridTable> writer = table.writer()) {
            writer.rows().write(SHARED.with(EVENT, "bid").with(PRICE, 120L));
            assertThatThrownBy(() -> writer.rows().write(SHARED.with(EVENT, "bids")))
                    .isInstanceOf(DiagnosticsException.class)
                    .hasMessageContaining("LK1201 ERROR ads.event.event: is 'bids'")
                    .hasMessageContaining("Write one of bid, click");
            writer.commit();
        }
        assertThat(table).hasRowCount(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "  "})
    void name_thatIsBlank_isRefused(String name) {
        assertThatThrownBy(() -> EventType.of(EVENT, name))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("each is a partition of that name");
    }

    @Test
    void name_thatTheColumnCannotHold_isRefused() {
        assertThatThrownBy(() -> EventType.of(Column.of("event", varchar(3)), "click"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("text of 5 characters is longer than VARCHAR(3)");
    }

    @Test
    void name_ofTheDirectoryOfNulls_isRefusedByWriters() {
        EventType none = EventType.of(EVENT, "__DEFAULT_PARTITION__");
        HybridTable design =
                HybridTable.named("ads.other").partitionedBy(DT).eventTypes(none, BID).build();
        try (Lake opened = lake.lake();
                TableWriter<HybridTable> writer = opened.create(design).writer()) {
            assertThatThrownBy(() -> writer.stream(none))
                    .isInstanceOf(DiagnosticsException.class)
                    .hasMessageContaining("LK1201");
        }
    }
}
