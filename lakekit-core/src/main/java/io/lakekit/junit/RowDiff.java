package io.lakekit.junit;

import io.lakekit.internal.value.RowText;
import io.lakekit.schema.Column;
import io.lakekit.schema.Row;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The differences between rows and those expected: a line for each row that is missing or
 * unexpected, and for each column that differs in a row of the same key. Equal rows are counted.
 */
final class RowDiff {

    /** The rows of one key that are on one side only. */
    private record Sides(List<Row> expected, List<Row> actual) {

        Sides() {
            this(new ArrayList<>(), new ArrayList<>());
        }

        void cancel() {
            expected.removeIf(actual::remove);
        }
    }

    private final List<Column<?>> key;
    private final List<Column<?>> columns;
    private final List<String> lines = new ArrayList<>();

    private RowDiff(List<Column<?>> key, List<Column<?>> columns) {
        this.key = key.isEmpty() ? columns : key;
        this.columns = columns;
    }

    /**
     * Compares rows whose values are in the form their columns store; a column a row lacks is null.
     *
     * @param key the columns that identify a row; if there are none, all columns do
     * @param columns all columns that are compared, those of the key among them
     */
    static RowDiff between(
            List<Row> expected, List<Row> actual, List<Column<?>> key, List<Column<?>> columns) {
        RowDiff diff = new RowDiff(key, columns);
        Map<Row, Sides> byKey = new LinkedHashMap<>();
        expected.forEach(row -> diff.sidesOf(row, byKey).expected().add(part(row, columns)));
        actual.forEach(row -> diff.sidesOf(row, byKey).actual().add(part(row, columns)));
        byKey.values().forEach(diff::compare);
        return diff;
    }

    private Sides sidesOf(Row row, Map<Row, Sides> byKey) {
        return byKey.computeIfAbsent(part(row, key), k -> new Sides());
    }

    private static Row part(Row row, List<Column<?>> columns) {
        List<@Nullable Object> values = new ArrayList<>();
        columns.forEach(column -> values.add(row.get(column)));
        return Row.ofValues(columns, values);
    }

    private void compare(Sides sides) {
        sides.cancel();
        if (sides.expected().size() == 1 && sides.actual().size() == 1) {
            compare(sides.expected().get(0), sides.actual().get(0));
            return;
        }
        sides.expected().forEach(row -> lines.add(titled(row) + ": missing" + rest(row)));
        sides.actual().forEach(row -> lines.add(titled(row) + ": unexpected" + rest(row)));
    }

    private void compare(Row expected, Row actual) {
        for (Column<?> column : columns) {
            if (!part(expected, List.of(column)).equals(part(actual, List.of(column)))) {
                lines.add(
                        titled(expected)
                                + ": column '"
                                + column.name()
                                + "' expected "
                                + RowText.value(expected.get(column))
                                + ", actual "
                                + RowText.value(actual.get(column)));
            }
        }
    }

    private String titled(Row row) {
        return "row " + RowText.values(row, key);
    }

    private String rest(Row row) {
        List<Column<?>> rest =
                columns.stream()
                        .filter(c -> key.stream().noneMatch(k -> k.name().equals(c.name())))
                        .toList();
        return rest.isEmpty() ? "" : ", with " + RowText.values(row, rest);
    }

    boolean isEmpty() {
        return lines.isEmpty();
    }

    /**
     * The differences, a line for each: those of expected rows in their order, then unexpected
     * rows.
     */
    List<String> lines() {
        return List.copyOf(lines);
    }
}
