package io.lakekit.yaml;

import io.lakekit.internal.text.Spelling;
import java.util.Collection;

/** The user's words as messages quote them, and suggestions of what was meant by them. */
final class Suggestions {

    private static final int LONGEST = 120;
    private static final int LISTED = 25;

    private Suggestions() {}

    /** The text on one line, cut if it is too long to be read. */
    static String shown(String text) {
        String line = text.replaceAll("\\p{Cntrl}+", " ").strip();
        int end =
                line.offsetByCodePoints(
                        0, Math.min(LONGEST, line.codePointCount(0, line.length())));
        return end == line.length() ? line : line.substring(0, end) + "…";
    }

    /** A sentence that suggests the word which was probably meant, or lists the possible words. */
    static String wayOut(String word, Collection<String> known) {
        return Spelling.meant(word, known)
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
}
