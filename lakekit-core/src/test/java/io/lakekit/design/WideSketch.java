package io.lakekit.design;

import static io.lakekit.design.AggFunctions.collectDistinct;
import static io.lakekit.design.AggFunctions.first;
import static io.lakekit.design.AggFunctions.max;
import static io.lakekit.design.AggFunctions.mergeMap;
import static io.lakekit.design.AggFunctions.sum;
import static io.lakekit.design.Samples.AD;
import static io.lakekit.design.Samples.BID_PRICE;
import static io.lakekit.design.Samples.DT;
import static io.lakekit.design.Samples.REQUEST;
import static io.lakekit.schema.ColumnType.BIGINT;
import static io.lakekit.schema.ColumnType.BOOLEAN;
import static io.lakekit.schema.ColumnType.BYTES;
import static io.lakekit.schema.ColumnType.DATE;
import static io.lakekit.schema.ColumnType.DOUBLE;
import static io.lakekit.schema.ColumnType.INT;
import static io.lakekit.schema.ColumnType.STRING;
import static io.lakekit.schema.ColumnType.array;
import static io.lakekit.schema.ColumnType.character;
import static io.lakekit.schema.ColumnType.decimal;
import static io.lakekit.schema.ColumnType.enumeration;
import static io.lakekit.schema.ColumnType.map;
import static io.lakekit.schema.ColumnType.row;
import static io.lakekit.schema.ColumnType.time;
import static io.lakekit.schema.ColumnType.timestamp;
import static io.lakekit.schema.ColumnType.timestampLtz;

import io.lakekit.diagnostic.Diagnostics;
import io.lakekit.schema.Column;
import io.lakekit.schema.ColumnType;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** A good wide table in the making, and the mistakes that can be added to it. */
final class WideSketch {

    private static final Column<String> TEXT = Column.of("txt", STRING);

    private final List<Column<?>> key = new ArrayList<>(List.of(REQUEST, AD, DT));
    private final List<Column<?>> partitions = new ArrayList<>(List.of(DT));
    private final List<SequenceGroup> groups = new ArrayList<>(List.of(Samples.BID, Samples.CLICK));
    private final List<Acceptance> accepted = new ArrayList<>();
    private String name = "ads.diagnosis";
    private Buckets buckets = Buckets.fixed(2);
    private ChangelogProducer changelog = ChangelogProducer.NONE;
    private Deletes deletes = Deletes.REFUSE;
    private Retention retention = Retention.snapshots(Duration.ofHours(6));
    private int comments = 1;

    Diagnostics check() {
        return builder().check();
    }

    WideTable.Builder builder() {
        WideTable.Builder builder =
                WideTable.named(name)
                        .primaryKey(
                                key.get(0), key.subList(1, key.size()).toArray(Column<?>[]::new))
                        .partitionedBy(partitions.toArray(Column<?>[]::new))
                        .groups(groups.toArray(SequenceGroup[]::new))
                        .buckets(buckets)
                        .changelog(changelog)
                        .deletes(deletes)
                        .keep(retention);
        accepted.forEach(given -> builder.accept(given));
        for (int i = 0; i < comments; i++) {
            builder.comment("what became of a request");
        }
        return builder;
    }

    private static SequenceGroup.OrderStep order(String group) {
        return SequenceGroup.named(group);
    }

    private static SequenceGroup group(String group) {
        return order(group).orderedBy(Column.of(group + "_ts", timestampLtz(3)));
    }

    private void owns(String group, Column<?> value) {
        groups.add(group(group).latest(value));
    }

    private void owns(String name, ColumnType<?> type) {
        owns(name + "_group", Column.of(name, type));
    }

    private <T extends Comparable<T>> void orders(String name, ColumnType<T> type) {
        groups.add(
                order(name)
                        .orderedBy(Column.of(name + "_order", type))
                        .latest(Column.of(name + "_value", INT)));
    }

    private void keyed(Column<?> column) {
        key.add(column);
    }

    private void accepts(String code, String reason) {
        accepted.add(new Acceptance(code, "", reason));
    }

    private void keeps(Retention kept) {
        retention = kept;
    }

    static final List<Mistake<WideSketch>> MISTAKES = new ArrayList<>();

    static {
        names();
        keys();
        types();
        ownership();
        orders();
        functions();
        partitions();
        retention();
        buckets();
        changes();
    }

    private static void add(Mistake<WideSketch> mistake) {
        MISTAKES.add(mistake);
    }

