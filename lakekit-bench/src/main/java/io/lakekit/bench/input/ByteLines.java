package io.lakekit.bench.input;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;

/**
 * The lines of a file as bytes, each made text on its own: one that is no UTF-8 does not spoil the
 * next.
 */
final class ByteLines implements AutoCloseable {

    private final InputStream in;
    private final byte[] buffer = new byte[1 << 16];
    private final ByteArrayOutputStream line = new ByteArrayOutputStream(512);
    private int from;
    private int to;

    ByteLines(InputStream in) {
        this.in = in;
    }

    /** Reads the next line; false at the end. */
    boolean next() throws IOException {
        line.reset();
        while (from < to || fill()) {
            int start = from;
            while (from < to && buffer[from] != '\n') {
                from++;
            }
            line.write(buffer, start, from - start);
            if (from < to) {
                from++;
                return true;
            }
        }
        return line.size() > 0;
    }

    private boolean fill() throws IOException {
        from = 0;
        to = Math.max(0, in.read(buffer));
        return to > 0;
    }

    /**
     * The line just read, without its end.
     *
     * @throws IllegalArgumentException if it is no UTF-8
     */
    String text() {
        byte[] all = line.toByteArray();
        boolean windows = all.length > 0 && all[all.length - 1] == '\r';
        ByteBuffer bytes = ByteBuffer.wrap(all, 0, windows ? all.length - 1 : all.length);
        try {
            return StandardCharsets.UTF_8.newDecoder().decode(bytes).toString();
        } catch (CharacterCodingException e) {
            throw new IllegalArgumentException(
                    "no UTF-8 from byte " + (bytes.position() + 1) + " of the line on", e);
        }
    }

    @Override
    public void close() throws IOException {
        in.close();
    }
}
