package io.lakekit.bench.input;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;

/**
 * The lines of a file as bytes, each made text on its own: one that does not fit the charset does
 * not spoil the next. A byte-order mark decides over the charset and belongs to no line.
 */
final class ByteLines implements AutoCloseable {

    private final BufferedInputStream in;
    private final Charset charset;

    /** The number of bytes of a code unit; a line ends with one code unit. */
    private final int unit;

    private final ByteArrayOutputStream line = new ByteArrayOutputStream(512);
    private final byte[] buffer = new byte[1 << 16];
    private int from;
    private int to;

    ByteLines(InputStream in, Charset given) throws IOException {
        this.in = new BufferedInputStream(in, 1 << 10);
        this.charset = marked(given);
        this.unit = Math.max(1, "\n".getBytes(charset).length);
    }

    private Charset marked(Charset given) throws IOException {
        in.mark(4);
        byte[] first = in.readNBytes(3);
        in.reset();
        if (starts(first, 0xef, 0xbb, 0xbf)) {
            in.skipNBytes(3);
            return StandardCharsets.UTF_8;
        }
        if (starts(first, 0xff, 0xfe) || starts(first, 0xfe, 0xff)) {
            in.skipNBytes(2);
            return first[0] == (byte) 0xff ? StandardCharsets.UTF_16LE : StandardCharsets.UTF_16BE;
        }
        return given.equals(StandardCharsets.UTF_16) ? StandardCharsets.UTF_16BE : given;
    }

    private static boolean starts(byte[] bytes, int... mark) {
        boolean same = bytes.length >= mark.length;
        for (int i = 0; same && i < mark.length; i++) {
            same = bytes[i] == (byte) mark[i];
        }
        return same;
    }

    /** Reads the next line; false at the end. */
    boolean next() throws IOException {
        line.reset();
        while (from < to || fill()) {
            int start = from;
            while (from < to && buffer[from] != '\n') {
                from++;
            }
            boolean found = from < to;
            line.write(buffer, start, from - start);
            if (found && endsHere()) {
                return true;
            }
        }
        return line.size() > 0;
    }

    /** Skips the byte of a line break; false if it is part of another code unit. */
    private boolean endsHere() throws IOException {
        from++;
        if (unit == 1) {
            return true;
        }
        line.write('\n');
        while (line.size() % unit != 0 && (from < to || fill())) {
            line.write(buffer[from++]);
        }
        byte[] all = line.toByteArray();
        String last = new String(all, all.length - unit, unit, charset);
        if (!last.equals("\n")) {
            return false;
        }
        line.reset();
        line.write(all, 0, all.length - unit);
        return true;
    }

    private boolean fill() throws IOException {
        from = 0;
        to = Math.max(0, in.read(buffer));
        return to > 0;
    }

    /**
     * The line that was just read, without its end.
     *
     * @throws IllegalArgumentException if it does not fit the charset
     */
    String text() {
        ByteBuffer bytes = ByteBuffer.wrap(line.toByteArray());
        try {
            return withoutReturn(charset.newDecoder().decode(bytes).toString());
        } catch (CharacterCodingException e) {
            throw new IllegalArgumentException(
                    "not "
                            + charset
                            + " from byte "
                            + (bytes.position() + 1)
                            + " of the line on; if the file has another charset, name it in its"
                            + " mapping",
                    e);
        }
    }

    /** The line that was just read, with marks for bytes that do not fit the charset. */
    String readable() {
        try {
            return withoutReturn(
                    charset.newDecoder()
                            .onMalformedInput(CodingErrorAction.REPLACE)
                            .onUnmappableCharacter(CodingErrorAction.REPLACE)
                            .decode(ByteBuffer.wrap(line.toByteArray()))
                            .toString());
        } catch (CharacterCodingException e) {
            throw new IllegalStateException("What does not fit was to be replaced", e);
        }
    }

    private static String withoutReturn(String text) {
        return text.endsWith("\r") ? text.substring(0, text.length() - 1) : text;
    }

    @Override
    public void close() throws IOException {
        in.close();
    }
}
