package io.lakekit.bench.spill;

import java.io.BufferedInputStream;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;

/**
 * Records that are put in by a hash and come out in groups small enough for the heap: all records
 * of one hash are in one group, in the order they came in, and groups come in order of their
 * hashes, taken as unsigned. A group is larger only if its records have one hash.
 */
public final class Spill implements AutoCloseable {

    private static final int BITS = 6;
    private static final int BUCKETS = 1 << BITS;

    /** The writing of a record. */
    @FunctionalInterface
    public interface Writing {

        /** Writes the record's bytes. */
        void to(DataOutputStream out) throws IOException;
    }

    /** A visitor of groups. */
    @FunctionalInterface
    public interface Visit {

        /** Takes a group, which can be read several times. */
        void group(Group group) throws IOException;
    }

    private final Path directory;
    private final long memory;
    private final int level;
    private final List<Bucket> buckets = new ArrayList<>(BUCKETS);
    private long buffered;

    /**
     * A spill that keeps at most {@code memory} bytes in the heap, and whose groups have about a
     * quarter of that at most.
     *
     * @param directory where files go when they are needed; it may not be there yet
     */
    public Spill(Path directory, long memory) {
        this(directory, memory, 0);
    }

    private Spill(Path directory, long memory, int level) {
        this.directory = directory;
        this.memory = memory;
        this.level = level;
        for (int i = 0; i < BUCKETS; i++) {
            buckets.add(new Bucket(directory.resolve(Integer.toString(i))));
        }
    }

    /** The bytes of heap that a spill may keep by default: a 32nd of the heap. */
    public static long usualMemory() {
        return Math.min(256L << 20, Runtime.getRuntime().maxMemory() / 32);
    }

    /** Adds a record. */
    public void add(long hash, Writing record) {
        try {
            Bucket bucket = buckets.get((int) ((hash << (BITS * level)) >>> (Long.SIZE - BITS)));
            buffered += bucket.add(hash, record);
            if (buffered > memory) {
                Files.createDirectories(directory);
                for (Bucket each : buckets) {
                    each.flush();
                }
                buffered = 0;
            }
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot write to " + directory, e);
        }
    }

    /** Visits all groups. */
    public void forEach(Visit visit) {
        try {
            for (Bucket bucket : buckets) {
                if (bucket.size() > 0) {
                    visit(bucket, visit);
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot read from " + directory, e);
        }
    }

    private void visit(Bucket bucket, Visit visit) throws IOException {
        boolean splits = bucket.several && BITS * (level + 1) < Long.SIZE;
        if (bucket.size() <= memory / 4 || !splits) {
            visit.group(bucket);
            return;
        }
        Path below = directory.resolve(bucket.file.getFileName() + ".d");
        try (Spill finer = new Spill(below, memory, level + 1)) {
            bucket.each((hash, bytes) -> finer.add(hash, out -> out.write(bytes)));
            finer.forEach(visit);
        }
    }

    @Override
    public void close() {
        try {
            for (Bucket bucket : buckets) {
                Files.deleteIfExists(bucket.file);
            }
            Files.deleteIfExists(directory);
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot delete " + directory, e);
        }
    }

    /** A reader of records. */
    @FunctionalInterface
    public interface Reading {

        /** Reads a record. */
        void from(DataInputStream in) throws IOException;
    }

    /** A group of records that is small enough for the heap. */
    @FunctionalInterface
    public interface Group {

        /** Reads all records in the order in which they were added. */
        void forEach(Reading reading) throws IOException;
    }

    /** The records whose hashes have the same next bits. */
    private static final class Bucket implements Group {

        private final Path file;
        private ByteArrayOutputStream buffer = new ByteArrayOutputStream(0);
        private long flushed;
        private boolean several;
        private boolean any;
        private long first;

        Bucket(Path file) {
            this.file = file;
        }

        int add(long hash, Writing record) throws IOException {
            several |= any && hash != first;
            first = any ? first : hash;
            any = true;
            int before = buffer.size();
            ByteArrayOutputStream body = new ByteArrayOutputStream(128);
            record.to(new DataOutputStream(body));
            DataOutputStream out = new DataOutputStream(buffer);
            out.writeLong(hash);
            out.writeInt(body.size());
            body.writeTo(buffer);
            return buffer.size() - before;
        }

        void flush() throws IOException {
            if (buffer.size() > 0) {
                try (OutputStream out =
                        Files.newOutputStream(
                                file, StandardOpenOption.CREATE, StandardOpenOption.APPEND)) {
                    buffer.writeTo(out);
                }
                flushed += buffer.size();
                buffer = new ByteArrayOutputStream(0);
            }
        }

        long size() {
            return flushed + buffer.size();
        }

        /** A receiver of a record with its hash. */
        private interface Each {
            void record(long hash, byte[] bytes) throws IOException;
        }

        private void each(Each each) throws IOException {
            if (flushed > 0) {
                try (DataInputStream in =
                        new DataInputStream(
                                new BufferedInputStream(Files.newInputStream(file), 1 << 16))) {
                    each(in, flushed, each);
                }
            }
            byte[] rest = buffer.toByteArray();
            each(new DataInputStream(new ByteArrayInputStream(rest)), rest.length, each);
        }

        private static void each(DataInputStream in, long size, Each each) throws IOException {
            long left = size;
            while (left > 0) {
                long hash = in.readLong();
                byte[] bytes = in.readNBytes(in.readInt());
                each.record(hash, bytes);
                left -= Long.BYTES + Integer.BYTES + bytes.length;
            }
        }

        @Override
        public void forEach(Reading reading) throws IOException {
            each(
                    (hash, bytes) ->
                            reading.from(new DataInputStream(new ByteArrayInputStream(bytes))));
        }
    }
}
