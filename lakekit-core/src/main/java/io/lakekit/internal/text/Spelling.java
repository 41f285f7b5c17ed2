package io.lakekit.internal.text;

import java.util.Collection;
import java.util.Comparator;
import java.util.Locale;
import java.util.Optional;

/** The comparison of spellings, to name the word that was probably meant. */
public final class Spelling {

    private Spelling() {}

    /**
     * The candidate that differs least, the first of several; an empty text if there are no
     * candidates.
     */
    public static String nearest(String given, Collection<String> candidates) {
        return candidates.stream()
                .min(Comparator.comparingInt(candidate -> distance(given, candidate)))
                .orElse("");
    }

    /**
     * The candidate that was probably meant: the nearest one, if it differs in a third of its
     * letters at most, their case and underscores aside.
     */
    public static Optional<String> meant(String given, Collection<String> candidates) {
        return candidates.stream()
                .filter(candidate -> isNear(given, candidate))
                .min(
                        Comparator.comparingInt(
                                candidate -> distance(plain(given), plain(candidate))));
    }

    /**
     * The question {@code Did you mean 'x'? } to be put before a way out; empty if no word was
     * probably meant.
     */
    public static String question(String given, Collection<String> candidates) {
        return meant(given, candidates).map(meant -> "Did you mean '" + meant + "'? ").orElse("");
    }

    /** Whether a candidate is near; lengths are compared first, which is cheap. */
    private static boolean isNear(String given, String candidate) {
        int most = Math.max(1, candidate.length() / 3);
        return Math.abs(given.length() - candidate.length()) <= most
                && distance(plain(given), plain(candidate)) <= most;
    }

    private static String plain(String word) {
        return word.toLowerCase(Locale.ROOT).replace("_", "");
    }

    /** The Levenshtein distance: the number of letters to insert, remove or change. */
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
