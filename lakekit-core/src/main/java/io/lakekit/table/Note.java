package io.lakekit.table;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What a {@link Bookmark} keeps of one commit.
 *
 * @param number of the note; the largest is the newest
 * @param created when the table was created, so that a later one of its name is another
 * @param identifier of the commit
 * @param previous identifier of the one before it, 0 if there is none
 * @param before the newest snapshot before it, 0 if there was none
 * @param made whether it was made; if not, nobody has noted that yet
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

    /** None if the text was cut short, as if it had never been written. */
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
