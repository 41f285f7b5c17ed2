package io.lakekit.diagnostic;

import java.util.Collection;
import java.util.Comparator;

/** How many letters two spellings differ by, to name what was probably meant. */
public final class Spelling {

    private Spelling() {}

    /** The candidate that differs least, the first of several; empty text if there is none. */
    public static String nearest(String given, Collection<String> candidates) {
        return candidates.stream()
                .min(Comparator.comparingInt(candidate -> distance(given, candidate)))
                .orElse("");
    }

    /** Levenshtein distance: letters to insert, remove or change. */
    public static int distance(String left, String right) {
        int[] previous = new int[right.length() + 1];
        for (int j = 0; j <= right.length(); j++) {
            previous[j] = j;
        }
        for (int i = 1; i <= left.length(); i++) {
            int[] current = new int[right.length() + 1];
            current[0] = i;
            for (int j = 1; j <= right.length(); j++) {
                int change = left.charAt(i - 1) == right.charAt(j - 1) ? 0 : 1;
                current[j] =
                        Math.min(
                                Math.min(current[j - 1], previous[j]) + 1,
                                previous[j - 1] + change);
            }
            previous = current;
        }
        return previous[right.length()];
    }
}
