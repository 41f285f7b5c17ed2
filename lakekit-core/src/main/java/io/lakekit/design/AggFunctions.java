package io.lakekit.design;

import io.lakekit.design.AggFunction.Kind;
import io.lakekit.function.UserFunction;
import io.lakekit.schema.Column;
import io.lakekit.schema.Row;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * The functions by which the values of a column combine. A null value leaves the result as it is
 * unless the function says otherwise. A replay is a row that is written a second time; a function
 * whose result changes by it brings a warning, because a restarted job replays rows.
 *
 * <pre>{@code
 * SummaryTable.named("ads.daily")
 *         .primaryKey(DT, CAMPAIGN)
 *         .aggregate(CLICKS, AggFunctions.count())
 *         .aggregate(LAST_CLICK, AggFunctions.max());
 * }</pre>
 */
public final class AggFunctions {

    private AggFunctions() {}

    /**
     * The sum of all values. A replay adds them again. A DECIMAL column needs precision 38;
     * integers wrap round on overflow.
     */
    public static AggFunction<Number> sum() {
        return AggFunction.of(Kind.SUM);
    }

    /**
     * The number of rows, in a BIGINT column. lakekit's writers supply a one for each row; a record
     * that carries the column says how many rows it stands for instead, null standing for one.
     * Other writers must write ones. A replay counts again.
     */
    public static AggFunction<Long> count() {
        return AggFunction.of(Kind.COUNT);
    }

    /** The product of all values. A replay multiplies by them again. */
    public static AggFunction<Number> product() {
        return AggFunction.of(Kind.PRODUCT);
    }

    /** The highest of all values. A replay changes nothing. */
    public static AggFunction<Comparable<?>> max() {
        return AggFunction.of(Kind.MAX);
    }

    /** The lowest of all values. A replay changes nothing. */
    public static AggFunction<Comparable<?>> min() {
        return AggFunction.of(Kind.MIN);
    }

    /** The newest value; a newer null clears it. */
    public static AggFunction<Object> latest() {
        return AggFunction.of(Kind.LATEST);
    }

    /** The newest value that is not null; a null cannot clear it. */
    public static AggFunction<Object> latestNonNull() {
        return AggFunction.of(Kind.LATEST_NON_NULL);
    }

    /** The first value to arrive, which may be a null. */
    public static AggFunction<Object> first() {
        return AggFunction.of(Kind.FIRST);
    }

    /** The first value to arrive that is not null. */
    public static AggFunction<Object> firstNonNull() {
        return AggFunction.of(Kind.FIRST_NON_NULL);
    }

    /** All texts in order of arrival, joined by {@code delimiter}. A replay appends them again. */
    public static AggFunction<String> listAgg(String delimiter) {
        return AggFunction.joined(delimiter);
    }

    /** True if all values are true. */
    public static AggFunction<Boolean> boolAnd() {
        return AggFunction.of(Kind.BOOL_AND);
    }

    /** True if at least one value is true. */
    public static AggFunction<Boolean> boolOr() {
        return AggFunction.of(Kind.BOOL_OR);
    }

    /** All elements of all lists, in order of arrival. A replay appends them again. */
    public static AggFunction<List<?>> collect() {
        return AggFunction.of(Kind.COLLECT);
    }

    /**
     * The distinct elements of all lists, in an order that is not defined. lakekit's writers leave
     * out what a list repeats; Paimon itself does not in the first list of a key.
     */
    public static AggFunction<List<?>> collectDistinct() {
        return AggFunction.of(Kind.COLLECT_DISTINCT);
    }

    /** The entries of all maps; of two entries with one key, the later to arrive wins. */
    public static AggFunction<Map<?, ?>> mergeMap() {
        return AggFunction.of(Kind.MERGE_MAP);
    }

    /**
     * The rows of all lists. With a key, the latest row to arrive of each key is kept, and the last
     * one of a list. Without a key, all rows are kept, and a replay appends them again.
     *
     * @param key the fields of the nested row that identify it; none to keep all rows
     */
    public static AggFunction<List<Row>> nestedUpdate(Column<?>... key) {
        return AggFunction.nested(Stream.of(key).map(Column::name).toList());
    }

    /** The union of 32-bit roaring bitmaps, as {@code io.lakekit.distinct.Rbm32} makes them. */
    public static AggFunction<byte[]> rbm32() {
        return AggFunction.of(Kind.RBM32);
    }

    /** The union of 64-bit roaring bitmaps, as {@code io.lakekit.distinct.Rbm64} makes them. */
    public static AggFunction<byte[]> rbm64() {
        return AggFunction.of(Kind.RBM64);
    }

    /** The union of HLL sketches, as {@code io.lakekit.distinct.Hll} makes them. */
    public static AggFunction<byte[]> hllSketch() {
        return AggFunction.of(Kind.HLL_SKETCH);
    }

    /** The union of theta sketches, as {@code io.lakekit.distinct.Theta} makes them. */
    public static AggFunction<byte[]> thetaSketch() {
        return AggFunction.of(Kind.THETA_SKETCH);
    }

    /**
     * A function of the user's as an {@code AggFunction}. It is needed only for {@link
     * AggFunction#ignoringRetract}; otherwise hand the function itself to {@code aggregate}.
     */
    public static <T, F extends Record & UserFunction<T>> AggFunction<T> userDefined(F function) {
        return AggFunction.userDefined(function);
    }
}
