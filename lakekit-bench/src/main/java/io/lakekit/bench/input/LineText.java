package io.lakekit.bench.input;

import java.io.IOException;
import java.io.Reader;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The text of a file for a parser that reads on while a quoted value goes on. It hands out one line
 * at a time, so that it is known which lines a record took, and can take lines back.
 */
final class LineText extends Reader {

    private static final int MOST_OF_A_RECORD = 1 << 20;

    /** A line with its number in the file. */
    private record Numbered(long number, String text, @Nullable String problem) {}

    private final Path file;
    private final ByteLines lines;
    private final Deque<Numbered> again = new ArrayDeque<>();
    private final List<Numbered> ofRecord = new ArrayList<>();
    private String text = "";
    private int at;
    private long number;
    private long characters;

    LineText(Path file, ByteLines lines) {
        this.file = file;
        this.lines = lines;
    }

    /** Begins a new record at the next line that is not blank; false at the end. */
    boolean begin(boolean blankLinesCount) {
        ofRecord.clear();
        characters = 0;
        do {
            Numbered line = take();
            if (line == null) {
                return false;
            }
            if (blankLinesCount || !line.text().isBlank()) {
                again.addFirst(line);
                return true;
            }
        } while (true);
    }

    private @Nullable Numbered take() {
        if (!again.isEmpty()) {
            return again.removeFirst();
        }
        try {
            if (!lines.next()) {
                return null;
            }
            number++;
        } catch (IOException e) {
            throw Records.broken(file, number, e);
        }
        try {
            return new Numbered(number, lines.text(), null);
        } catch (IllegalArgumentException e) {
            return new Numbered(number, lines.readable(), e.getMessage());
        }
    }

    /**
     * Gives back all lines of the record but the first, to be read again as records of their own.
     */
    void giveBackAllButTheFirst() {
        for (int i = ofRecord.size() - 1; i > 0; i--) {
            again.addFirst(ofRecord.get(i));
        }
        at = text.length();
    }

    /** The number of the line where the record begins. */
    long first() {
        return ofRecord.isEmpty() ? number : ofRecord.get(0).number();
    }

    /** The number of lines that the record took so far. */
    int size() {
        return ofRecord.size();
    }

    /** The reason why the bytes of a line of the record are wrong, or null if they are not. */
    @Nullable String problem() {
        return ofRecord.stream()
                .map(Numbered::problem)
                .filter(problem -> problem != null)
                .findFirst()
                .orElse(null);
    }

    @Override
    public int read(char[] to, int offset, int length) {
        if (at == text.length() && !advance()) {
            return -1;
        }
        int count = Math.min(length, text.length() - at);
        text.getChars(at, at + count, to, offset);
        at += count;
        return count;
    }

    private boolean advance() {
        Numbered line = take();
        if (line == null) {
            return false;
        }
        ofRecord.add(line);
        characters += line.text().length();
        if (ofRecord.size() > 1 && characters > MOST_OF_A_RECORD) {
            throw new InputException(
                    "Line "
                            + first()
                            + " of "
                            + file
                            + " opens a quote that is not closed within a million characters; close"
                            + " it, or say 'quote: none' in the mapping if quotes mean nothing"
                            + " there");
        }
        text = line.text() + "\n";
        at = 0;
        return true;
    }

    /**
     * Whether a read would not block: always false, so that no reader asks for the next line before
     * it needs it.
     */
    @Override
    public boolean ready() {
        return at < text.length();
    }

    @Override
    public void close() throws IOException {
        lines.close();
    }
}
