package io.lakekit.bench.input;

import java.util.Map;

/**
 * A file as one part of a mapping reads it.
 *
 * @param number of the source
 * @param file which
 * @param part how it is read
 * @param constants what its name says
 * @param tally where its lines are counted
 * @param rejects where those go that cannot be read
 */
record LogSource(
        int number,
        LogFile file,
        Part part,
        Map<String, String> constants,
        Tally tally,
        Rejects rejects) {

    /** Counts and reports a line that cannot be used. */
    void reject(long line, String reason) {
        tally.rejected(file, line, reason);
        rejects.add(file, line, reason);
    }

    /** The file's name and the stream that it feeds, for messages and for a fixed order. */
    String name() {
        return file.name() + "/" + part.stage();
    }
}
