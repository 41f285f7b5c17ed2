package io.lakekit;

import io.lakekit.design.AggFunction;
import io.lakekit.design.AggFunctions;
import io.lakekit.design.AppendTable;
import io.lakekit.design.Buckets;
import io.lakekit.design.ChangelogProducer;
import io.lakekit.design.Deletes;
import io.lakekit.design.DimensionTable;
import io.lakekit.design.EventType;
import io.lakekit.design.FirstTable;
import io.lakekit.design.HybridTable;
import io.lakekit.design.LatestTable;
import io.lakekit.design.Retention;
import io.lakekit.design.SequenceGroup;
import io.lakekit.design.SummaryTable;
import io.lakekit.design.TableDesign;
import io.lakekit.design.WideTable;
import io.lakekit.diagnostic.Diagnostic;
import io.lakekit.diagnostic.Diagnostics;
import io.lakekit.diagnostic.Severity;
import io.lakekit.schema.Column;
import io.lakekit.schema.ColumnType;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.function.BiConsumer;
import java.util.function.Supplier;

/** Draws designs, good and bad alike, with all their warnings accepted. */
final class RandomDesigns {

    private static final Column<String> DT = Column.of("dt", ColumnType.STRING);
    private static final Column<RandomTypes.Stage> EVENT =
            Column.of("event", ColumnType.enumeration(RandomTypes.Stage.class));

    private final SplittableRandom random;
    private final RandomTypes types;
    private final String name;
    private final List<Column<?>> partitions = new ArrayList<>();
    private final List<Column<?>> key = new ArrayList<>();
    private int columns;

    private RandomDesigns(SplittableRandom random, String name) {
        this.random = random;
        this.types = new RandomTypes(random);
        this.name = name;
        if (random.nextBoolean()) {
            partitions.add(DT);
        }
        if (random.nextInt(4) == 0) {
            partitions.add(column());
        }
        key.addAll(partitions);
        for (int i = random.nextInt(3); i >= 0; i--) {
            key.add(random.nextBoolean() ? Column.of("id" + i, ColumnType.BIGINT) : column());
        }
    }

    /** A design, or nothing if the rules refuse what was drawn. */
    static Optional<TableDesign> draw(SplittableRandom random, String name) {
        RandomDesigns draft = new RandomDesigns(random, name);
        return switch (random.nextInt(14)) {
            case 0, 1, 2, 3 -> draft.wide();
            case 4, 5, 6, 7 -> draft.dimension();
            case 8, 9 -> draft.summary();
            case 10 -> draft.append();
            case 11 -> draft.latest();
            case 12 -> draft.first();
            default -> draft.hybrid();
        };
    }

    private Column<?> column() {
        return Column.of("c" + columns++, types.type(2));
    }

    private Column<?>[] someColumns() {
        List<Column<?>> drawn = new ArrayList<>();
        for (int i = random.nextInt(3); i >= 0; i--) {
            drawn.add(column());
        }
        return drawn.toArray(Column<?>[]::new);
    }

    private static <D extends TableDesign> Optional<TableDesign> built(
            Diagnostics found, BiConsumer<Diagnostic, String> accept, Supplier<D> build) {
        if (found.hasErrors()) {
            return Optional.empty();
        }
        found.of(Severity.WARNING).forEach(given -> accept.accept(given, "drawn at random"));
        return Optional.of(build.get());
    }

    private Column<?>[] rest(List<Column<?>> list) {
        return list.subList(1, list.size()).toArray(Column<?>[]::new);
    }

    private Optional<TableDesign> wide() {
        WideTable.Builder builder =
                WideTable.named(name)
                        .primaryKey(key.get(0), rest(key))
                        .partitionedBy(partitions.toArray(Column<?>[]::new))
                        .groups(groups())
                        .unordered(random.nextInt(3) == 0 ? someColumns() : new Column<?>[0])
                        .buckets(buckets())
                        .changelog(changelog())
                        .deletes(random.nextBoolean() ? Deletes.REFUSE : Deletes.IGNORE);
        return built(builder.check(), builder::accept, builder::build);
    }

    private Optional<TableDesign> dimension() {
        DimensionTable.Builder builder =
                DimensionTable.named(name)
                        .primaryKey(key.get(0), rest(key))
                        .partitionedBy(partitions.toArray(Column<?>[]::new))
                        .groups(groups())
                        .unordered(random.nextInt(3) == 0 ? someColumns() : new Column<?>[0])
                        .buckets(buckets())
                        .changelog(changelog());
        return built(builder.check(), builder::accept, builder::build);
    }

    private Optional<TableDesign> summary() {
        SummaryTable.Builder builder =
                SummaryTable.named(name)
                        .primaryKey(key.get(0), rest(key))
                        .partitionedBy(partitions.toArray(Column<?>[]::new))
                        .buckets(buckets())
                        .changelog(changelog());
        for (Column<?> column : someColumns()) {
            builder.aggregate(any(column), function());
        }
        if (random.nextInt(4) == 0) {
            builder.deletes(random.nextBoolean() ? Deletes.IGNORE : Deletes.WHOLE_ROW);
        }
        return built(builder.check(), builder::accept, builder::build);
    }

