package io.lakekit.yaml;

import io.lakekit.diagnostic.Spelling;
import java.util.Collection;
import java.util.Comparator;
import java.util.Locale;

/** The user's words in messages, and what was probably meant by them. */
final class Words {

    private static final int LONGEST = 120;
    private static final int LISTED = 25;

    private Words() {}

    /** On one line, and cut where nobody reads on. */
    static String shown(String text) {
        String line = text.replaceAll("\\p{Cntrl}+", " ").strip();
        int end =
                line.offsetByCodePoints(
                        0, Math.min(LONGEST, line.codePointCount(0, line.length())));
        return end == line.length() ? line : line.substring(0, end) + "…";
    }

    /** A sentence that names the word meant, or the words there are. */
    static String wayOut(String word, Collection<String> known) {
        return known.stream()
                .filter(candidate -> isNear(word, candidate))
                .min(Comparator.comparingInt(candidate -> distance(word, candidate)))
                .map(meant -> "Did you mean '" + meant + "'?")
                .orElseGet(() -> choice(known));
    }

    private static String choice(Collection<String> known) {
        if (known.isEmpty()) {
            return "Remove it.";
        }
        String listed = String.join(", ", known.stream().limit(LISTED).toList());
        return "Choose from " + listed + (known.size() > LISTED ? ", …." : ".");
    }

    /** Lengths first, which is cheap. */
    private static boolean isNear(String word, String candidate) {
        int most = Math.max(1, candidate.length() / 3);
        return Math.abs(word.length() - candidate.length()) <= most
                && distance(word, candidate) <= most;
    }

    private static int distance(String word, String candidate) {
        return Spelling.distance(plain(word), plain(candidate));
    }

    private static String plain(String word) {
        return word.toLowerCase(Locale.ROOT).replace("_", "");
    }
}