    private static void names() {
        add(Mistake.of("LK0001", s -> s.comments = 2));
        add(Mistake.of("LK0002", s -> s.name = "ads.my/table"));
        add(Mistake.of("LK0003", s -> s.owns("odd", Column.of("a.b", INT))));
        add(Mistake.of("LK0004", s -> s.owns("camel", Column.of("adPrice", INT))));
        add(Mistake.of("LK0005", s -> s.owns("reserved", Column.of("_KEY_x", INT))));
        add(
                Mistake.of(
                        "LK0006",
                        s -> {
                            s.keyed(Column.of("region", BIGINT));
                            s.partitions.add(Column.of("region", INT));
                        }));
        add(Mistake.of("LK0010", s -> s.accepts("LK0399", "seen in a message")));
        add(Mistake.of("LK0011", s -> s.accepts("LK0302", "both are right")));
        add(Mistake.of("LK0012", s -> s.accepts("LK0411", "ids are never null")));
        add(Mistake.of("LK0013", s -> s.accepts("LK0801", " ")));
        add(
                Mistake.of(
                        "LK0014",
                        s -> {
                            s.accepts("LK0802", "one reason");
                            s.accepts("LK0802", "another reason");
                        }));
    }

    private static void keys() {
        add(Mistake.of("LK0101", s -> s.keyed(Column.of("score", DOUBLE))));
        add(Mistake.of("LK0102", s -> s.partitions.add(Column.of("country", STRING))));
        add(Mistake.of("LK0104", s -> s.keyed(AD)));
        add(Mistake.of("LK0105", s -> s.keyed(Column.of("country_code", character(2)))));
        add(Mistake.of("LK0106", s -> s.keyed(Column.of("created", timestamp(9)))));
    }

    private static void types() {
        add(Mistake.of("LK0201", s -> s.owns("large", decimal(39, 2))));
        add(Mistake.of("LK0202", s -> s.owns("deep", decimal(5, 6))));
        add(Mistake.of("LK0203", s -> s.owns("hollow", array(row()))));
        add(Mistake.of("LK0204", s -> s.owns("twins", row(TEXT, TEXT))));
        add(Mistake.of("LK0205", s -> s.owns("oddly", row(Column.of("a,b", INT)))));
        add(Mistake.of("LK0206", s -> s.owns("by_bytes", map(BYTES, INT))));
        add(Mistake.of("LK0207", s -> s.owns("strict", Column.of("must", INT).notNull())));
    }

    private static void ownership() {
        add(Mistake.of("LK0302", s -> s.owns("thief", BID_PRICE)));
        add(Mistake.of("LK0303", s -> s.owns("keeper", REQUEST)));
        add(Mistake.of("LK0304", s -> s.owns("clock", Samples.CLICK_TIME)));
        add(
                Mistake.of(
                        "LK0305",
                        s ->
                                s.groups.add(
                                        order("guest")
                                                .orderedBy(Samples.BID_TIME)
                                                .latest(Column.of("g1", INT)))));
        add(Mistake.of("LK0306", s -> s.groups.add(group("idle"))));
        add(
                Mistake.of(
                        "LK0307",
                        s -> {
                            s.groups.add(group("twin").latest(Column.of("t1", INT)));
                            s.groups.add(
                                    order("twin")
                                            .orderedBy(Column.of("other_ts", timestampLtz(3)))
                                            .latest(Column.of("t2", INT)));
                        }));
        add(
                Mistake.of(
                        "LK0308",
                        s ->
                                s.groups.add(
                                        order(" ")
                                                .orderedBy(
                                                        Column.of("nameless_ts", timestampLtz(3)))
                                                .latest(Column.of("nameless", INT)))));
    }

    private static void orders() {
        add(Mistake.of("LK0309", s -> s.orders("floating", DOUBLE)));
        add(Mistake.of("LK0310", s -> s.orders("spelt", STRING)));
        Column<Instant> time = Column.of("again_ts", timestampLtz(3));
        add(
                Mistake.of(
                        "LK0311",
                        s ->
                                s.groups.add(
                                        order("again")
                                                .orderedBy(time)
                                                .thenBy(time)
                                                .latest(Column.of("a1", INT)))));
        add(Mistake.of("LK0312", s -> s.orders("coarse", timestampLtz(0))));
    }

