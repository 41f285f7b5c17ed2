package io.lakekit.proof;

import static io.lakekit.proof.Histories.DT;
import static io.lakekit.proof.Histories.ID;
import static io.lakekit.proof.Histories.K;
import static io.lakekit.proof.Histories.STAGE;

import io.lakekit.design.AggFunction;
import io.lakekit.design.AggFunctions;
import io.lakekit.design.AppendTable;
import io.lakekit.design.Buckets;
import io.lakekit.design.ChangelogProducer;
import io.lakekit.design.Deletes;
import io.lakekit.design.DesignBuilder;
import io.lakekit.design.DimensionTable;
import io.lakekit.design.EventType;
import io.lakekit.design.FirstTable;
import io.lakekit.design.HybridTable;
import io.lakekit.design.LatestTable;
import io.lakekit.design.RawOption;
import io.lakekit.design.Retention;
import io.lakekit.design.SequenceGroup;
import io.lakekit.design.SummaryTable;
import io.lakekit.design.WideTable;
import io.lakekit.schema.Column;
import io.lakekit.schema.ColumnType;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/**
 * Draws designs as people might set them, before any rule is asked: each decision slips now and
 * then, so that about half of the drafts hold a mistake or two. A draft either takes on every
 * warning it gets or none.
 */
final class Drafts {

    private static final List<ColumnType<?>> TYPES =
            List.of(
                    ColumnType.BOOLEAN,
                    ColumnType.TINYINT,
                    ColumnType.SMALLINT,
                    ColumnType.INT,
                    ColumnType.BIGINT,
                    ColumnType.FLOAT,
                    ColumnType.DOUBLE,
                    ColumnType.decimal(10, 2),
                    ColumnType.decimal(38, 2),
                    ColumnType.STRING,
                    ColumnType.varchar(5),
                    ColumnType.character(3),
                    ColumnType.binary(3),
                    ColumnType.BYTES,
                    ColumnType.DATE,
                    ColumnType.time(3),
                    ColumnType.timestamp(3),
                    ColumnType.timestampLtz(9),
                    ColumnType.enumeration(Histories.Stage.class),
                    ColumnType.array(ColumnType.INT),
                    ColumnType.array(ColumnType.BYTES),
                    ColumnType.map(ColumnType.STRING, ColumnType.INT),
                    ColumnType.array(ColumnType.row(K, Column.of("v", ColumnType.STRING))),
                    ColumnType.row(Column.of("a", ColumnType.INT)));
    private static final List<ColumnType<?>> IMPOSSIBLE =
            List.of(
                    ColumnType.decimal(39, 0),
                    ColumnType.decimal(5, 9),
                    ColumnType.character(0),
                    ColumnType.varchar(0),
                    ColumnType.binary(0),
                    ColumnType.timestamp(10),
                    ColumnType.time(10),
                    ColumnType.row(),
                    ColumnType.row(
                            Column.of("a", ColumnType.INT), Column.of("a", ColumnType.STRING)),
                    ColumnType.map(ColumnType.BYTES, ColumnType.INT));
    private static final List<ColumnType<?>> ORDERS =
            List.of(
                    ColumnType.INT,
                    ColumnType.BIGINT,
                    ColumnType.DATE,
                    ColumnType.timestamp(3),
                    ColumnType.timestampLtz(3));
    private static final List<String> NAMES =
            List.of("_ROW_ID", "rowkind", "_KEY_id", "_VALUE_KIND", "a,b", "a.b", "", "Upper");
    private static final List<RawOption> FINE =
            List.of(
                    new RawOption("file.format", "orc"),
                    new RawOption("file.format", "avro"),
                    new RawOption("target-file-size", "64 mb"),
                    new RawOption("num-sorted-run.compaction-trigger", "3"),
                    new RawOption("snapshot.num-retained.min", "3"),
                    new RawOption("manifest.merge-min-count", "5"));
    private static final List<RawOption> WRONG =
            List.of(
                    new RawOption("bucktes", "4"),
                    new RawOption("target-file-size", "64 potatoes"),
                    new RawOption("merge-engine", "first-row"),
                    new RawOption("fields.c0.aggregate-functon", "sum"),
                    new RawOption("fields.nowhere.sequence-group", "c0"),
                    new RawOption("snapshot.num-retained.min", "0"),
                    new RawOption("snapshot.num-retained.min", "4000000000"),
                    new RawOption("changelog.num-retained.min", "0"),
                    new RawOption("row-tracking.enabled", "true"),
                    new RawOption("deletion-vectors.enabled", "perhaps"),
                    new RawOption("record-level.expire-time", "1 d"),
                    new RawOption("sequence.field", "nowhere"),
                    new RawOption("rowkind.field", "nowhere"),
                    new RawOption("scan.snapshot-id", "1"),
                    new RawOption("scan.mode", "from-snapshot"),
                    new RawOption("ignore-update-before", "true"),
                    new RawOption("partial-update.remove-record-on-delete", "true"));

