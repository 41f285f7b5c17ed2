package io.lakekit.function;

import io.lakekit.schema.Column;
import io.lakekit.schema.ColumnType;
import io.lakekit.schema.Row;
import io.lakekit.schema.StoredOrder;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The ranking of rows by a field, which {@link TopN}, {@link First} and {@link Last} share. */
final class RankedRows {

    private RankedRows() {}

    /**
     * The order from the highest value of a field to the lowest; rows without a value come last,
     * and ties are broken by all fields.
     */
    static Comparator<Row> highestFirst(String field) {
        return ranked(field, ((Comparator<Object>) StoredOrder::compare).reversed());
    }

    /**
     * The order from the lowest value of a field to the highest; rows without a value come last,
     * and ties are broken by all fields.
     */
    static Comparator<Row> lowestFirst(String field) {
        return ranked(field, StoredOrder::compare);
    }

    private static Comparator<Row> ranked(String field, Comparator<Object> present) {
        Comparator<@Nullable Object> order = Comparator.nullsLast(present);
        return ((Comparator<Row>)
                        (left, right) -> order.compare(value(left, field), value(right, field)))
                .thenComparing(StoredOrder::compare);
    }

    static @Nullable Object value(Row row, String field) {
        return row.asMap().get(field);
    }

    static List<Row> both(List<Row> older, List<Row> newer) {
        List<Row> all = new ArrayList<>(older);
        all.addAll(newer);
        return all;
    }

    static Stream<Row> present(List<Row> rows) {
        return rows.stream().filter(Objects::nonNull);
    }

    /** The row that comes first, in a list of its own; an empty list if there are no rows. */
    static List<Row> best(List<Row> rows, Comparator<Row> order) {
        return present(rows).min(order).map(List::of).orElse(List.of());
    }

    /** Whether the type is an ARRAY of ROW with this field, of a type that has an order. */
    static boolean isRankedBy(ColumnType<?> type, String field) {
        return field(type, field).filter(found -> !found.type().isNested()).isPresent();
    }

    static Optional<Column<?>> field(ColumnType<?> type, String name) {
        return type.kind() == ColumnType.Kind.ARRAY
                ? type.elements().get(0).fields().stream()
                        .<Column<?>>map(field -> field)
                        .filter(field -> field.name().equals(name))
                        .findFirst()
                : Optional.empty();
    }
}
