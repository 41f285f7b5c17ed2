package io.lakekit.internal.diff;

import io.lakekit.design.AggFunction;
import io.lakekit.design.TableDesign;
import io.lakekit.design.ValueColumn;
import io.lakekit.internal.value.RowText;
import io.lakekit.schema.Column;
import io.lakekit.schema.Row;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** The comparison of rows with those expected, key by key and column by column. */
public final class Differences {

    /** The rows of one key that are on one side only. */
    private record Sides(List<Row> expected, List<Row> actual) {

        Sides() {
            this(new ArrayList<>(), new ArrayList<>());
        }
    }

    private final List<Column<?>> key;
    private final List<Column<?>> columns;
    private final Map<String, AggFunction<?>> functions = new HashMap<>();
    private final List<Difference> found = new ArrayList<>();

    private Differences(TableDesign design) {
        this.columns = design.columns();
        this.key = design.primaryKey().isEmpty() ? columns : design.primaryKey();
    }

    /**
     * The differences in values, those of expected rows first and in their order. Rows of a table
     * without keys are counted.
     */
    public static List<Difference> exact(TableDesign design, List<Row> expected, List<Row> actual) {
        return new Differences(design).between(expected, actual);
    }

    /**
     * The differences in meaning, as {@link #exact} has them: lists that a function gathers in no
     * order are compared as bags, bitmaps and sketches by the ids in them, and rows that are older
     * than they are kept not at all.
     */
    public static List<Difference> of(TableDesign design, List<Row> expected, List<Row> actual) {
        Differences diff = new Differences(design);
        for (ValueColumn value : design.values()) {
            diff.functions.put(value.column().name(), value.function());
        }
        // Rows that are young now were so when they were read.
        Instant now = Instant.now();
        return diff.between(YoungRows.of(design, expected, now), YoungRows.of(design, actual, now));
    }

    private List<Difference> between(List<Row> expected, List<Row> actual) {
        Map<Row, Sides> byKey = new LinkedHashMap<>();
        expected.forEach(row -> sidesOf(row, byKey).expected().add(row));
        actual.forEach(row -> sidesOf(row, byKey).actual().add(row));
        byKey.forEach(this::compare);
        return found;
    }

    private Sides sidesOf(Row row, Map<Row, Sides> byKey) {
        List<@Nullable Object> values = new ArrayList<>();
        key.forEach(column -> values.add(row.get(column)));
        return byKey.computeIfAbsent(Row.ofValues(key, values), k -> new Sides());
    }

    private void compare(Row of, Sides sides) {
        sides.expected().removeIf(row -> removeSame(row, sides.actual()));
        if (sides.expected().size() == 1 && sides.actual().size() == 1) {
            found.addAll(columns(of, sides.expected().get(0), sides.actual().get(0)));
            return;
        }
        sides.expected().forEach(row -> found.add(new Difference(of, null, row, null)));
        sides.actual().forEach(row -> found.add(new Difference(of, null, null, row)));
    }

    private boolean removeSame(Row row, List<Row> actual) {
        for (int i = 0; i < actual.size(); i++) {
            if (columns(row, row, actual.get(i)).isEmpty()) {
                actual.remove(i);
                return true;
            }
        }
        return false;
    }

    private List<Difference> columns(Row of, Row expected, Row actual) {
        List<Difference> differing = new ArrayList<>();
        for (Column<?> column : columns) {
            Object left = comparable(column, expected.get(column));
            Object right = comparable(column, actual.get(column));
            if (!same(column, left, right)) {
                differing.add(new Difference(of, column.name(), left, right));
            }
        }
        return differing;
    }

    private @Nullable Object comparable(Column<?> column, @Nullable Object value) {
        AggFunction<?> function = functions.get(column.name());
        if (function == null || value == null) {
            return value;
        }
        return switch (function.kind()) {
            case COLLECT, COLLECT_DISTINCT, NESTED_UPDATE -> sorted((List<?>) value);
            case RBM32, RBM64, HLL_SKETCH, THETA_SKETCH -> new StoredSet(function, (byte[]) value);
            default -> value;
        };
    }

    private static List<?> sorted(List<?> list) {
        List<@Nullable Object> copy = new ArrayList<>(list);
        copy.sort(Comparator.comparing(RowText::value));
        return copy;
    }

    /**
     * Whether two values are the same; they are compared through rows, which compare bytes by
     * content.
     */
    @SuppressWarnings("unchecked")
    private static boolean same(
            Column<?> column, @Nullable Object expected, @Nullable Object actual) {
        if (expected instanceof StoredSet || actual instanceof StoredSet) {
            return Objects.equals(expected, actual);
        }
        Column<Object> any = (Column<Object>) column;
        return Objects.equals(Row.of(any, expected), Row.of(any, actual));
    }
}
