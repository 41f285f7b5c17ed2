package io.lakekit.bench.input;

import java.math.BigDecimal;
import java.math.RoundingMode;

/** The reading of numbers as logs write them; a number that does not fit is refused in words. */
final class LogNumbers {

    private static final int DIGITS = 40;

    private LogNumbers() {}

    /** A decimal of at most 40 digits before and after the point. */
    static BigDecimal decimal(String value) {
        BigDecimal number;
        try {
            number = new BigDecimal(value.strip());
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException("it is not a number", e);
        }
        // Written out, 1e999999999 would fill the memory.
        long before = (long) number.precision() - number.scale();
        if (Math.abs(before) > DIGITS || number.precision() > DIGITS) {
            throw new IllegalArgumentException("it has too many digits");
        }
        return number;
    }

    /** A whole number of the type {@code int}. */
    static int whole(String value) {
        try {
            return decimal(value).intValueExact();
        } catch (ArithmeticException e) {
            throw new IllegalArgumentException(
                    "it is not a whole number from "
                            + Integer.MIN_VALUE
                            + " to "
                            + Integer.MAX_VALUE,
                    e);
        }
    }

    /** An amount in millionths, finer digits cut. */
    static long micros(String value) {
        try {
            return decimal(value).movePointRight(6).setScale(0, RoundingMode.DOWN).longValueExact();
        } catch (ArithmeticException e) {
            throw new IllegalArgumentException("it is more than 9,223,372,036,854", e);
        }
    }
}
