package io.lakekit.proof;

import io.lakekit.design.AggFunction;
import io.lakekit.design.GroupedTable;
import io.lakekit.design.SequenceGroup;
import io.lakekit.design.Slice;
import io.lakekit.design.TableDesign;
import io.lakekit.design.WholeRowTable;
import io.lakekit.distinct.DistinctSet;
import io.lakekit.distinct.Hll;
import io.lakekit.distinct.Rbm32;
import io.lakekit.distinct.Rbm64;
import io.lakekit.distinct.Theta;
import io.lakekit.internal.diff.Difference;
import io.lakekit.internal.diff.Differences;
import io.lakekit.internal.value.RandomValues;
import io.lakekit.proof.Schedule.Kind;
import io.lakekit.proof.Schedule.Step;
import io.lakekit.reference.ReferenceTable;
import io.lakekit.schema.Column;
import io.lakekit.schema.ColumnType;
import io.lakekit.schema.Row;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** A design, events of its streams in the order they first arrive, and how they arrive. */
record History(TableDesign design, List<ProofEvent> events, Schedule schedule) {

    /** The history of this number among those of a seed. */
    static History of(long seed, int number) {
        SplittableRandom random = new SplittableRandom(seed * 1_000_003 + number);
        return of(Histories.design(random, "ads.t"), random);
    }

    /** A history of a design. */
    static History of(TableDesign design, SplittableRandom random) {
        List<ProofEvent> events = new ArrayList<>();
        for (int i = 1 + random.nextInt(6); i > 0; i--) {
            ProofEvent event = event(design, random);
            events.add(Retractions.of(design, event, events, random).orElse(event));
        }
        return new History(design, events, schedule(events.size(), random));
    }

    History with(Schedule other) {
        return new History(design, events, other);
    }

    private static ProofEvent event(TableDesign design, SplittableRandom random) {
        List<? extends Slice<?>> slices = design.slices();
        Slice<?> slice = slice(design, slices, random);
        List<Column<?>> columns =
                slice == null ? design.suppliedColumns() : design.columnsOf(slice);
        List<@Nullable Object> values = new ArrayList<>();
        for (Column<?> column : columns) {
            boolean mayBeNull =
                    column.nullable()
                            && !column.equals(firstOrder(design, slice))
                            && !(slice == null && isFirstOrder(design, column));
            values.add(mayBeNull && random.nextInt(4) == 0 ? null : value(design, column, random));
        }
        return new ProofEvent(slice, Row.ofValues(columns, values));
    }

    /** The column that no row of a stream goes without, null if there is none. */
    private static @Nullable Column<?> firstOrder(TableDesign design, @Nullable Slice<?> slice) {
        List<Column<?>> order =
                slice instanceof SequenceGroup group
                        ? group.order()
                        : design.byKind(
                                grouped -> List.of(),
                                WholeRowTable::order,
                                summary -> List.of(),
                                append -> List.of(),
                                hybrid -> List.of());
        return order.isEmpty() ? null : order.get(0);
    }

    /** The slice whose stream writes the event; null for one of whole rows. */
    private static @Nullable Slice<?> slice(
            TableDesign design, List<? extends Slice<?>> slices, SplittableRandom random) {
        boolean whole =
                slices.isEmpty()
                        || (design instanceof GroupedTable table
                                && !table.unordered().isEmpty()
                                && random.nextInt(2) == 0);
        return whole ? null : slices.get(random.nextInt(slices.size()));
    }

    /** Whether a whole row needs a value, so that its group has an order. */
    private static boolean isFirstOrder(TableDesign design, Column<?> column) {
        return design instanceof GroupedTable table
                && table.groups().stream().anyMatch(group -> group.order().get(0).equals(column));
    }

    static Object value(TableDesign design, Column<?> column, SplittableRandom random) {
        if (column.equals(Histories.DT)) {
            return "2026-11-2" + random.nextInt(2);
        }
        if (column.equals(Histories.ID)) {
            return random.nextInt(2);
        }
        if (column.type().javaType() == String.class && isPartition(design, column)) {
            return "p" + random.nextInt(2);
        }
        return design.values().stream()
                .filter(value -> value.column().equals(column))
                .flatMap(value -> set(value.function(), random).stream())
                .findFirst()
                .<Object>map(DistinctSet::toBytes)
                .orElseGet(() -> value(column.type(), random));
    }

