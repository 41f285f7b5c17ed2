package io.lakekit.yaml;

import io.lakekit.yaml.UnreadableException.Family;
import java.time.DateTimeException;
import java.time.Duration;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Spans of time as messages say them: {@code 30 d}, {@code 12 h}; others in ISO 8601. */
final class Ages {

    private record Unit(String name, Duration length) {}

    private static final List<Unit> UNITS =
            List.of(
                    new Unit("d", Duration.ofDays(1)),
                    new Unit("h", Duration.ofHours(1)),
                    new Unit("min", Duration.ofMinutes(1)),
                    new Unit("s", Duration.ofSeconds(1)));

    private static final Pattern SPELT = Pattern.compile("(-?\\d{1,18}) (\\p{L}+)");

    private Ages() {}

    static Duration parse(String text) {
        Matcher spelt = SPELT.matcher(text);
        try {
            if (!spelt.matches()) {
                return Duration.parse(text);
            }
            for (Unit unit : UNITS) {
                if (unit.name().equals(spelt.group(2))) {
                    return unit.length().multipliedBy(Long.parseLong(spelt.group(1)));
                }
            }
            throw unreadable("there is no unit '" + Words.shown(spelt.group(2)) + "'");
        } catch (DateTimeException e) {
            throw unreadable("no number and unit");
        } catch (ArithmeticException e) {
            throw unreadable("too long");
        }
    }

    private static UnreadableException unreadable(String reason) {
        return new UnreadableException(
                Family.AMOUNT, reason, "Write it as '30 d', '12 h', '30 min' or '10 s'.");
    }

    static String print(Duration age) {
        for (Unit unit : UNITS) {
            long count = age.toSeconds() / unit.length().toSeconds();
            if (age.equals(unit.length().multipliedBy(count)) && (count != 0 || isLast(unit))) {
                return count + " " + unit.name();
            }
        }
        return age.toString();
    }

    private static boolean isLast(Unit unit) {
        return unit.equals(UNITS.get(UNITS.size() - 1));
    }
}
