package io.lakekit.advisor;

import static io.lakekit.schema.ColumnType.BIGINT;
import static io.lakekit.schema.ColumnType.STRING;
import static io.lakekit.schema.ColumnType.timestampLtz;

import io.lakekit.design.AggFunctions;
import io.lakekit.design.AppendTable;
import io.lakekit.design.Buckets;
import io.lakekit.design.DesignBuilder;
import io.lakekit.design.DimensionTable;
import io.lakekit.design.EventType;
import io.lakekit.design.FirstTable;
import io.lakekit.design.HybridTable;
import io.lakekit.design.LatestTable;
import io.lakekit.design.Retention;
import io.lakekit.design.SequenceGroup;
import io.lakekit.design.SummaryTable;
import io.lakekit.design.WideTable;
import io.lakekit.schema.Column;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The making of a design from a recommendation, with columns that stand in for those of the user.
 */
final class DesignOutline {

    static final Column<String> ID = Column.of("id", STRING).notNull();

    private static final Column<String> DAY = Column.of("dt", STRING).notNull();
    private static final Column<String> HOUR = Column.of("hh", STRING).notNull();
    private static final Column<String> EVENT_ID = Column.of("event_id", STRING).notNull();
    private static final Column<StandInEvent> EVENT =
            Column.of("event", io.lakekit.schema.ColumnType.enumeration(StandInEvent.class));

    private final WorkloadFacts facts;
    private final String table;
    private final List<EventStream> streams;

    private DesignOutline(WorkloadFacts facts) {
        this.facts = facts;
        this.table = facts.workload().table();
        this.streams = facts.workload().streams();
    }

    static DesignBuilder<?, ?> of(WorkloadFacts facts) {
        DesignOutline outline = new DesignOutline(facts);
        return switch (facts.kind()) {
            case WIDE -> outline.wide();
            case DIMENSION -> outline.dimension();
            case LATEST -> outline.latest();
            case FIRST -> outline.first();
            case SUMMARY -> outline.summary();
            case APPEND -> outline.append();
            case HYBRID -> outline.hybrid();
        };
    }

    static Optional<Retention> retention(WorkloadFacts facts) {
        Duration partitions = facts.partitionAge().orElse(null);
        Duration snapshots = facts.snapshotAge().orElse(null);
        if (partitions == null && snapshots == null) {
            return Optional.empty();
        }
        Retention kept = new Retention(partitions, snapshots, "yyyy-MM-dd", null);
        return Optional.of(facts.partitioning() == Partitioning.HOUR ? kept.hoursIn(HOUR) : kept);
    }

    private <B extends DesignBuilder<?, B>> B common(B builder) {
        builder.partitionedBy(partitions());
        retention(facts).ifPresent(builder::keep);
        return builder.comment("an outline: its columns stand in for yours");
    }

    private Column<?>[] partitions() {
        return switch (facts.partitioning()) {
            case NONE -> new Column<?>[0];
            case DAY -> new Column<?>[] {DAY};
            case HOUR -> new Column<?>[] {DAY, HOUR};
        };
    }

    private Column<?>[] idAfterPartitions() {
        List<Column<?>> key = new ArrayList<>(List.of(partitions()));
        key.add(ID);
        return key.toArray(Column<?>[]::new);
    }

    private static Column<?>[] rest(Column<?>[] columns) {
        return List.of(columns).subList(1, columns.length).toArray(Column<?>[]::new);
    }

    private Buckets buckets() {
        return facts.buckets().orElseThrow();
    }

    private static Column<Instant> time(EventStream stream) {
        return Column.of(stream.name() + "_time", timestampLtz(3));
    }

    private static Column<String> value(EventStream stream) {
        return Column.of(stream.name() + "_value", STRING);
    }

    private SequenceGroup[] groups() {
        return streams.stream()
                .map(
                        stream ->
                                SequenceGroup.named(stream.name())
                                        .orderedBy(time(stream))
                                        .latest(value(stream)))
                .toArray(SequenceGroup[]::new);
    }

    private DesignBuilder<?, ?> wide() {
        Column<?>[] key = idAfterPartitions();
        return common(WideTable.named(table).primaryKey(key[0], rest(key)))
                .groups(groups())
                .buckets(buckets())
                .changelog(facts.changelog());
    }

    private DesignBuilder<?, ?> dimension() {
        Column<?>[] key = idAfterPartitions();
        return common(DimensionTable.named(table).primaryKey(key[0], rest(key)))
                .groups(groups())
                .buckets(buckets())
                .changelog(facts.changelog());
    }

    private DesignBuilder<?, ?> latest() {
        Column<?>[] key = idAfterPartitions();
        LatestTable.Builder builder =
                common(LatestTable.named(table).primaryKey(key[0], rest(key)));
        streams.forEach(stream -> builder.columns(value(stream)));
        return builder.orderedBy(time(streams.get(0)).notNull())
                .buckets(buckets())
                .changelog(facts.changelog());
    }

    private DesignBuilder<?, ?> first() {
        List<Column<?>> key = new ArrayList<>(List.of(partitions()));
        key.add(EVENT_ID);
        FirstTable.Builder builder =
                common(
                        FirstTable.named(table)
                                .primaryKey(key.get(0), rest(key.toArray(Column<?>[]::new))));
        builder.columns(ID);
        streams.forEach(stream -> builder.columns(time(stream), value(stream)));
        return builder.buckets(buckets()).changelog(facts.changelog());
    }

    private DesignBuilder<?, ?> summary() {
        Column<?>[] key = idAfterPartitions();
        SummaryTable.Builder builder =
                common(SummaryTable.named(table).primaryKey(key[0], rest(key)));
        for (EventStream stream : streams) {
            builder.aggregate(Column.of(stream.name() + "_count", BIGINT), AggFunctions.sum());
        }
        return builder.buckets(buckets()).changelog(facts.changelog());
    }

    private DesignBuilder<?, ?> append() {
        List<Column<?>> columns = new ArrayList<>(List.of(idAfterPartitions()));
        columns.add(EVENT_ID);
        for (EventStream stream : streams) {
            columns.add(time(stream));
            columns.add(value(stream));
        }
        AppendTable.Builder builder =
                common(AppendTable.named(table)).columns(columns.toArray(Column<?>[]::new));
        facts.buckets().ifPresent(builder::buckets);
        return builder;
    }

    private DesignBuilder<?, ?> hybrid() {
        StandInEvent[] events = StandInEvent.values();
        List<EventType> types = new ArrayList<>();
        for (int i = 0; i < Math.min(events.length, streams.size()); i++) {
            EventStream stream = streams.get(i);
            types.add(EventType.of(EVENT, events[i]).carries(time(stream), value(stream)));
        }
        HybridTable.Builder builder =
                common(HybridTable.named(table))
                        .shared(ID)
                        .eventTypes(
                                types.get(0),
                                types.subList(1, types.size()).toArray(EventType[]::new));
        if (facts.repeats() == RepeatedEvents.REPLACE_THEIR_ROW) {
            builder.deduplicatedBy(EVENT_ID);
        } else {
            builder.shared(EVENT_ID);
        }
        facts.buckets().ifPresent(builder::buckets);
        return builder;
    }
}
