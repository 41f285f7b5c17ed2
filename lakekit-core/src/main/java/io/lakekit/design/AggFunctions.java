package io.lakekit.design;

import io.lakekit.design.AggFunction.Kind;
import io.lakekit.function.UserFunction;
import io.lakekit.schema.Column;
import io.lakekit.schema.Row;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** The functions of columns; a null value leaves the result as it is unless said otherwise. */
public final class AggFunctions {

    private AggFunctions() {}

    /** Sum. Doubles on replay; DECIMAL needs precision 38, integers wrap round on overflow. */
    public static AggFunction<Number> sum() {
        return AggFunction.of(Kind.SUM);
    }

    /**
     * Number of rows. lakekit's writers supply a one for each; a record that carries the column
     * says how many rows it stands for instead, null standing for one. Other writers must write
     * ones. Counts again on replay; the column is BIGINT.
     */
    public static AggFunction<Long> count() {
        return AggFunction.of(Kind.COUNT);
    }

    /** Product. Changes on replay. */
    public static AggFunction<Number> product() {
        return AggFunction.of(Kind.PRODUCT);
    }

    /** Highest value. */
    public static AggFunction<Comparable<?>> max() {
        return AggFunction.of(Kind.MAX);
    }

    /** Lowest value. */
    public static AggFunction<Comparable<?>> min() {
        return AggFunction.of(Kind.MIN);
    }

    /** Newest value; a newer null clears. */
    public static AggFunction<Object> latest() {
        return AggFunction.of(Kind.LATEST);
    }

    /** Newest value that is not null; null cannot clear it. */
    public static AggFunction<Object> latestNonNull() {
        return AggFunction.of(Kind.LATEST_NON_NULL);
    }

    /** First value to arrive, null included. */
    public static AggFunction<Object> first() {
        return AggFunction.of(Kind.FIRST);
    }

    /** First value to arrive that is not null. */
    public static AggFunction<Object> firstNonNull() {
        return AggFunction.of(Kind.FIRST_NON_NULL);
    }

    /** Text joined by {@code delimiter} in order of arrival. Grows on replay. */
    public static AggFunction<String> listAgg(String delimiter) {
        return AggFunction.joined(delimiter);
    }

    /** Whether all values are true. */
    public static AggFunction<Boolean> boolAnd() {
        return AggFunction.of(Kind.BOOL_AND);
    }

    /** Whether one value is true. */
    public static AggFunction<Boolean> boolOr() {
        return AggFunction.of(Kind.BOOL_OR);
    }

    /** All elements of all lists, in order of arrival. Grows on replay. */
    public static AggFunction<List<?>> collect() {
        return AggFunction.of(Kind.COLLECT);
    }

    /**
     * The distinct elements of all lists, in no order. lakekit's writers leave out what a list
     * repeats; Paimon itself does not in the first list of a key.
     */
    public static AggFunction<List<?>> collectDistinct() {
        return AggFunction.of(Kind.COLLECT_DISTINCT);
    }

    /** All entries of all maps; the latest to arrive of a key wins. */
    public static AggFunction<Map<?, ?>> mergeMap() {
        return AggFunction.of(Kind.MERGE_MAP);
    }

    /**
     * All rows of all lists; with a key, the latest row to arrive of each key, and of one list the
     * last. Without one it grows on replay.
     */
    public static AggFunction<List<Row>> nestedUpdate(Column<?>... key) {
        return AggFunction.nested(Stream.of(key).map(Column::name).toList());
    }

    /** Union of 32-bit roaring bitmaps, as {@code io.lakekit.distinct.Rbm32} makes them. */
    public static AggFunction<byte[]> rbm32() {
        return AggFunction.of(Kind.RBM32);
    }

    /** Union of 64-bit roaring bitmaps, as {@code io.lakekit.distinct.Rbm64} makes them. */
    public static AggFunction<byte[]> rbm64() {
        return AggFunction.of(Kind.RBM64);
    }

    /** Union of HLL sketches, as {@code io.lakekit.distinct.Hll} makes them. */
    public static AggFunction<byte[]> hllSketch() {
        return AggFunction.of(Kind.HLL_SKETCH);
    }

    /** Union of theta sketches, as {@code io.lakekit.distinct.Theta} makes them. */
    public static AggFunction<byte[]> thetaSketch() {
        return AggFunction.of(Kind.THETA_SKETCH);
    }

    /**
     * A function of the user's, for {@link AggFunction#ignoringRetract}; otherwise hand the
     * function itself to {@code aggregate}.
     */
    public static <T, F extends Record & UserFunction<T>> AggFunction<T> userDefined(F function) {
        return AggFunction.userDefined(function);
    }
}
