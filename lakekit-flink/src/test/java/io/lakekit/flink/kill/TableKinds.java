package io.lakekit.flink.kill;

import static io.lakekit.flink.kill.Events.BID_SEQ;
import static io.lakekit.flink.kill.Events.CLICKS;
import static io.lakekit.flink.kill.Events.CLICK_SEQ;
import static io.lakekit.flink.kill.Events.DT;
import static io.lakekit.flink.kill.Events.EVENT;
import static io.lakekit.flink.kill.Events.PAGE;
import static io.lakekit.flink.kill.Events.REQUEST;
import static io.lakekit.flink.kill.Events.SEQ;
import static io.lakekit.flink.kill.Events.SPENT;

import io.lakekit.design.AggFunctions;
import io.lakekit.design.AppendTable;
import io.lakekit.design.Buckets;
import io.lakekit.design.ChangelogProducer;
import io.lakekit.design.DimensionTable;
import io.lakekit.design.EventType;
import io.lakekit.design.FirstTable;
import io.lakekit.design.GroupedTable;
import io.lakekit.design.HybridTable;
import io.lakekit.design.LatestTable;
import io.lakekit.design.SequenceGroup;
import io.lakekit.design.SummaryTable;
import io.lakekit.design.WideTable;
import io.lakekit.flink.kill.Events.Bid;
import io.lakekit.flink.kill.Events.Change;
import io.lakekit.flink.kill.Events.Click;
import io.lakekit.flink.kill.Events.Clicked;
import io.lakekit.flink.kill.Events.Spent;
import io.lakekit.flink.kill.Events.Sum;
import io.lakekit.flink.kill.KilledTable.Changes;
import io.lakekit.flink.kill.KilledTable.Input;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.Stream;

/**
 * A table of each kind and of each way to assign buckets. Those that merge rows add up, so that a
 * row that is written twice shows.
 */
enum TableKinds {
    WIDE(() -> grouped(wide().buckets(Buckets.fixed(2)).build())),
    WIDE_IN_DYNAMIC_BUCKETS(
            () ->
                    grouped(
                            wide().buckets(Buckets.dynamic())
                                    .accept("LK0606", "one job writes it")
                                    .build())),
    WIDE_ACROSS_PARTITIONS(
            () ->
                    grouped(
                            acrossPartitions()
                                    .accept("LK0606", "one job writes it")
                                    .accept("LK0608", DT, "a request stays in its partition")
                                    .build())),
    WIDE_POSTPONED(
            () ->
                    grouped(
                            wide().buckets(Buckets.postpone())
                                    .accept("LK0607", "it is compacted at the end")
                                    .build())),
    DIMENSION(() -> grouped(dimension())),
    LATEST(TableKinds::latest),
    FIRST(TableKinds::first),
    SUMMARY(TableKinds::summary),
    APPEND(() -> append(appendNamed().rawOption(scan(), "50 ms"))),
    APPEND_IN_BUCKETS(() -> append(appendNamed().buckets(Buckets.fixed(2).by(REQUEST)))),
    HYBRID(() -> hybrid(hybridNamed().rawOption(scan(), "50 ms"))),
    HYBRID_IN_BUCKETS(() -> hybrid(hybridNamed().buckets(Buckets.fixed(2).by(REQUEST)))),
    HYBRID_WITH_KEY(
            () -> hybrid(hybridNamed().deduplicatedBy(REQUEST, SEQ).buckets(Buckets.fixed(2)))),
    CHANGES_OF_LATEST(() -> changes(latestNamed().buckets(Buckets.fixed(2)).build())),
    CHANGES_OF_LATEST_IN_DYNAMIC_BUCKETS(
            () ->
                    changes(
                            latestNamed()
                                    .buckets(Buckets.dynamic())
                                    .accept("LK0606", "one job writes it")
                                    .build())),
    CHANGES_OF_A_GROUP(TableKinds::changesOfAGroup),
    CHANGES_SUMMED_UP(
            () ->
                    new KilledTable<>(
                            summaryDesign(), List.of(new Changes<>(null, Sum.class, Change::sum))));

    private static final String NAME = "ads.killed";

    private static final SequenceGroup BID =
            SequenceGroup.named("bid").orderedBy(BID_SEQ).aggregate(SPENT, AggFunctions.sum());
    private static final SequenceGroup CLICK =
            SequenceGroup.named("click")
                    .orderedBy(CLICK_SEQ)
                    .aggregate(CLICKS, AggFunctions.sum())
                    .latest(PAGE);

    private final Supplier<KilledTable<?>> table;

    TableKinds(Supplier<KilledTable<?>> table) {
        this.table = table;
    }

    /** Those that streams of new rows fill. */
    static List<TableKinds> ofRows() {
        return Stream.of(values()).filter(kind -> !kind.isOfChanges()).toList();
    }

