package io.lakekit.bench.input;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.zip.GZIPInputStream;
import org.apache.commons.compress.compressors.bzip2.BZip2CompressorInputStream;

/** The records of one file; blank lines are left out. */
sealed interface Records extends AutoCloseable permits DelimitedRecords, JsonRecords {

    /** Reads the next record; false at the end. */
    boolean next();

    /**
     * The lines of the record that was just read, one for each element of its array if there is
     * one.
     *
     * @throws IllegalArgumentException if it cannot be read, with the reason
     */
    List<Line> lines();

    /** The number of the record that was just read, from 1, without a header. */
    long row();

    /** The number of the line, from 1, at which the record that was just read begins. */
    long lineOfFile();

    @Override
    void close();

    /** The records of a part's file, unpacked as the end of its name says. */
    static Records open(Path file, Part part) {
        try {
            ByteLines lines = new ByteLines(unpacked(file), part.charsetOfFiles());
            return part.format().equals("jsonl")
                    ? new JsonRecords(file, part, lines)
                    : new DelimitedRecords(file, part, lines);
        } catch (IOException e) {
            throw broken(file, 0, e);
        }
    }

    private static InputStream unpacked(Path file) throws IOException {
        InputStream raw = new BufferedInputStream(Files.newInputStream(file), 1 << 16);
        String name = file.getFileName().toString();
        if (name.endsWith(".gz")) {
            return new GZIPInputStream(raw, 1 << 16);
        }
        return name.endsWith(".bz2") ? new BZip2CompressorInputStream(raw, true) : raw;
    }

    /** The exception for a file that cannot be read any further. */
    static InputException broken(Path file, long line, IOException cause) {
        if (Files.isSymbolicLink(file) && !Files.exists(file)) {
            return new InputException(
                    file + " is a link to a file that is not there; mend or remove the link",
                    cause);
        }
        return new InputException(
                "Cannot read "
                        + file
                        + " after line "
                        + line
                        + ": "
                        + (cause.getMessage() == null ? "it ends too soon" : cause.getMessage())
                        + ". The file is truncated or damaged; fetch it again",
                cause);
    }
}
