package io.lakekit.law;

import io.lakekit.function.UserFunction;
import io.lakekit.internal.paimon.function.StoredFunction;
import io.lakekit.internal.paimon.function.UserAggregator;
import io.lakekit.internal.paimon.value.PaimonTypes;
import io.lakekit.internal.paimon.value.ValueCodec;
import io.lakekit.schema.Column;
import java.util.Objects;
import org.apache.paimon.types.DataType;
import org.jspecify.annotations.Nullable;

/**
 * Calls of a function as merges make them: with copies of its arguments, and with results that were
 * stored and read again.
 */
final class StoredCalls<T> {

    private final Column<T> column;
    private final UserFunction<T> function;
    private final DataType type;
    private final ValueCodec codec;

    StoredCalls(Column<T> column, UserFunction<T> function) {
        this.column = column;
        this.function = function;
        this.type = PaimonTypes.of(column);
        this.codec = ValueCodec.of(type);
    }

    /** The value after it was stored and read again. */
    @SuppressWarnings("unchecked") // of the column's type
    T stored(T value) {
        return (T) codec.toJava(codec.toPaimon(value, column.name()));
    }

    T merge(T older, T newer) {
        return stored(function.merge(stored(older), stored(newer)));
    }

    T normalise(T value) {
        return stored(function.normalise(stored(value)));
    }

    T retract(@Nullable T accumulated, T removed) {
        UserFunction.Retractable<T> retractable = (UserFunction.Retractable<T>) function;
        T held = accumulated == null ? null : stored(accumulated);
        return stored(retractable.retract(held, stored(removed)));
    }

    /** The result of a merge as it is, brought to the column's type. */
    T unstored(T older, T newer) {
        T merged = function.merge(stored(older), stored(newer));
        return Objects.requireNonNull(column.type().fit(merged), "null from a merge");
    }

    /** The result of a merge by the function that a table would make from its options. */
    @SuppressWarnings("unchecked") // of the column's type
    T mergeMadeAgain(T older, T newer) {
        Object merged =
                UserAggregator.of(
                                type,
                                column.name(),
                                function.getClass(),
                                StoredFunction.arguments(function))
                        .agg(
                                codec.toPaimon(older, column.name()),
                                codec.toPaimon(newer, column.name()));
        return (T) codec.toJava(merged);
    }

    T olderAfterMerge(T older, T newer) {
        T given = stored(older);
        var unused = function.merge(given, stored(newer));
        return given;
    }

    T newerAfterMerge(T older, T newer) {
        T given = stored(newer);
        var unused = function.merge(stored(older), given);
        return given;
    }

    T afterNormalise(T value) {
        T given = stored(value);
        var unused = function.normalise(given);
        return given;
    }
}
