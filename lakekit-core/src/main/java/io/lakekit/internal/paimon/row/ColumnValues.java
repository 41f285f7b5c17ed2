package io.lakekit.internal.paimon.row;

import io.lakekit.design.TableDesign;
import io.lakekit.design.ValueColumn;
import io.lakekit.diagnostic.Code;
import io.lakekit.diagnostic.DiagnosticsException;
import io.lakekit.diagnostic.Place;
import io.lakekit.internal.paimon.option.FileFormats;
import io.lakekit.internal.paimon.option.TableOptions;
import io.lakekit.internal.paimon.value.ToPaimon;
import io.lakekit.schema.Column;
import io.lakekit.schema.ColumnType;
import java.util.Objects;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.apache.paimon.data.BinaryString;

/** The conversions of the values of a table's columns to Paimon's, and the refusal of misfits. */
final class ColumnValues {

    static final Code MISFIT =
            Code.error(
                    "LK1201", "a value that does not fit, is missing, or has no order", "a write");

    private final TableDesign design;
    private final boolean orc;

    ColumnValues(TableDesign design) {
        this.design = design;
        this.orc = FileFormats.haveOrc(TableOptions.all(design));
    }

    /** The conversion of the values of a column that are written. */
    UnaryOperator<Object> of(Column<?> column) {
        UnaryOperator<Object> stored = ToPaimon.of(column.type());
        Optional<UnaryOperator<Object>> first = firstMerge(column);
        UnaryOperator<Object> convert =
                first.map(merge -> merged(column, merge, stored)).orElse(stored);
        boolean plain = column.type().kind() == ColumnType.Kind.STRING && first.isEmpty();
        UnaryOperator<Object> all =
                value ->
                        value instanceof BinaryString text
                                ? plain ? text : convert.apply(fitted(column, text.toString()))
                                : convert.apply(fitted(column, value));
        return isPartitionText(column) ? new KeepingLast(all) : all;
    }

    /** The conversion of values that are undone; empty for a column that ignores retractions. */
    Optional<UnaryOperator<Object>> inverseOf(ValueColumn value) {
        Column<?> column = value.column();
        UnaryOperator<Object> stored = ToPaimon.of(column.type());
        return Inverse.of(value)
                .map(
                        inverse ->
                                given ->
                                        stored.apply(
                                                fitted(column, undone(column, inverse, given))));
    }

    private Object undone(Column<?> column, UnaryOperator<Object> inverse, Object value) {
        Object given = value instanceof BinaryString text ? text.toString() : value;
        try {
            return inverse.apply(fitted(column, given));
        } catch (IllegalArgumentException e) {
            throw refused(
                    column.name(),
                    String.valueOf(e.getMessage()),
                    "nothing undoes it",
                    "Give the column a wider type.");
        }
    }

    private boolean isPartitionText(Column<?> column) {
        return design.partitionColumns().contains(column)
                && switch (column.type().kind()) {
                    case CHAR, VARCHAR, STRING, ENUM -> true;
                    default -> false;
                };
    }

    private Optional<UnaryOperator<Object>> firstMerge(Column<?> column) {
        return design.values().stream()
                .filter(value -> value.column().equals(column))
                .findFirst()
                .flatMap(value -> FirstRowMerge.of(value.function()));
    }

    private UnaryOperator<Object> merged(
            Column<?> column, UnaryOperator<Object> first, UnaryOperator<Object> convert) {
        return value -> {
            return convert.apply(fitted(column, merged(column, first, value)));
        };
    }

    private Object merged(Column<?> column, UnaryOperator<Object> first, Object value) {
        try {
            return first.apply(value);
        } catch (IllegalArgumentException e) {
            throw refused(
                    column.name(),
                    "is not a value of its function",
                    "no row of its key could be merged or read again",
                    String.valueOf(e.getMessage()) + ".");
        }
    }

    private Object fitted(Column<?> column, Object value) {
        try {
            Object fitted = Objects.requireNonNull(column.type().fit(value), column.name());
            if (orc) {
                OrcTimes.require(column.type(), fitted);
            }
            return fitted;
        } catch (IllegalArgumentException e) {
            throw refused(
                    column.name(),
                    String.valueOf(e.getMessage()),
                    "it cannot be stored as it is",
                    "Bring the value to "
                            + column.type()
                            + " before writing, or widen the column.");
        }
    }

    DiagnosticsException refused(String column, String fact, String consequence, String fix) {
        return refused(MISFIT, column, fact, consequence, fix);
    }

    DiagnosticsException refused(
            Code code, String column, String fact, String consequence, String fix) {
        return new DiagnosticsException(
                code.at(Place.table(design.name()).column(column))
                        .says("%s", fact)
                        .so("%s", consequence)
                        .fix("%s", fix));
    }
}
