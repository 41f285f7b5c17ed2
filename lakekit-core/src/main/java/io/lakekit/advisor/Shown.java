package io.lakekit.advisor;

import java.util.Locale;

/** Amounts as people read them; units are decimal. */
final class Shown {

    private static final String[] UNITS = {"B", "kB", "MB", "GB", "TB", "PB", "EB"};

    private Shown() {}

    static String bytes(double bytes) {
        double amount = bytes;
        int unit = 0;
        while (amount >= 999.5 && unit < UNITS.length - 1) {
            amount /= 1000;
            unit++;
        }
        String format = unit > 0 && amount < 9.95 ? "%.1f %s" : "%.0f %s";
        return String.format(Locale.ROOT, format, amount, UNITS[unit]);
    }

    static String bytes(long bytes) {
        return bytes((double) bytes);
    }

    static String count(long count) {
        return String.format(Locale.ROOT, "%,d", count);
    }

    /** With its noun, in the plural where that is due. */
    static String many(long count, String noun) {
        return count(count) + " " + noun + (count == 1 ? "" : "s");
    }

    static String count(double count) {
        return String.format(Locale.ROOT, "%,.0f", count);
    }

    /** With three decimals at most, and none where there are none. */
    static String number(double number) {
        if (number == Math.rint(number) && Math.abs(number) < 1e18) {
            return count(number);
        }
        return Math.abs(number) < 1e18
                ? String.format(Locale.ROOT, "%.3f", number)
                : Double.toString(number);
    }
}
