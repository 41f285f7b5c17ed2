package io.lakekit.proof;

import static io.lakekit.schema.ColumnType.BIGINT;
import static io.lakekit.schema.ColumnType.BOOLEAN;
import static io.lakekit.schema.ColumnType.DATE;
import static io.lakekit.schema.ColumnType.DOUBLE;
import static io.lakekit.schema.ColumnType.INT;
import static io.lakekit.schema.ColumnType.STRING;
import static io.lakekit.schema.ColumnType.array;
import static io.lakekit.schema.ColumnType.decimal;
import static io.lakekit.schema.ColumnType.enumeration;
import static io.lakekit.schema.ColumnType.map;
import static io.lakekit.schema.ColumnType.row;
import static io.lakekit.schema.ColumnType.timestamp;
import static io.lakekit.schema.ColumnType.timestampLtz;

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
import io.lakekit.design.KeyStep;
import io.lakekit.design.LatestTable;
import io.lakekit.design.SequenceGroup;
import io.lakekit.design.SummaryTable;
import io.lakekit.design.TableDesign;
import io.lakekit.design.WholeRowBuilder;
import io.lakekit.design.WideTable;
import io.lakekit.diagnostic.Severity;
import io.lakekit.function.Balance;
import io.lakekit.function.TopCreatives;
import io.lakekit.schema.Column;
import io.lakekit.schema.ColumnType;
import io.lakekit.schema.Row;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;

/** Draws designs of every kind whose columns combine by every function, all warnings accepted. */
final class Histories {

    /** Stages of events. */
    enum Stage {
        VIEW,
        CLICK,
        SALE
    }

    static final Column<String> DT = Column.of("dt", STRING).notNull();
    static final Column<Integer> ID = Column.of("id", INT).notNull();
    static final Column<Stage> STAGE = Column.of("stage", enumeration(Stage.class)).notNull();
    static final Column<Integer> K = Column.of("k", INT).notNull();
    private static final ColumnType<List<Row>> ROWS =
            array(row(K, Column.of("v", STRING)).notNull());
    private static final List<ColumnType<?>> ANY =
            List.of(
                    BOOLEAN,
                    INT,
                    BIGINT,
                    DOUBLE,
                    decimal(10, 2),
                    STRING,
                    DATE,
                    timestamp(3),
                    timestampLtz(6),
                    enumeration(Stage.class),
                    array(INT),
                    map(STRING, INT),
                    row(Column.of("a", INT), Column.of("b", STRING)),
                    ColumnType.BYTES);
    private static final List<ColumnType<?>> COMPARABLE =
            List.of(INT, BIGINT, STRING, DATE, timestampLtz(3), decimal(10, 2), DOUBLE);
    private static final List<ColumnType<?>> ORDERS =
            List.of(INT, BIGINT, DATE, timestamp(3), timestampLtz(3), decimal(9, 1), STRING);

    private final SplittableRandom random;
    private int columns;

    private Histories(SplittableRandom random) {
        this.random = random;
    }

    /** A design that the rules accept. */
    static TableDesign design(SplittableRandom random, String name) {
        Optional<TableDesign> drawn = Optional.empty();
        while (drawn.isEmpty()) {
            drawn = new Histories(random).draw(name);
        }
        return drawn.get();
    }

    private Optional<TableDesign> draw(String name) {
        return switch (random.nextInt(14)) {
            case 0, 1, 2, 3, 4 -> wide(name);
            case 5, 6 -> dimension(name);
            case 7, 8 -> summary(name);
            case 9 -> append(name);
            case 10, 11 -> latest(name);
            case 12 -> first(name);
            default -> hybrid(name);
        };
    }

    private <T> T pick(List<T> all) {
        return all.get(random.nextInt(all.size()));
    }

    private Column<?> column(ColumnType<?> type) {
        return Column.of("c" + columns++, type);
    }

