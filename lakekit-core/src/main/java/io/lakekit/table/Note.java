package io.lakekit.table;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A note about one commit, kept by a {@link Bookmark}.
 *
 * @param number the note's number; the largest is the newest
 * @param created the time at which the table was created, in milliseconds since 1970, so that a
 *     later table of its name is told from it
 * @param identifier the commit's identifier
 * @param previous the identifier of the commit before it, 0 if there is none
 * @param before the newest snapshot before the commit, 0 if there was none
 * @param made whether the commit is known to be made; false if nobody has noted that yet
 */
record Note(long number, long created, long identifier, long previous, long before, boolean made) {

    static final String SUFFIX = ".note";

    private static final Pattern TEXT =
            Pattern.compile(
                    "note (\\d+) of table (\\d+): commit (-?\\d+) after commit (-?\\d+) and"
                            + " snapshot (\\d+) (begun|made)\\.\\s*");

    Note asMade(long newNumber) {
        return new Note(newNumber, created, identifier, previous, before, true);
    }

    String text() {
        return "note %d of table %d: commit %d after commit %d and snapshot %d %s.\n"
                .formatted(number, created, identifier, previous, before, made ? "made" : "begun");
    }

    /**
     * The note that a text holds; none if the text was cut short, as if it had never been written.
     */
    static Optional<Note> parse(String text) {
        Matcher found = TEXT.matcher(text);
        if (!found.matches()) {
            return Optional.empty();
        }
        return Optional.of(
                new Note(
                        Long.parseLong(found.group(1)),
                        Long.parseLong(found.group(2)),
                        Long.parseLong(found.group(3)),
                        Long.parseLong(found.group(4)),
                        Long.parseLong(found.group(5)),
                        found.group(6).equals("made")));
    }
}