    private static void functions() {
        add(
                Mistake.of(
                        "LK0401",
                        s ->
                                s.groups.add(
                                        group("flags")
                                                .aggregate(Column.of("flag", BOOLEAN), max()))));
        add(Mistake.of("LK0402", s -> s.groups.add(group("early").aggregate(TEXT, first()))));
        add(
                Mistake.of(
                        "LK0405",
                        s ->
                                s.groups.add(
                                        group("count")
                                                .aggregate(Column.of("counted", BIGINT), sum()))));
        add(
                Mistake.of(
                        "LK0408",
                        s ->
                                s.groups.add(
                                        group("tags")
                                                .aggregate(
                                                        Column.of("tag", map(STRING, INT)),
                                                        mergeMap()))));
        add(
                Mistake.<WideSketch>of(
                                "LK0412",
                                s ->
                                        s.groups.add(
                                                group("blobs")
                                                        .aggregate(
                                                                Column.of("blob", array(BYTES)),
                                                                collectDistinct())))
                        .with("LK0420"));
        add(
                Mistake.of(
                        "LK0414",
                        s ->
                                s.groups.add(
                                        group("peak").aggregate(Column.of("top", DOUBLE), max()))));
        add(
                Mistake.of(
                        "LK0417",
                        s ->
                                s.groups.add(
                                        group("stage")
                                                .aggregate(
                                                        Column.of(
                                                                "last_stage",
                                                                enumeration(Samples.AdEvent.class)),
                                                        max()))));
    }

    private void partitionedAlsoBy(Column<?> column) {
        key.add(column);
        partitions.add(column);
    }

    private static void partitions() {
        add(Mistake.of("LK0502", s -> s.partitionedAlsoBy(Column.of("minute", time(0)))));
        add(Mistake.of("LK0503", s -> s.partitions.add(DT)));
        add(Mistake.of("LK0504", s -> s.partitionedAlsoBy(Column.of("day", DATE))));
    }

    private static void retention() {
        Retention month = Retention.partitions(Duration.ofDays(30));
        Column<String> elsewhere = Column.of("hour_of_day", STRING);
        Column<String> longer = Column.of("dt_hour", STRING);
        add(
                Mistake.<WideSketch>of(
                                "LK0506",
                                s -> {
                                    Column<Integer> region = Column.of("region_id", INT);
                                    s.key.add(region);
                                    s.partitions.add(0, region);
                                    s.keeps(month);
                                })
                        .sets("retention"));
        add(
                Mistake.<WideSketch>of("LK0507", s -> s.keeps(month.hoursIn(elsewhere)))
                        .sets("retention"));
        add(
                Mistake.<WideSketch>of(
                                "LK0508",
                                s -> {
                                    s.partitionedAlsoBy(longer);
                                    s.keeps(month.hoursIn(longer));
                                })
                        .sets("retention"));
        add(
                Mistake.<WideSketch>of("LK0509", s -> s.keeps(month.daysAs("YYYY-MM-dd")))
                        .sets("retention"));
        add(
                Mistake.<WideSketch>of("LK0510", s -> s.keeps(Retention.snapshots(Duration.ZERO)))
                        .sets("retention"));
        add(
                Mistake.<WideSketch>of(
                                "LK0511", s -> s.keeps(Retention.partitions(Duration.ofHours(20))))
                        .sets("retention"));
    }

    private static void buckets() {
        add(Mistake.<WideSketch>of("LK0601", s -> s.buckets = Buckets.fixed(0)).sets("buckets"));
        add(
                Mistake.<WideSketch>of("LK0602", s -> s.buckets = Buckets.fixed(2).by(BID_PRICE))
                        .sets("buckets"));
        add(
                Mistake.<WideSketch>of("LK0603", s -> s.buckets = Buckets.fixed(2).by(DT, AD))
                        .sets("buckets"));
        add(Mistake.<WideSketch>of("LK0607", s -> s.buckets = Buckets.postpone()).sets("buckets"));
        add(
                Mistake.<WideSketch>of("LK0609", s -> s.buckets = Buckets.fixed(2).by(AD, AD))
                        .sets("buckets"));
    }

    /**
     * A changelog and expiring partitions give advice together, so mistakes of both kinds are not
     * combined.
     */
    private static void changes() {
        add(
                Mistake.<WideSketch>of("LK0701", s -> s.changelog = ChangelogProducer.INPUT)
                        .sets("changelog", "retention"));
        add(
                Mistake.<WideSketch>of(
                                "LK0702", s -> s.changelog = ChangelogProducer.FULL_COMPACTION)
                        .sets("changelog", "retention"));
        add(Mistake.of("LK0703", s -> s.deletes = Deletes.WHOLE_ROW));
        add(
                Mistake.<WideSketch>of(
                                "LK0704",
                                s -> {
                                    s.deletes = Deletes.IGNORE;
                                    s.groups.add(
                                            group("total")
                                                    .aggregate(Column.of("amount", BIGINT), sum()));
                                })
                        .with("LK0405"));
    }
}