    private Optional<TableDesign> built(DesignBuilder<?, ?> builder) {
        if (builder.check().hasErrors()) {
            return Optional.empty();
        }
        acceptAll(builder);
        TableDesign design = builder.build();
        if (random.nextInt(4) > 0) {
            return Optional.of(design);
        }
        List<String> names = new ArrayList<>();
        design.columns()
                .forEach(column -> names.add(random.nextInt(names.size() + 1), column.name()));
        builder.columnOrder(names.toArray(String[]::new));
        return Optional.of(builder.build());
    }

    static void acceptAll(DesignBuilder<?, ?> builder) {
        builder.check()
                .of(Severity.WARNING)
                .forEach(given -> builder.accept(given, "drawn at random"));
    }

    private Optional<TableDesign> wide(String name) {
        Column<?>[] loose = unordered();
        WideTable.Builder builder =
                WideTable.named(name)
                        .primaryKey(DT, ID)
                        .partitionedBy(
                                random.nextBoolean()
                                        ? List.of(DT).toArray(Column[]::new)
                                        : new Column<?>[0])
                        .groups(groups())
                        .unordered(loose)
                        .buckets(Buckets.fixed(1 + random.nextInt(2)))
                        .changelog(changelog())
                        .deletes(random.nextInt(4) == 0 ? Deletes.IGNORE : Deletes.REFUSE);
        if (random.nextInt(loose.length == 0 ? 16 : 2) == 0) {
            builder.rowsOrderedBy(nullableOrder());
        }
        return built(builder);
    }

    private Optional<TableDesign> dimension(String name) {
        DimensionTable.Builder builder =
                DimensionTable.named(name).primaryKey(ID).groups(groups()).changelog(changelog());
        return built(builder);
    }

    private Optional<TableDesign> summary(String name) {
        SummaryTable.Builder builder =
                SummaryTable.named(name).primaryKey(DT, ID).changelog(changelog());
        boolean undone = random.nextBoolean();
        for (int i = random.nextInt(4); i >= 0; i--) {
            switch (random.nextInt(8)) {
                case 0 ->
                        builder.aggregate(
                                top(),
                                undone
                                        ? AggFunctions.userDefined(new TopCreatives(2))
                                                .ignoringRetract()
                                        : AggFunctions.userDefined(new TopCreatives(2)));
                case 1 -> builder.aggregate(Column.of("c" + columns++, BIGINT), new Balance());
                default -> {
                    AggFunction<?> function = undone ? undoing() : pick(functions());
                    builder.aggregate(any(typed(function)), as(function));
                }
            }
        }
        if (random.nextBoolean()) {
            builder.rowsOrderedBy(order());
        }
        return built(builder);
    }

    /** A function that undoes what is retracted, or ignores it. */
    private AggFunction<?> undoing() {
        return switch (random.nextInt(3)) {
            case 0 -> AggFunctions.sum();
            case 1 -> AggFunctions.count();
            default -> pick(functions()).ignoringRetract();
        };
    }

    private <B extends WholeRowBuilder<?, B>> B wholeRows(KeyStep<B> table) {
        B builder =
                table.primaryKey(DT, ID)
                        .partitionedBy(
                                random.nextBoolean() ? new Column<?>[] {DT} : new Column<?>[0])
                        .buckets(Buckets.fixed(1 + random.nextInt(2)))
                        .changelog(changelog());
        for (int i = random.nextInt(4); i > 0; i--) {
            builder.columns(column(pick(ANY)));
        }
        return builder;
    }

    private Optional<TableDesign> latest(String name) {
        LatestTable.Builder builder = wholeRows(LatestTable.named(name));
        switch (random.nextInt(4)) {
            case 0 -> builder.orderedBy(order());
            case 1 -> builder.orderedBy(order(), order());
            case 2 -> builder.orderedBy(order(), order(), order());
            default -> {}
        }
        if (random.nextInt(6) == 0) {
            builder.deletes(Deletes.IGNORE);
        }
        return built(builder);
    }

    private Optional<TableDesign> first(String name) {
        FirstTable.Builder builder = wholeRows(FirstTable.named(name));
        return built(builder);
    }

    private Column<? extends Comparable<?>> order() {
        Column<? extends Comparable<?>> drawn = nullableOrder();
        return random.nextInt(3) == 0 ? drawn.notNull() : drawn;
    }

