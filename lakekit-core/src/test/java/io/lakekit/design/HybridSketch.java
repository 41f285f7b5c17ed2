package io.lakekit.design;

import static io.lakekit.design.Samples.DT;
import static io.lakekit.design.Samples.EVENT;
import static io.lakekit.design.Samples.EVENT_ID;
import static io.lakekit.design.Samples.REQUEST;
import static io.lakekit.schema.ColumnType.DOUBLE;
import static io.lakekit.schema.ColumnType.INT;
import static io.lakekit.schema.ColumnType.array;
import static io.lakekit.schema.ColumnType.decimal;
import static io.lakekit.schema.ColumnType.enumeration;
import static io.lakekit.schema.ColumnType.timestamp;

import io.lakekit.design.Samples.AdEvent;
import io.lakekit.diagnostic.Diagnostics;
import io.lakekit.schema.Column;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A good hybrid table in the making, and the mistakes that can be added to it; a bucket key depends
 * on the event key.
 */
final class HybridSketch {

    private enum Source {
        APP
    }

    private final List<Column<?>> partitions = new ArrayList<>(List.of(DT));
    private final List<Column<?>> shared = new ArrayList<>(List.of(EVENT_ID, REQUEST));
    private final List<EventType> types = new ArrayList<>(List.of(Samples.IMPRESSIONS));
    private final List<Column<?>> eventKey = new ArrayList<>();
    private EventType clicks = EventType.of(EVENT, AdEvent.CLICK).carries(Samples.LANDING);
    private String name = "ads.event";
    private Buckets.@Nullable Fixed buckets;

    Diagnostics check() {
        return builder().check();
    }

    HybridTable.Builder builder() {
        types.add(1, clicks);
        HybridTable.Builder builder =
                HybridTable.named(name)
                        .partitionedBy(partitions.toArray(Column<?>[]::new))
                        .shared(shared.toArray(Column<?>[]::new))
                        .eventTypes(
                                types.get(0),
                                types.subList(1, types.size()).toArray(EventType[]::new));
        if (!eventKey.isEmpty()) {
            builder.deduplicatedBy(
                    eventKey.get(0),
                    eventKey.subList(1, eventKey.size()).toArray(Column<?>[]::new));
        }
        if (buckets != null) {
            builder.buckets(buckets);
        }
        return builder;
    }

    private void carries(Column<?> column) {
        clicks = clicks.carries(column);
    }

    static final List<Mistake<HybridSketch>> MISTAKES =
            List.of(
                    Mistake.of("LK0002", s -> s.name = "event"),
                    Mistake.of("LK0003", s -> s.shared.add(Column.of("a b", INT))),
                    Mistake.of(
                            "LK0006",
                            s -> {
                                s.types.add(
                                        0,
                                        EventType.of(EVENT, AdEvent.BID)
                                                .carries(Column.of("price", DOUBLE)));
                                s.carries(Column.of("price", INT));
                            }),
                    Mistake.of("LK0007", s -> s.shared.add(EVENT_ID)),
                    Mistake.<HybridSketch>of(
                                    "LK0101", s -> s.eventKey.add(Column.of("score", DOUBLE)))
                            .with("LK0908")
                            .sets("key"),
                    Mistake.<HybridSketch>of(
                                    "LK0104",
                                    s -> {
                                        s.eventKey.add(EVENT_ID);
                                        s.eventKey.add(EVENT_ID);
                                    })
                            .with("LK0908")
                            .sets("key"),
                    Mistake.of("LK0201", s -> s.carries(Column.of("large", array(decimal(0, 0))))),
                    Mistake.of("LK0502", s -> s.partitions.add(Column.of("at", timestamp(3)))),
                    Mistake.of("LK0503", s -> s.partitions.add(DT)),
                    Mistake.of(
                            "LK0510",
                            s ->
                                    s.clicks =
                                            s.clicks.keep(
                                                    Retention.partitions(Duration.ofDays(-1)))),
                    Mistake.of(
                            "LK0512",
                            s -> s.clicks = s.clicks.keep(Retention.snapshots(Duration.ofDays(1)))),
                    Mistake.<HybridSketch>of(
                                    "LK0601", s -> s.buckets = Buckets.fixed(-1).by(REQUEST))
                            .sets("key"),
                    Mistake.<HybridSketch>of("LK0603", s -> s.buckets = Buckets.fixed(2).by(DT))
                            .sets("key"),
                    Mistake.of(
                            "LK0902",
                            s ->
                                    s.types.add(
                                            EventType.of(
                                                    Column.of("source", enumeration(Source.class)),
                                                    Source.APP))),
                    Mistake.of("LK0903", s -> s.types.add(EventType.of(EVENT, AdEvent.CLICK))),
                    Mistake.of("LK0904", s -> s.shared.add(EVENT)),
                    Mistake.of("LK0905", s -> s.carries(REQUEST)),
                    Mistake.of("LK0907", s -> s.carries(Column.of("must", INT).notNull())),
                    Mistake.<HybridSketch>of("LK0908", s -> s.eventKey.add(EVENT_ID)).sets("key"));
}
