package io.lakekit.proof;

import io.lakekit.design.AggFunction;
import io.lakekit.design.TableDesign;
import io.lakekit.internal.value.RowText;
import io.lakekit.schema.Column;
import io.lakekit.schema.Row;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The comparison of rows with those expected, key by key and column by column. Lists that a
 * function gathers in no order are compared as bags, bitmaps and sketches by the ids in them.
 */
final class Differences {

    private final TableDesign design;
    private final Map<String, AggFunction<?>> functions = new HashMap<>();
    private final List<Difference> found = new ArrayList<>();

    private Differences(TableDesign design) {
        this.design = design;
        design.values().forEach(value -> functions.put(value.column().name(), value.function()));
    }

    /** All differences, in the order of the expected rows. */
    static List<Difference> of(TableDesign design, List<Row> expected, List<Row> actual) {
        Differences diff = new Differences(design);
        if (design.primaryKey().isEmpty()) {
            diff.bags(expected, actual);
        } else {
            diff.keyed(expected, actual);
        }
        return diff.found;
    }

    private void bags(List<Row> expected, List<Row> actual) {
        List<Row> left = new ArrayList<>(actual);
        for (Row row : expected) {
            if (!left.remove(row)) {
                found.add(new Difference(row, null, row, null));
            }
        }
        left.forEach(row -> found.add(new Difference(row, null, null, row)));
    }

    private void keyed(List<Row> expected, List<Row> actual) {
        Map<Row, Row> byKey = new LinkedHashMap<>();
        actual.forEach(row -> byKey.put(key(row), row));
        for (Row row : expected) {
            Row key = key(row);
            Row other = byKey.remove(key);
            if (other == null) {
                found.add(new Difference(key, null, row, null));
            } else {
                columns(key, row, other);
            }
        }
        byKey.forEach((key, row) -> found.add(new Difference(key, null, null, row)));
    }

    private Row key(Row row) {
        Row key = Row.empty();
        for (Column<?> column : design.primaryKey()) {
            key = copied(column, row, key);
        }
        return key;
    }

    private static <T> Row copied(Column<T> column, Row from, Row to) {
        return to.with(column, from.get(column));
    }

    private void columns(Row key, Row expected, Row actual) {
        for (Column<?> column : design.columns()) {
            Object left = comparable(column, expected.get(column));
            Object right = comparable(column, actual.get(column));
            if (!same(column, left, right)) {
                found.add(new Difference(key, column.name(), left, right));
            }
        }
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