    @SuppressWarnings("unchecked")
    private Column<? extends Comparable<?>> nullableOrder() {
        return (Column<? extends Comparable<?>>) column(pick(ORDERS));
    }

    private Optional<TableDesign> append(String name) {
        AppendTable.Builder builder =
                AppendTable.named(name).columns(DT, ID, column(pick(ANY)), column(pick(ANY)));
        return built(builder);
    }

    private Optional<TableDesign> hybrid(String name) {
        HybridTable.Builder builder =
                HybridTable.named(name)
                        .partitionedBy(DT)
                        .shared(column(pick(ANY)))
                        .eventTypes(
                                EventType.of(STAGE, Stage.VIEW).carries(column(pick(ANY))),
                                EventType.of(STAGE, Stage.CLICK).carries(column(pick(ANY))));
        if (random.nextBoolean()) {
            builder.deduplicatedBy(ID);
        }
        return built(builder);
    }

    private Column<?>[] unordered() {
        return random.nextInt(3) == 0
                ? new Column<?>[] {column(pick(ANY)), column(pick(ANY))}
                : new Column<?>[0];
    }

    private ChangelogProducer changelog() {
        return random.nextInt(4) == 0 ? ChangelogProducer.LOOKUP : ChangelogProducer.NONE;
    }

    private SequenceGroup[] groups() {
        List<SequenceGroup> groups = new ArrayList<>();
        for (int i = random.nextInt(3); i >= 0; i--) {
            groups.add(group("g" + i));
        }
        return groups.toArray(SequenceGroup[]::new);
    }

    private SequenceGroup group(String name) {
        SequenceGroup group = SequenceGroup.named(name).orderedBy(nullableOrder());
        if (random.nextInt(3) > 0) {
            group = group.thenBy(nullableOrder());
        }
        for (int i = random.nextInt(3); i >= 0; i--) {
            group =
                    switch (random.nextInt(6)) {
                        case 0, 1 -> group.latest(column(pick(ANY)));
                        case 2 -> group.latestNonNull(column(pick(ANY)));
                        case 3 -> group.aggregate(top(), new TopCreatives(2));
                        default -> combined(group);
                    };
        }
        return group;
    }

    private SequenceGroup combined(SequenceGroup group) {
        AggFunction<?> function = pick(functions());
        return group.aggregate(any(typed(function)), as(function));
    }

    private Column<List<Row>> top() {
        return Column.of("c" + columns++, TopCreatives.TYPE);
    }

    /** A column that the function takes. */
    private Column<?> typed(AggFunction<?> function) {
        return column(typeFor(function, random));
    }

    /** A type that the function takes. */
    static ColumnType<?> typeFor(AggFunction<?> function, SplittableRandom random) {
        List<ColumnType<?>> taken =
                switch (function.kind()) {
                    case SUM -> List.of(BIGINT, DOUBLE, decimal(38, 2));
                    case COUNT -> List.of(BIGINT);
                    case PRODUCT -> List.of(BIGINT, decimal(38, 0));
                    case MAX, MIN -> COMPARABLE;
                    case LIST_AGG -> List.of(STRING);
                    case BOOL_AND, BOOL_OR -> List.of(BOOLEAN);
                    case COLLECT, COLLECT_DISTINCT -> List.of(array(INT), array(STRING));
                    case MERGE_MAP -> List.of(map(STRING, INT));
                    case NESTED_UPDATE -> List.of(ROWS);
                    case RBM32, RBM64, HLL_SKETCH, THETA_SKETCH -> List.of(ColumnType.BYTES);
                    default -> ANY;
                };
        return taken.get(random.nextInt(taken.size()));
    }

    static List<AggFunction<?>> functions() {
        return List.of(
                AggFunctions.sum(),
                AggFunctions.count(),
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
                AggFunctions.nestedUpdate(K),
                AggFunctions.rbm32(),
                AggFunctions.rbm64(),
                AggFunctions.hllSketch(),
                AggFunctions.thetaSketch());
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