    private final SplittableRandom random;
    private final String name;
    private final double slips;
    private final List<Column<?>> partitions = new ArrayList<>();
    private final List<Column<?>> key = new ArrayList<>();
    private final List<Column<?>> drawn = new ArrayList<>();

    private Drafts(SplittableRandom random, String name) {
        this.random = random;
        this.name = name;
        this.slips = List.of(0.0, 0.05, 0.09).get(random.nextInt(3));
        if (random.nextBoolean()) {
            partitions.add(DT);
        }
        if (slip()) {
            partitions.add(column());
        }
        key.addAll(slip() || slip() ? List.of() : partitions);
        if (!slip() || key.isEmpty()) {
            key.add(ID);
        }
        if (slip()) {
            key.add(column());
        }
    }

    /** The draft of this number among those of a seed, and what draws its rows. */
    static Draft of(long seed, int number) {
        SplittableRandom random = new SplittableRandom(seed * 1_000_033 + number);
        Drafts drafts = new Drafts(random, "ads.t" + number);
        DesignBuilder<?, ?> builder = drafts.builder();
        drafts.settings(builder);
        return Draft.of(builder, random);
    }

    private DesignBuilder<?, ?> builder() {
        return switch (random.nextInt(11)) {
            case 0, 1, 2 -> wide();
            case 3 -> dimension();
            case 4, 5 -> summary();
            case 6 -> append();
            case 7, 8 -> latest();
            case 9 -> first();
            default -> hybrid();
        };
    }

    private boolean slip() {
        return random.nextDouble() < slips;
    }

    private <T> T pick(List<T> all) {
        return all.get(random.nextInt(all.size()));
    }

    private ColumnType<?> type() {
        return slip() ? pick(IMPOSSIBLE) : pick(TYPES);
    }

    private Column<?> column() {
        return column(type());
    }

    /** A new column, or one that is there already, with its type or another. */
    private Column<?> column(ColumnType<?> type) {
        if (slip() && !drawn.isEmpty()) {
            Column<?> other = pick(drawn);
            return random.nextBoolean() ? other : Column.of(other.name(), type);
        }
        Column<?> column = Column.of(slip() ? pick(NAMES) : "c" + drawn.size(), type);
        column = slip() ? column.notNull() : column;
        drawn.add(column);
        return column;
    }

    private Column<?>[] some() {
        List<Column<?>> list = new ArrayList<>();
        for (int i = random.nextInt(3); i >= 0; i--) {
            list.add(column());
        }
        return list.toArray(Column<?>[]::new);
    }

    private Column<?>[] keyRest() {
        return key.subList(1, key.size()).toArray(Column<?>[]::new);
    }

    private DesignBuilder<?, ?> wide() {
        return WideTable.named(name)
                .primaryKey(key.get(0), keyRest())
                .groups(groups())
                .unordered(random.nextInt(4) == 0 ? some() : new Column<?>[0])
                .buckets(buckets())
                .changelog(changelog())
                .deletes(random.nextInt(4) == 0 ? Deletes.IGNORE : Deletes.REFUSE);
    }

    private DesignBuilder<?, ?> dimension() {
        return DimensionTable.named(name)
                .primaryKey(key.get(0), keyRest())
                .groups(groups())
                .buckets(buckets())
                .changelog(changelog());
    }

    private DesignBuilder<?, ?> summary() {
        SummaryTable.Builder builder =
                SummaryTable.named(name)
                        .primaryKey(key.get(0), keyRest())
                        .buckets(buckets())
                        .changelog(changelog());
        for (int i = random.nextInt(4); i >= 0; i--) {
            AggFunction<?> function = function();
            builder.aggregate(slip() ? any(ID) : any(taken(function)), as(function));
        }
        return builder;
    }

    private DesignBuilder<?, ?> latest() {
        LatestTable.Builder builder =
                LatestTable.named(name)
                        .primaryKey(key.get(0), keyRest())
                        .columns(some())
                        .buckets(buckets())
                        .changelog(changelog());
        switch (random.nextInt(3)) {
            case 0 -> builder.orderedBy(order());
            case 1 -> {
                Column<? extends Comparable<?>> by = order();
                builder.orderedBy(by, slip() ? by : order());
            }
            default -> {}
        }
        if (slip()) {
            builder.deletes(random.nextBoolean() ? Deletes.REFUSE : Deletes.IGNORE);
        }
        return builder;
    }

    private DesignBuilder<?, ?> first() {
        FirstTable.Builder builder =
                FirstTable.named(name)
                        .primaryKey(key.get(0), keyRest())
                        .columns(some())
                        .buckets(buckets())
                        .changelog(changelog());
        if (slip()) {
            builder.deletes(random.nextBoolean() ? Deletes.WHOLE_ROW : Deletes.IGNORE);
        }
        return builder;
    }

