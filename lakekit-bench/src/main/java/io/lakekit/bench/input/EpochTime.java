package io.lakekit.bench.input;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Time as a number of units since 1970; a fraction is allowed. Only 1970 to 2100 is taken, and not
 * what falls into early 1970 but would be a time of our days in a coarser unit.
 */
enum EpochTime implements TimeForm {
    SECONDS(9),
    MILLIS(6),
    MICROS(3),
    NANOS(0);

    private static final Instant END = Instant.parse("2101-01-01T00:00:00Z");
    private static final Instant OUR_DAYS = Instant.parse("1990-01-01T00:00:00Z");
    private static final Instant EARLY = Instant.parse("1970-03-01T00:00:00Z");

    private final int digitsToNanos;

    EpochTime(int digitsToNanos) {
        this.digitsToNanos = digitsToNanos;
    }

    /** The name in a mapping, such as {@code epoch-millis}. */
    String title() {
        return "epoch-" + name().toLowerCase(Locale.ROOT);
    }

    @Override
    public Instant parse(String value) {
        BigDecimal number = LogNumbers.decimal(value);
        Instant at = at(number);
        if (at == null || at.isBefore(EARLY)) {
            for (EpochTime other : values()) {
                Instant meant = other.at(number);
                boolean isLikely = meant != null && !meant.isBefore(OUR_DAYS);
                if (isLikely && (at == null || other.digitsToNanos > digitsToNanos)) {
                    throw new IllegalArgumentException(
                            "as " + other.title() + " it would be " + meant);
                }
            }
        }
        if (at == null) {
            throw new IllegalArgumentException("it is not from 1970 to 2100");
        }
        return at;
    }

    /** The time of a number of these units, or null outside 1970 to 2100. */
    private @Nullable Instant at(BigDecimal number) {
        BigDecimal nanos = number.movePointRight(digitsToNanos);
        if (nanos.signum() < 0 || nanos.compareTo(BigDecimal.valueOf(Long.MAX_VALUE)) > 0) {
            return null;
        }
        long whole = nanos.setScale(0, RoundingMode.DOWN).longValueExact();
        Instant at = Instant.ofEpochSecond(0, whole);
        return at.isBefore(END) ? at : null;
    }
}