    private Optional<TableDesign> latest() {
        LatestTable.Builder builder =
                LatestTable.named(name)
                        .primaryKey(key.get(0), rest(key))
                        .partitionedBy(partitions.toArray(Column<?>[]::new))
                        .columns(someColumns())
                        .buckets(buckets())
                        .changelog(changelog())
                        .deletes(random.nextBoolean() ? Deletes.WHOLE_ROW : Deletes.IGNORE);
        if (random.nextInt(4) == 0) {
            Column<Instant> created = Column.of("created", ColumnType.timestampLtz(3));
            builder.columns(created).keep(Retention.rows(Duration.ofDays(365), created));
        }
        if (random.nextInt(4) == 0) {
            builder.kindIn(Column.of("op", ColumnType.STRING));
        }
        switch (random.nextInt(3)) {
            case 0 -> builder.orderedBy(Column.of("version", ColumnType.BIGINT));
            case 1 ->
                    builder.orderedBy(
                            Column.of("at", ColumnType.timestampLtz(3)).notNull(),
                            Column.of("version", ColumnType.INT));
            default -> {}
        }
        return built(builder.check(), builder::accept, builder::build);
    }

    private Optional<TableDesign> first() {
        FirstTable.Builder builder =
                FirstTable.named(name)
                        .primaryKey(key.get(0), rest(key))
                        .partitionedBy(partitions.toArray(Column<?>[]::new))
                        .columns(someColumns())
                        .buckets(buckets())
                        .changelog(
                                random.nextBoolean()
                                        ? ChangelogProducer.LOOKUP
                                        : ChangelogProducer.NONE)
                        .deletes(random.nextBoolean() ? Deletes.REFUSE : Deletes.IGNORE);
        return built(builder.check(), builder::accept, builder::build);
    }

    private Optional<TableDesign> append() {
        AppendTable.Builder builder =
                AppendTable.named(name)
                        .columns(someColumns())
                        .partitionedBy(partitions.toArray(Column<?>[]::new));
        if (random.nextBoolean()) {
            Column<?> hashed = column();
            builder.columns(hashed).buckets(Buckets.fixed(2).by(hashed));
        }
        return built(builder.check(), builder::accept, builder::build);
    }

    private Optional<TableDesign> hybrid() {
        HybridTable.Builder builder =
                HybridTable.named(name)
                        .partitionedBy(partitions.toArray(Column<?>[]::new))
                        .shared(someColumns())
                        .eventTypes(
                                EventType.of(EVENT, RandomTypes.Stage.BID).carries(someColumns()),
                                EventType.of(EVENT, RandomTypes.Stage.CLICK)
                                        .carries(someColumns()));
        if (random.nextBoolean()) {
            builder.deduplicatedBy(column(), someColumns());
        }
        return built(builder.check(), builder::accept, builder::build);
    }

    private Buckets buckets() {
        return Buckets.fixed(1 + random.nextInt(2));
    }

    private ChangelogProducer changelog() {
        ChangelogProducer[] all = ChangelogProducer.values();
        return all[random.nextInt(all.length)];
    }

    private SequenceGroup[] groups() {
        List<SequenceGroup> groups = new ArrayList<>();
        for (int i = random.nextInt(3); i >= 0; i--) {
            groups.add(group("g" + i));
        }
        return groups.toArray(SequenceGroup[]::new);
    }

    private SequenceGroup group(String group) {
        SequenceGroup drawn = SequenceGroup.named(group).orderedBy(ordering());
        drawn = random.nextBoolean() ? drawn.thenBy(ordering()) : drawn;
        for (Column<?> column : someColumns()) {
            drawn =
                    switch (random.nextInt(3)) {
                        case 0 -> drawn.latest(column);
                        case 1 -> drawn.latestNonNull(column);
                        default -> drawn.aggregate(any(column), function());
                    };
        }
        return drawn;
    }

    @SuppressWarnings("unchecked")
    private Column<? extends Comparable<?>> ordering() {
        return (Column<? extends Comparable<?>>) column();
    }

    /** Whether the function takes the column is for the rules to say. */
    @SuppressWarnings("unchecked")
    private static Column<Object> any(Column<?> column) {
        return (Column<Object>) column;
    }

    /** Bitmaps and sketches are left out, whose bytes must be made by their libraries. */
    @SuppressWarnings("unchecked")
    private AggFunction<Object> function() {
        List<AggFunction<?>> all =
                List.of(
                        AggFunctions.sum(),
                        AggFunctions.product(),
                        AggFunctions.max(),
                        AggFunctions.min(),
                        AggFunctions.latest(),
                        AggFunctions.latestNonNull(),
                        AggFunctions.first(),
                        AggFunctions.firstNonNull(),
                        AggFunctions.listAgg("; "),
                        AggFunctions.boolAnd(),
                        AggFunctions.boolOr(),
                        AggFunctions.collect(),
                        AggFunctions.collectDistinct(),
                        AggFunctions.mergeMap(),
                        AggFunctions.nestedUpdate(),
                        AggFunctions.nestedUpdate(Column.of("f1", ColumnType.INT)));
        return (AggFunction<Object>) all.get(random.nextInt(all.size()));
    }
}
