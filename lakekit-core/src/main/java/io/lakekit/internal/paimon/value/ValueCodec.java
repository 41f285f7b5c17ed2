package io.lakekit.internal.paimon.value;

import io.lakekit.schema.ColumnType;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import org.apache.paimon.types.DataType;

/** The conversion of values of one type between Paimon's form and Java's. */
public final class ValueCodec {

    private final ColumnType<?> type;
    private final Function<Object, Object> decode;
    private final UnaryOperator<Object> encode;

    private ValueCodec(ColumnType<?> type) {
        this.type = type;
        this.decode = RowDecoder.converter(type);
        this.encode = ToPaimon.of(type);
    }

    /**
     * The codec of a Paimon type; text is {@link String}, whatever enum a design declared.
     *
     * @throws IllegalArgumentException if lakekit has no such type
     */
    public static ValueCodec of(DataType type) {
        return new ValueCodec(FromPaimonTypes.of(type));
    }

    /** A copy of a stored value in Java's form. */
    public Object toJava(Object stored) {
        return decode.apply(stored);
    }

    /**
     * The value in Paimon's form.
     *
     * @throws IllegalArgumentException if the value is null or does not fit the type; {@code place}
     *     names the column in its message
     */
    public Object toPaimon(Object value, String place) {
        try {
            Object fitted = type.fit(value);
            if (fitted != null) {
                return encode.apply(fitted);
            }
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException("Column '" + place + "': " + e.getMessage(), e);
        }
        throw new IllegalArgumentException(
                "Column '" + place + "': null is not a value of a merge");
    }
}
