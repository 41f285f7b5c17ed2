package io.lakekit.junit;

import com.google.errorprone.annotations.CanIgnoreReturnValue;
import io.lakekit.design.TableDesign;
import io.lakekit.internal.diff.Difference;
import io.lakekit.internal.diff.Differences;
import io.lakekit.internal.value.RowText;
import io.lakekit.schema.Column;
import io.lakekit.schema.Filter;
import io.lakekit.schema.Row;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.opentest4j.AssertionFailedError;

/**
 * The thing that assertions are about.
 *
 * @param name its name in failures
 * @param design the design with its columns and key
 * @param source the rows of it that match a filter
 */
record Subject(String name, TableDesign design, Function<Filter, List<Row>> source) {

    private static final int LINES = 20;

    List<Row> read(Filter filter) {
        filter.columns().forEach(column -> column(column.name()));
        return source.apply(filter);
    }

    @CanIgnoreReturnValue
    private Column<?> column(String column) {
        return design.column(column)
                .orElseThrow(
                        () ->
                                new IllegalArgumentException(
                                        name
                                                + " has no column '"
                                                + column
                                                + "', only "
                                                + design.columns().stream()
                                                        .map(Column::name)
                                                        .toList()));
    }

    /** The row with its values as the columns store them. */
    Row fitted(Row row) {
        List<Column<?>> columns =
                row.asMap().keySet().stream().<Column<?>>map(this::column).toList();
        List<@Nullable Object> values = new ArrayList<>();
        columns.forEach(column -> values.add(fitted(column, row)));
        return Row.ofValues(columns, values);
    }

    private @Nullable Object fitted(Column<?> column, Row row) {
        try {
            return column.type().fit(row.get(column));
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException(
                    name
                            + " cannot hold what is expected in column '"
                            + column.name()
                            + "': "
                            + e.getMessage(),
                    e);
        }
    }

    /** The filter for rows with the values of {@code key}. */
    Filter filter(Row key) {
        List<Filter> parts = new ArrayList<>();
        fitted(key).asMap().forEach((column, value) -> parts.add(is(column(column), value)));
        return Filter.all(parts.toArray(Filter[]::new));
    }

    @SuppressWarnings("unchecked") // the value was fitted to the column
    private static Filter is(Column<?> column, @Nullable Object value) {
        return value == null ? column.isNull() : ((Column<Object>) column).eq(value);
    }

    /** The differences in values, a line for each. */
    List<String> differences(List<Row> expected, List<Row> actual) {
        return lines(Differences.exact(design, fitted(expected), actual));
    }

    /** The differences from a reference, which gathers lists in no order, a line for each. */
    List<String> differencesInMeaning(List<Row> expected, List<Row> actual) {
        return lines(Differences.of(design, fitted(expected), actual));
    }

    private List<Row> fitted(List<Row> rows) {
        return rows.stream().map(this::fitted).toList();
    }

    private List<String> lines(List<Difference> differences) {
        return differences.stream().map(this::line).toList();
    }

    private String line(Difference difference) {
        if (difference.column() != null) {
            return "%s: column '%s' expected %s, actual %s"
                    .formatted(
                            titled(difference.key()),
                            difference.column(),
                            RowText.value(difference.expected()),
                            RowText.value(difference.actual()));
        }
        return difference.expected() instanceof Row missing
                ? titled(missing) + ": missing" + rest(missing)
                : titled(difference.key()) + ": unexpected" + rest((Row) difference.actual());
    }

    private String rest(@Nullable Row row) {
        List<Column<?>> key = design.primaryKey();
        List<Column<?>> rest =
                design.columns().stream().filter(column -> !isOf(key, column)).toList();
        return row == null || key.isEmpty() || rest.isEmpty()
                ? ""
                : ", with " + RowText.values(row, rest);
    }

    private static boolean isOf(List<Column<?>> key, Column<?> column) {
        return key.stream().anyMatch(each -> each.name().equals(column.name()));
    }

    /** The name of a row in failures: its key, or all its values if it has none. */
    String titled(Row row) {
        boolean keyless = design.primaryKey().isEmpty();
        return "row " + RowText.values(row, keyless ? design.columns() : design.primaryKey());
    }

    List<String> shown(List<Row> rows) {
        return rows.stream().map(row -> RowText.values(row, design.columns())).toList();
    }

    /** The end of a sentence, which lists the rows that exist. */
    String holding(List<Row> rows) {
        return rows.isEmpty()
                ? "; it is empty"
                : "; it has " + rows.size() + ":" + listed(shown(rows));
    }

    AssertionFailedError failure(String fact) {
        return new AssertionFailedError(name + fact);
    }

    AssertionFailedError failure(String fact, List<String> lines) {
        return failure(fact + listed(lines));
    }

    private static String listed(List<String> lines) {
        Stream<String> more =
                lines.size() > LINES
                        ? Stream.of("... and " + (lines.size() - LINES) + " more")
                        : Stream.of();
        return Stream.concat(lines.stream().limit(LINES), more)
                .reduce("", (text, line) -> text + "\n  " + line);
    }
}