    private static boolean isPartition(TableDesign design, Column<?> column) {
        return design.partitionColumns().stream()
                .anyMatch(partition -> partition.name().equals(column.name()));
    }

    /** For a column that counts distinct ids: few of them or enough for an estimate. */
    private static Optional<DistinctSet> set(AggFunction<?> function, SplittableRandom random) {
        int[] ids =
                switch (function.kind()) {
                    case RBM32, RBM64, HLL_SKETCH, THETA_SKETCH ->
                            IntStream.range(0, random.nextInt(8) == 0 ? 5_000 : random.nextInt(3))
                                    .map(i -> random.nextInt(10_000))
                                    .toArray();
                    default -> new int[0];
                };
        long[] same = IntStream.of(ids).asLongStream().toArray();
        return switch (function.kind()) {
            case RBM32 -> Optional.of(Rbm32.of(ids));
            case RBM64 -> Optional.of(Rbm64.of(same));
            case HLL_SKETCH -> Optional.of(Hll.of(same));
            case THETA_SKETCH -> Optional.of(Theta.of(same));
            default -> Optional.empty();
        };
    }

    /** Few values, so that keys, orders and elements meet. */
    private static Object value(ColumnType<?> type, SplittableRandom random) {
        int number = random.nextInt(5);
        return switch (type.kind()) {
            case BOOLEAN -> number % 2 == 0;
            case INT -> number;
            case BIGINT -> (long) number;
            case DOUBLE -> number - 1.5;
            case DECIMAL -> BigDecimal.valueOf(number - 2L, type.scale());
            case STRING -> List.of("", "a", "b", "ä", "\uD83D\uDE00").get(number);
            case ENUM -> type.javaType().getEnumConstants()[number % 3];
            case BYTES -> new byte[] {(byte) number};
            case DATE -> LocalDate.of(2026, 11, 20 + number);
            case TIMESTAMP -> LocalDateTime.of(2026, 11, 20, number, 0);
            case TIMESTAMP_LTZ -> Instant.parse("2026-11-20T0" + number + ":00:00Z");
            case ARRAY -> list(type.elements().get(0), random);
            case MAP -> map(type.elements().get(0), type.elements().get(1), random);
            case ROW -> row(type.fields(), random);
            default -> new RandomValues(random).of(type);
        };
    }

    private static List<Object> list(ColumnType<?> element, SplittableRandom random) {
        List<Object> list = new ArrayList<>();
        for (int i = random.nextInt(3); i > 0; i--) {
            list.add(value(element, random));
        }
        return list;
    }

    private static Map<Object, Object> map(
            ColumnType<?> key, ColumnType<?> item, SplittableRandom random) {
        Map<Object, Object> map = new HashMap<>();
        for (int i = random.nextInt(3); i > 0; i--) {
            map.put(value(key, random), value(item, random));
        }
        return map;
    }

    private static Row row(List<Column<?>> fields, SplittableRandom random) {
        List<Object> values = new ArrayList<>();
        fields.forEach(field -> values.add(value(field.type(), random)));
        return Row.ofValues(fields, values);
    }

    private static Schedule schedule(int events, SplittableRandom random) {
        List<Integer> writes = new ArrayList<>();
        for (int event = 0; event < events; event++) {
            writes.add(event);
            if (random.nextInt(4) == 0) {
                writes.add(random.nextInt(event + 1));
            }
        }
        List<Step> steps = new ArrayList<>();
        for (int event : writes) {
            steps.add(Step.write(event));
            switch (random.nextInt(10)) {
                case 0, 1, 2 -> steps.add(Step.of(Kind.COMMIT));
                case 3 -> steps.add(Step.of(Kind.COMPACT));
                case 4 -> steps.add(Step.of(Kind.RESTART));
                default -> {}
            }
        }
        return new Schedule(steps);
    }

    /** What the table must hold: each event once. */
    List<Row> truth() {
        ReferenceTable<TableDesign> table = ReferenceTable.of(design, DistinctSet::unite);
        schedule.firstWrites().forEach(event -> events.get(event).writeTo(table));
        return table.rows();
    }

    /** Differences that no finding about the design foretells. */
    List<Difference> unexplained(List<Row> rows) {
        Foretold foretold = new Foretold(this);
        return Differences.of(design, truth(), rows).stream()
                .filter(difference -> foretold.codesOf(difference).isEmpty())
                .toList();
    }
}
