package io.lakekit.function;

import io.lakekit.schema.Column;
import io.lakekit.schema.Row;
import java.io.Serializable;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A rate of two columns that is computed when it is read: clicks per impression, conversions per
 * click, spend per click. It is never NaN or Infinity: without a denominator above 0 there is no
 * rate, and the result is null.
 *
 * <p>Composed of built-ins: store the two sums, each a column with {@code sum()}. A stored rate
 * cannot be merged, since the mean of two rates is not the rate of both, and a ROW of the two would
 * be pruned before it merges.
 *
 * <p>A null numerator is 0: a sum is null until something was added, and the sum of nothing is 0.
 * Were the rate null, an average over ads would leave out just those that nobody clicked.
 *
 * @param numerator the column above the line
 * @param denominator the column below the line
 */
public record Ratio(Column<? extends Number> numerator, Column<? extends Number> denominator)
        implements Serializable {

    /** Refuses nulls. */
    public Ratio {
        Objects.requireNonNull(numerator, "numerator");
        Objects.requireNonNull(denominator, "denominator");
    }

    /** The rate of two columns, as in {@code Ratio.of(CLICKS, IMPRESSIONS)}. */
    public static Ratio of(
            Column<? extends Number> numerator, Column<? extends Number> denominator) {
        return new Ratio(numerator, denominator);
    }

    /** The rate of a row that has both columns, or null if there is none. */
    public @Nullable Double of(Row row) {
        return of(row.get(numerator), row.get(denominator));
    }

    /**
     * The rate of two values, or null if there is none: the denominator is null or not above 0, or
     * the result is not finite.
     */
    public static @Nullable Double of(@Nullable Number numerator, @Nullable Number denominator) {
        double below = denominator == null ? 0 : denominator.doubleValue();
        if (!(below > 0)) {
            return null;
        }
        double rate = (numerator == null ? 0 : numerator.doubleValue()) / below;
        return Double.isFinite(rate) ? (Double) rate : null;
    }

    /**
     * The same rate as an expression of Flink SQL and Spark SQL, for a view or a query. The result
     * may be NaN or Infinity only if a FLOAT or DOUBLE column holds such a value.
     */
    public String sql() {
        String below = quoted(denominator);
        return "CASE WHEN "
                + below
                + " > 0 THEN CAST(COALESCE("
                + quoted(numerator)
                + ", 0) AS DOUBLE) / "
                + below
                + " END";
    }

    private static String quoted(Column<?> column) {
        return "`" + column.name().replace("`", "``") + "`";
    }
}
