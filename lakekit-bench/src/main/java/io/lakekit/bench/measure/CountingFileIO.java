package io.lakekit.bench.measure;

import java.io.IOException;
import java.util.concurrent.atomic.AtomicLong;
import org.apache.paimon.fs.FileIO;
import org.apache.paimon.fs.FileIOLoader;
import org.apache.paimon.fs.Path;
import org.apache.paimon.fs.PositionOutputStream;
import org.apache.paimon.fs.local.LocalFileIO;

/**
 * The local file system under the scheme {@code counted}, counting the bytes that this JVM writes
 * through it.
 */
public final class CountingFileIO extends LocalFileIO {

    /** The scheme of counted paths. */
    public static final String SCHEME = "counted";

    private static final long serialVersionUID = 1L;
    private static final AtomicLong WRITTEN = new AtomicLong();

    /** The number of bytes written since the JVM started. */
    public static long bytesWritten() {
        return WRITTEN.get();
    }

    /** The counted URI of a local directory. */
    public static String uri(java.nio.file.Path directory) {
        return SCHEME + ":" + directory.toAbsolutePath();
    }

    @Override
    public PositionOutputStream newOutputStream(Path path, boolean overwrite) throws IOException {
        return new CountingStream(super.newOutputStream(path, overwrite));
    }

    /** Offers the file system to Paimon's look-up by scheme. */
    public static final class Loader implements FileIOLoader {

        private static final long serialVersionUID = 1L;

        @Override
        public String getScheme() {
            return SCHEME;
        }

        @Override
        public FileIO load(Path path) {
            return new CountingFileIO();
        }
    }

    private static final class CountingStream extends PositionOutputStream {

        private final PositionOutputStream to;

        CountingStream(PositionOutputStream to) {
            this.to = to;
        }

        @Override
        public long getPos() throws IOException {
            return to.getPos();
        }

        @Override
        public void write(int b) throws IOException {
            WRITTEN.incrementAndGet();
            to.write(b);
        }

        @Override
        public void write(byte[] bytes) throws IOException {
            WRITTEN.addAndGet(bytes.length);
            to.write(bytes);
        }

        @Override
        public void write(byte[] bytes, int offset, int length) throws IOException {
            WRITTEN.addAndGet(length);
            to.write(bytes, offset, length);
        }

        @Override
        public void flush() throws IOException {
            to.flush();
        }

        @Override
        public void close() throws IOException {
            to.close();
        }
    }
}
