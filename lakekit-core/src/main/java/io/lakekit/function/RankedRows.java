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

/** Lists of rows, ranked by a field: what {@link TopN}, {@link First} and {@link Last} share. */
final class RankedRows {

    private RankedRows() {}

    /** Highest first, rows without a value last; ties by all fields. */
    static Comparator<Row> highestFirst(String field) {
        return ranked(field, ((Comparator<Object>) StoredOrder::compare).reversed());
    }

    /** Lowest first, rows without a value last; ties by all fields. */
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

    /** A list of the one row that comes first, or of none. */
    static List<Row> best(List<Row> rows, Comparator<Row> order) {
        return present(rows).min(order).map(List::of).orElse(List.of());
    }

    /** Whether the type is ARRAY of ROW with this field, which has an order. */
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
