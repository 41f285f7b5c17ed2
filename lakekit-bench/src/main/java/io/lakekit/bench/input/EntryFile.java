package io.lakekit.bench.input;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Entries in a file of our own, in order of arrival. */
final class EntryFile {

    private static final int BUFFER = 1 << 16;

    private EntryFile() {}

    /** Writes entries one by one. */
    static final class Writer implements AutoCloseable {

        private final Path file;
        private final DataOutputStream out;

        Writer(Path file) {
            this.file = file;
            try {
                out =
                        new DataOutputStream(
                                new BufferedOutputStream(Files.newOutputStream(file), BUFFER));
            } catch (IOException e) {
                throw new UncheckedIOException("Cannot write to " + file, e);
            }
        }

        void write(Entry entry) {
            try {
                out.writeByte(1);
                entry.write(out);
            } catch (IOException e) {
                throw new UncheckedIOException("Cannot write to " + file, e);
            }
        }

        @Override
        public void close() {
            try {
                out.writeByte(0);
                out.close();
            } catch (IOException e) {
                throw new UncheckedIOException("Cannot write to " + file, e);
            }
        }
    }

    /** Reads entries one by one. */
    static final class Reader implements AutoCloseable {

        private final Path file;
        private final DataInputStream in;
        private boolean ended;

        Reader(Path file) {
            this.file = file;
            try {
                in =
                        new DataInputStream(
                                new BufferedInputStream(Files.newInputStream(file), BUFFER));
            } catch (IOException e) {
                throw new UncheckedIOException("Cannot read " + file, e);
            }
        }

        /** The next entry; null at the end. */
        @Nullable Entry next() {
            try {
                ended = ended || in.readByte() == 0;
                return ended ? null : Entry.read(in);
            } catch (IOException e) {
                throw new UncheckedIOException("Cannot read " + file, e);
            }
        }

        @Override
        public void close() {
            try {
                in.close();
            } catch (IOException e) {
                throw new UncheckedIOException("Cannot read " + file, e);
            }
        }
    }

    /** Takes all entries of a file. */
    static void forEach(Path file, Consumer<Entry> each) {
        try (Reader reader = new Reader(file)) {
            for (Entry entry = reader.next(); entry != null; entry = reader.next()) {
                each.accept(entry);
            }
        }
    }
}
