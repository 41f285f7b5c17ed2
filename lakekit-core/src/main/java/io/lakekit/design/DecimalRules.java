package io.lakekit.design;

import static io.lakekit.design.FunctionRules.EXACT_DIGITS;
import static io.lakekit.design.FunctionRules.adds;

import io.lakekit.internal.check.Report;
import io.lakekit.schema.Column;
import io.lakekit.schema.ColumnType;

/**
 * Rules about results that need more digits than a DECIMAL has: Paimon turns one of more than 38
 * digits into null, and the next row starts from nothing
 */
final class DecimalRules {

    /** The digits before the point that are enough room: as many as a BIGINT holds. */
    private static final int ROOMY = 19;

    /** The digits of an amount in the example that says how many rows fit. */
    private static final int USUAL = 9;

    private DecimalRules() {}

    private static boolean isDecimal(Column<?> column, AggFunction<?> function) {
        return adds(function) && column.type().kind() == ColumnType.Kind.DECIMAL;
    }

    private static int digitsBeforeThePoint(Column<?> column) {
        return column.type().precision() - column.type().scale();
    }

    /**
     * Finds sums in a DECIMAL that is too short: Paimon does not hold a result to the column's
     * precision.
     */
    static void shortSum(Column<?> column, AggFunction<?> function, Report found) {
        if (isDecimal(column, function) && column.type().precision() < EXACT_DIGITS) {
            found.at(column)
                    .says("%s, combined by %s", column.type(), function)
                    .so("a result with more digits turns negative or null when files are compacted")
                    .fix("Declare it as DECIMAL(%d, %d).", EXACT_DIGITS, column.type().scale());
        }
    }

    static void wide(Column<?> column, AggFunction<?> function, Report found) {
        if (adds(function) && column.type().kind() == ColumnType.Kind.BIGINT) {
            found.at(column)
                    .says("BIGINT, combined by %s", function)
                    .so("a result beyond 9.2e18 wraps round silently")
                    .fix("Declare it as DECIMAL(%d, 0) if it can come near.", EXACT_DIGITS);
        }
        if (isFull(column, function) && isRoomy(column, function)) {
            found.at(column)
                    .says("%s, combined by %s", column.type(), function)
                    .so(
                            "a result with more than %d digits before the point is null and starts"
                                    + " again; %s",
                            digitsBeforeThePoint(column), fitting(column, function))
                    .fix("Keep values that come near out in the writing job.");
        }
    }

    static void narrow(Column<?> column, AggFunction<?> function, Report found) {
        if (isFull(column, function) && !isRoomy(column, function)) {
            found.at(column)
                    .says(
                            "%s, combined by %s, has %d digits before the point",
                            column.type(), function, digitsBeforeThePoint(column))
                    .so(
                            "a result with more is null and starts again; %s",
                            fitting(column, function))
                    .fix(
                            "%s",
                            function.kind() == AggFunction.Kind.PRODUCT
                                    ? "Keep the factors, and multiply them where rows are read."
                                    : "Declare it as DECIMAL(38, s) with an s of at most "
                                            + (EXACT_DIGITS - ROOMY)
                                            + ".");
        }
    }

    static void neverNull(Column<?> column, AggFunction<?> function, Report found) {
        if (isFull(column, function) && !column.nullable()) {
            found.at(column)
                    .says("%s NOT NULL, combined by %s", column.type(), function)
                    .so(
                            "a result with too many digits is null, and from then on no"
                                    + " compaction of"
                                    + " its bucket succeeds")
                    .fix("Declare it without notNull().");
        }
    }

    private static boolean isFull(Column<?> column, AggFunction<?> function) {
        return isDecimal(column, function) && column.type().precision() == EXACT_DIGITS;
    }

    private static boolean isRoomy(Column<?> column, AggFunction<?> function) {
        return function.kind() != AggFunction.Kind.PRODUCT && digitsBeforeThePoint(column) >= ROOMY;
    }

    /** The phrase that says how many rows of which size fit. */
    private static String fitting(Column<?> column, AggFunction<?> function) {
        int digits = digitsBeforeThePoint(column);
        if (function.kind() == AggFunction.Kind.PRODUCT) {
            return "%d factors of ten fit".formatted(Math.max(0, digits - 1));
        }
        int size = Math.min(USUAL, digits / 2);
        return "1e%d rows of values below 1e%d fit".formatted(digits - size, size);
    }
}