    private DesignBuilder<?, ?> append() {
        AppendTable.Builder builder = AppendTable.named(name).columns(some());
        if (random.nextBoolean()) {
            builder.columns(ID).buckets(fixed());
        }
        return builder;
    }

    private DesignBuilder<?, ?> hybrid() {
        HybridTable.Builder builder =
                HybridTable.named(name)
                        .shared(some())
                        .eventTypes(
                                EventType.of(STAGE, Histories.Stage.VIEW).carries(some()),
                                EventType.of(
                                                STAGE,
                                                slip()
                                                        ? Histories.Stage.VIEW
                                                        : Histories.Stage.CLICK)
                                        .carries(some()));
        if (random.nextBoolean()) {
            builder.deduplicatedBy(slip() ? column() : ID);
        }
        return builder;
    }

    private void settings(DesignBuilder<?, ?> builder) {
        if (!partitions.isEmpty()) {
            builder.partitionedBy(partitions.toArray(Column<?>[]::new));
        }
        if (slip()) {
            builder.keep(retention());
        }
        if (random.nextInt(4) == 0) {
            RawOption option = slip() || slip() ? pick(WRONG) : pick(FINE);
            builder.rawOption(option.key(), option.value());
        } else if (slip()) {
            RawOption option = pick(WRONG);
            builder.rawOption(option.key(), option.value());
        }
    }

    private Retention retention() {
        return switch (random.nextInt(5)) {
            case 0 -> Retention.partitions(Duration.ZERO);
            case 1 -> Retention.partitions(Duration.ofDays(30)).daysAs("yyyy/MM/QQ");
            case 2 -> Retention.partitions(Duration.ofDays(30)).hoursIn(DT);
            case 3 -> Retention.snapshots(Duration.ofDays(-1));
            default -> Retention.partitions(Duration.ofDays(3000));
        };
    }

    private Buckets buckets() {
        if (slip()) {
            return random.nextBoolean() ? Buckets.dynamic() : Buckets.postpone();
        }
        return fixed();
    }

    private Buckets.Fixed fixed() {
        int count = slip() ? random.nextInt(-2, 1) : 1 + random.nextInt(2);
        return slip()
                ? Buckets.fixed(count).by(column())
                : random.nextInt(3) == 0
                        ? Buckets.fixed(count).by(slip() ? DT : ID)
                        : Buckets.fixed(count);
    }

    private ChangelogProducer changelog() {
        if (slip()) {
            return random.nextBoolean()
                    ? ChangelogProducer.INPUT
                    : ChangelogProducer.FULL_COMPACTION;
        }
        return random.nextInt(6) == 0 ? ChangelogProducer.LOOKUP : ChangelogProducer.NONE;
    }

    private SequenceGroup[] groups() {
        List<SequenceGroup> groups = new ArrayList<>();
        for (int i = slip() ? -1 : random.nextInt(3); i >= 0; i--) {
            groups.add(group(slip() ? "g0" : "g" + i));
        }
        return groups.toArray(SequenceGroup[]::new);
    }

    @SuppressWarnings("unchecked") // the rules are to find what is not comparable
    private Column<? extends Comparable<?>> order() {
        return (Column<? extends Comparable<?>>)
                (slip() ? pick(List.of(ID, DT)) : column(slip() ? type() : pick(ORDERS)));
    }

    private SequenceGroup group(String group) {
        Column<? extends Comparable<?>> by = order();
        SequenceGroup members = SequenceGroup.named(group).orderedBy(by);
        if (random.nextInt(3) > 0) {
            members = members.thenBy(slip() ? by : order());
        }
        for (int i = slip() ? -1 : random.nextInt(3); i >= 0; i--) {
            members = slip() ? members.latest(by) : member(members);
        }
        return members;
    }

    private SequenceGroup member(SequenceGroup group) {
        return switch (random.nextInt(4)) {
            case 0, 1 -> group.latest(slip() ? ID : column());
            case 2 -> group.latestNonNull(column());
            default -> {
                AggFunction<?> function = function();
                yield group.aggregate(any(taken(function)), as(function));
            }
        };
    }

    /** A column that the function takes, or any. */
    private Column<?> taken(AggFunction<?> function) {
        return column(slip() ? type() : Histories.typeFor(function, random));
    }

    private AggFunction<?> function() {
        if (slip()) {
            return pick(
                    List.of(
                            AggFunctions.nestedUpdate(DT),
                            AggFunctions.nestedUpdate(Column.of("v", ColumnType.STRING)),
                            AggFunctions.nestedUpdate(K).limitedTo(2),
                            AggFunctions.sum().ignoringRetract(),
                            AggFunctions.max().limitedTo(1)));
        }
        return pick(Histories.functions());
    }

    @SuppressWarnings("unchecked")
    private static Column<Object> any(Column<?> column) {
        return (Column<Object>) column;
    }

    @SuppressWarnings("unchecked")
    private static AggFunction<Object> as(AggFunction<?> function) {
        return (AggFunction<Object>) function;
    }
}
