package io.lakekit.yaml;

import io.lakekit.yaml.UnreadableException.Expected;
import java.util.regex.Pattern;

/**
 * The reading of decimal numbers as YAML writes them: {@code 40}, {@code 0.5}, {@code 170_000_000}.
 */
final class Numbers {

    private static final Pattern WHOLE = Pattern.compile("-?\\d{1,3}(_\\d{3})*|-?\\d{1,19}");
    private static final Pattern ANY =
            Pattern.compile(
                    "(-?\\d{1,3}(_\\d{3})*|-?\\d{1,19})(\\.\\d{1,19})?([eE][+-]?\\d{1,3})?");

    private Numbers() {}

    static long whole(String text) {
        try {
            if (WHOLE.matcher(text).matches()) {
                return Long.parseLong(plain(text));
            }
        } catch (NumberFormatException e) {
            throw unreadable("larger than a BIGINT holds");
        }
        throw unreadable("no whole number");
    }

    static int counted(String text) {
        long number = whole(text);
        if (number != (int) number) {
            throw unreadable("larger than an INT holds");
        }
        return (int) number;
    }

    static double any(String text) {
        if (ANY.matcher(text).matches()) {
            return Double.parseDouble(plain(text));
        }
        throw unreadable("no number");
    }

    private static String plain(String text) {
        return text.replace("_", "");
    }

    private static UnreadableException unreadable(String reason) {
        return new UnreadableException(
                Expected.AMOUNT, reason, "Write it in digits, as '40' or '170_000_000'.");
    }
}
