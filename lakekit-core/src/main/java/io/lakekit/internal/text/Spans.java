package io.lakekit.internal.text;

import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/** The spelling of time spans: for people in messages and designs, and for Paimon. */
public final class Spans {

    private enum Unit {
        DAY(Duration.ofDays(1), "d"),
        HOUR(Duration.ofHours(1), "h"),
        MINUTE(Duration.ofMinutes(1), "min"),
        SECOND(Duration.ofSeconds(1), "s");

        private final Duration length;
        private final String sign;

        Unit(Duration length, String sign) {
            this.length = length;
            this.sign = sign;
        }

        /** The number of this unit in a span, rounded down. */
        long in(Duration span) {
            return span.toSeconds() / length.toSeconds();
        }

        /** The unit in which people give a span: the largest of which it is a whole number. */
        static Optional<Unit> of(Duration span) {
            return span.isZero()
                    ? Optional.of(SECOND)
                    : Stream.of(values())
                            .filter(unit -> unit.length.multipliedBy(unit.in(span)).equals(span))
                            .findFirst();
        }
    }

    private Spans() {}

    /**
     * The span in the largest unit of which it is a whole number, from days down to seconds: {@code
     * 30 d}, {@code 90 min}, {@code 0 s}. A span that is not a whole number of seconds is in ISO
     * 8601: {@code PT0.5S}.
     */
    public static String exact(Duration span) {
        return Unit.of(span).map(unit -> unit.in(span) + " " + unit.sign).orElseGet(span::toString);
    }

    /**
     * The span as by {@link #exact}, with the unit written out: {@code 30 days}, {@code 1 hour}.
     */
    public static String inWords(Duration span) {
        return Unit.of(span).map(unit -> inWords(unit.in(span), unit)).orElseGet(span::toString);
    }

    private static String inWords(long count, Unit unit) {
        return count + " " + unit.name().toLowerCase(Locale.ROOT) + (count == 1 ? "" : "s");
    }

    /**
     * The span in the largest unit that it reaches, rounded down: {@code 2 d} for 49 hours, {@code
     * 40 ms}.
     */
    public static String rounded(Duration span) {
        return Stream.of(Unit.values())
                .filter(unit -> unit.in(span) > 0)
                .findFirst()
                .map(unit -> unit.in(span) + " " + unit.sign)
                .orElseGet(() -> span.toMillis() + " ms");
    }

    /** The span as an option of Paimon has it, in one unit: {@code 2592000 s}, {@code 1500 ms}. */
    public static String option(Duration span) {
        Duration whole = Duration.ofSeconds(span.toSeconds());
        return span.equals(whole) ? span.toSeconds() + " s" : span.toMillis() + " ms";
    }
}