    /** Those that a stream of changes fills. */
    static List<TableKinds> ofChanges() {
        return Stream.of(values()).filter(TableKinds::isOfChanges).toList();
    }

    private boolean isOfChanges() {
        return compareTo(CHANGES_OF_LATEST) >= 0;
    }

    KilledTable<?> table() {
        return table.get();
    }

    private static <D extends GroupedTable> KilledTable<D> grouped(D design) {
        return new KilledTable<>(
                design,
                List.of(
                        new Input<>(BID, Bid.class, Bid::at),
                        new Input<>(CLICK, Click.class, Click::at)));
    }

    private static WideTable.Builder wide() {
        return WideTable.named(NAME)
                .primaryKey(DT, REQUEST)
                .partitionedBy(DT)
                .groups(BID, CLICK)
                .accept("LK0405", SPENT, "each bid comes once")
                .accept("LK0405", CLICKS, "each click comes once");
    }

    private static WideTable.Builder acrossPartitions() {
        return WideTable.named(NAME)
                .primaryKey(REQUEST)
                .partitionedBy(DT)
                .groups(BID, CLICK)
                .buckets(Buckets.dynamic())
                .accept("LK0405", SPENT, "each bid comes once")
                .accept("LK0405", CLICKS, "each click comes once");
    }

    private static DimensionTable dimension() {
        return DimensionTable.named(NAME)
                .primaryKey(DT, REQUEST)
                .groups(BID, CLICK)
                .buckets(Buckets.fixed(2))
                .changelog(ChangelogProducer.LOOKUP)
                .accept("LK0405", SPENT, "each bid comes once")
                .accept("LK0405", CLICKS, "each click comes once")
                .build();
    }

    private static KilledTable<LatestTable> latest() {
        return new KilledTable<>(
                latestNamed().buckets(Buckets.fixed(2)).build(),
                List.of(new Input<>(null, Spent.class, Spent::at)));
    }

    private static LatestTable.Builder latestNamed() {
        return LatestTable.named(NAME)
                .primaryKey(DT, REQUEST)
                .partitionedBy(DT)
                .columns(SPENT)
                .orderedBy(SEQ);
    }

    private static KilledTable<LatestTable> changes(LatestTable design) {
        return new KilledTable<>(
                design, List.of(new Changes<>(null, Spent.class, Change::spentRow)));
    }

    private static KilledTable<DimensionTable> changesOfAGroup() {
        SequenceGroup bid = SequenceGroup.named("bid").orderedBy(BID_SEQ).latest(SPENT);
        return new KilledTable<>(
                DimensionTable.named(NAME)
                        .primaryKey(DT, REQUEST)
                        .groups(bid)
                        .buckets(Buckets.fixed(2))
                        .changelog(ChangelogProducer.LOOKUP)
                        .build(),
                List.of(new Changes<>(bid, Bid.class, Change::bid)));
    }

    /** Each row has a key of its own, as which of several comes first is not known. */
    private static KilledTable<FirstTable> first() {
        return new KilledTable<>(
                FirstTable.named(NAME)
                        .primaryKey(DT, REQUEST, SEQ)
                        .partitionedBy(DT)
                        .columns(SPENT)
                        .buckets(Buckets.fixed(2))
                        .build(),
                List.of(new Input<>(null, Spent.class, Spent::at)));
    }

    private static KilledTable<SummaryTable> summary() {
        return new KilledTable<>(summaryDesign(), List.of(new Input<>(null, Sum.class, Sum::at)));
    }

    private static SummaryTable summaryDesign() {
        return SummaryTable.named(NAME)
                .primaryKey(DT, REQUEST)
                .partitionedBy(DT)
                .aggregate(SPENT, AggFunctions.sum())
                .buckets(Buckets.fixed(2))
                .build();
    }

    /** How often a job without buckets looks for small files that it could compact. */
    private static String scan() {
        return "continuous.discovery-interval";
    }

    private static AppendTable.Builder appendNamed() {
        return AppendTable.named(NAME);
    }

    private static HybridTable.Builder hybridNamed() {
        return HybridTable.named(NAME);
    }

    private static KilledTable<AppendTable> append(AppendTable.Builder table) {
        return new KilledTable<>(
                table.columns(DT, REQUEST, SEQ, SPENT).partitionedBy(DT).build(),
                List.of(new Input<>(null, Spent.class, Spent::at)));
    }

    private static KilledTable<HybridTable> hybrid(HybridTable.Builder table) {
        EventType bids = EventType.of(EVENT, "bid").carries(SPENT);
        EventType clicks = EventType.of(EVENT, "click").carries(CLICKS);
        return new KilledTable<>(
                table.partitionedBy(DT).shared(REQUEST, SEQ).eventTypes(bids, clicks).build(),
                List.of(
                        new Input<>(bids, Spent.class, Spent::at),
                        new Input<>(clicks, Clicked.class, Clicked::at)));
    }
}
