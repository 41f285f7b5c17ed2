package io.lakekit.internal.value;

import io.lakekit.schema.Column;
import io.lakekit.schema.Filter;
import io.lakekit.schema.Filter.Comparison;
import io.lakekit.schema.Filter.Operator;
import io.lakekit.schema.Row;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The text of rows, values and filters in one line, for people. */
public final class RowText {

    private static final Map<Operator, String> SIGNS =
            Map.of(
                    Operator.EQ, "=",
                    Operator.NE, "<>",
                    Operator.LT, "<",
                    Operator.LE, "<=",
                    Operator.GT, ">",
                    Operator.GE, ">=",
                    Operator.IN, "in",
                    Operator.NOT_IN, "not in",
                    Operator.IS_NULL, "is null",
                    Operator.IS_NOT_NULL, "is not null");

    private RowText() {}

    /** The text of a value: text in quotes, bytes in hexadecimal. */
    public static String value(@Nullable Object value) {
        if (value instanceof String text) {
            return "'" + text.replace("\\", "\\\\").replace("\n", "\\n").replace("\r", "\\r") + "'";
        }
        if (value instanceof byte[] bytes) {
            return "0x" + HexFormat.of().formatHex(bytes);
        }
        if (value instanceof List<?> list) {
            return list.stream().map(RowText::value).collect(Collectors.joining(", ", "[", "]"));
        }
        if (value instanceof Map<?, ?> map) {
            return map.entrySet().stream()
                    .map(entry -> value(entry.getKey()) + "=" + value(entry.getValue()))
                    .collect(Collectors.joining(", ", "{", "}"));
        }
        return value instanceof Row row ? value(row.asMap()) : String.valueOf(value);
    }

    /** The values of a row as {@code name=value, ...}. */
    public static String values(Row row, List<Column<?>> columns) {
        return columns.stream()
                .map(column -> column.name() + "=" + value(row.get(column)))
                .collect(Collectors.joining(", "));
    }

    public static String filter(Filter filter) {
        if (filter instanceof Comparison comparison) {
            return comparison(comparison);
        }
        boolean all = filter instanceof Filter.All;
        List<Filter> parts = all ? ((Filter.All) filter).parts() : ((Filter.Any) filter).parts();
        return parts.isEmpty()
                ? (all ? "true" : "false")
                : parts.stream()
                        .map(RowText::part)
                        .collect(Collectors.joining(all ? " and " : " or "));
    }

    private static String part(Filter filter) {
        return filter instanceof Comparison ? filter(filter) : "(" + filter(filter) + ")";
    }

    private static String comparison(Comparison comparison) {
        String question = comparison.column().name() + " " + SIGNS.get(comparison.operator());
        return switch (comparison.operator()) {
            case IS_NULL, IS_NOT_NULL -> question;
            case IN, NOT_IN ->
                    comparison.values().stream()
                            .map(RowText::value)
                            .collect(Collectors.joining(", ", question + " (", ")"));
            default -> question + " " + value(comparison.values().get(0));
        };
    }
}
