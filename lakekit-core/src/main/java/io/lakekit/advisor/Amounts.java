package io.lakekit.advisor;

import java.util.Locale;

/** The spelling of amounts for people; units are decimal. */
final class Amounts {

    private static final String[] UNITS = {"B", "kB", "MB", "GB", "TB", "PB", "EB"};

    private Amounts() {}

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

    /** A number with its noun, which is in the plural unless the number is one. */
    static String many(long count, String noun) {
        return count(count) + " " + noun + (count == 1 ? "" : "s");
    }

    static String count(double count) {
        return String.format(Locale.ROOT, "%,.0f", count);
    }

    /** A number with at most three decimals, and none if it is whole. */
    static String number(double number) {
        if (number == Math.rint(number) && Math.abs(number) < 1e18) {
            return count(number);
        }
        return Math.abs(number) < 1e18
                ? String.format(Locale.ROOT, "%.3f", number)
                : Double.toString(number);
    }
}
