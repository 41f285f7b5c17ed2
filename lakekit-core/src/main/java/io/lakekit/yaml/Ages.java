package io.lakekit.yaml;

import io.lakekit.yaml.UnreadableException.Expected;
import java.time.DateTimeException;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Spans of time as people write them: {@code 30 d}, {@code 7d}, {@code 2 hours}, {@code 15m};
 * others in ISO 8601. {@link io.lakekit.internal.text.Spans#exact} spells them again.
 */
final class Ages {

    private record Unit(Duration length, List<String> names) {

        static Unit of(Duration length, String... names) {
            return new Unit(length, List.of(names));
        }
    }

    private static final List<Unit> UNITS =
            List.of(
                    Unit.of(Duration.ofDays(7), "w", "week", "weeks"),
                    Unit.of(Duration.ofDays(1), "d", "day", "days"),
                    Unit.of(Duration.ofHours(1), "h", "hour", "hours"),
                    Unit.of(Duration.ofMinutes(1), "min", "m", "mins", "minute", "minutes"),
                    Unit.of(Duration.ofSeconds(1), "s", "sec", "secs", "second", "seconds"),
                    Unit.of(Duration.ofMillis(1), "ms", "milli", "millis", "milliseconds"));

    private static final Pattern SPELT = Pattern.compile("(-?\\d{1,18})\\s*(\\p{L}+)");

    private Ages() {}

    static Duration parse(String text) {
        Matcher spelt = SPELT.matcher(text);
        try {
            return spelt.matches()
                    ? unit(spelt.group(2)).length().multipliedBy(Long.parseLong(spelt.group(1)))
                    : Duration.parse(text);
        } catch (DateTimeException e) {
            throw unreadable("no number and unit");
        } catch (ArithmeticException e) {
            throw unreadable("too long");
        }
    }

    private static Unit unit(String written) {
        if (written.equals("M")) {
            throw unreadable("'M' may be minutes or months");
        }
        String name = written.toLowerCase(Locale.ROOT);
        if (name.matches("mon|months?|y|years?")) {
            throw unreadable("'" + written + "' has no fixed length");
        }
        return UNITS.stream()
                .filter(unit -> unit.names().contains(name))
                .findFirst()
                .orElseThrow(
                        () -> unreadable("there is no unit '" + Suggestions.shown(written) + "'"));
    }

    private static UnreadableException unreadable(String reason) {
        return new UnreadableException(
                Expected.AMOUNT, reason, "Write it as '30 d', '12 h', '30 min' or '10 s'.");
    }
}
