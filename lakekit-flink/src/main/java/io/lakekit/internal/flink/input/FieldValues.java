package io.lakekit.internal.flink.input;

import io.lakekit.diagnostic.Code;
import io.lakekit.diagnostic.DiagnosticsException;
import io.lakekit.diagnostic.Place;
import io.lakekit.schema.Column;
import io.lakekit.schema.ColumnType;
import java.io.Serializable;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Where the values of the columns that a stream supplies are among the fields of its rows, and what
 * is refused of any row.
 *
 * @param fields the fields in their order
 * @param columns the columns that the stream supplies, in their order
 */
record FieldValues(Place.OfStream place, List<Field> fields, List<Column<?>> columns)
        implements Serializable {

    private static final Code OTHER_FIELDS =
            Code.error("LK1335", "a row with other fields than its stream", "a write");

    /** The position of each column's field; -1 if rows have none. */
    int[] positions() {
        List<String> names = fields.stream().map(Field::name).toList();
        return columns.stream().mapToInt(column -> names.indexOf(column.name())).toArray();
    }

    /** The value of a field in the form in which its column takes it. */
    @Nullable Object fitted(int column, int field, @Nullable Object value) {
        ColumnType<?> type = Objects.requireNonNull(fields.get(field).type());
        return FlinkValues.of(type, columns.get(column).type(), value);
    }

    void requireArity(int arity) {
        if (arity != fields.size()) {
            throw others(
                    "the row has %d fields, and its stream %d".formatted(arity, fields.size()));
        }
    }

    DiagnosticsException others(String fact) {
        return new DiagnosticsException(
                OTHER_FIELDS
                        .at(place)
                        .says("%s", fact)
                        .so("values are matched by the stream's fields, and one would be lost")
                        .fix(
                                "Make rows with exactly the fields %s.",
                                fields.stream().map(Field::name).toList()));
    }
}
