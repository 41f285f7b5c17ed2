package io.lakekit.table;

import java.io.IOException;
import org.apache.paimon.catalog.CatalogContext;
import org.apache.paimon.fs.FileIO;
import org.apache.paimon.fs.FileStatus;
import org.apache.paimon.fs.Path;
import org.apache.paimon.fs.PositionOutputStream;
import org.apache.paimon.fs.SeekableInputStream;
import org.apache.paimon.fs.local.LocalFileIO;

/** A file system that cannot be reached from a chosen moment on. */
public final class BreakingFileIO implements FileIO {

    private static final long serialVersionUID = 1L;

    private final FileIO files = new LocalFileIO();
    private volatile boolean armed;
    private volatile String unwritable = "";
    private volatile boolean down;

    /** Goes down with the next snapshot, which is there. */
    public void breakAfterSnapshot() {
        armed = true;
    }

    /** Writes no file whose path has this part. */
    public void breakWritesOf(String pathPart) {
        unwritable = pathPart;
    }

    /** Can be reached again. */
    public void heal() {
        armed = false;
        down = false;
        unwritable = "";
    }

    private void requireUp() throws IOException {
        if (down) {
            throw new IOException("the file system cannot be reached");
        }
    }

    @Override
    public boolean rename(Path from, Path to) throws IOException {
        requireUp();
        boolean renamed = files.rename(from, to);
        if (armed && to.getName().startsWith("snapshot-")) {
            down = true;
        }
        requireUp();
        return renamed;
    }

    @Override
    public SeekableInputStream newInputStream(Path path) throws IOException {
        requireUp();
        return files.newInputStream(path);
    }

    @Override
    public PositionOutputStream newOutputStream(Path path, boolean overwrite) throws IOException {
        requireUp();
        if (!unwritable.isEmpty() && path.toString().contains(unwritable)) {
            throw new IOException("the file system cannot be reached");
        }
        return files.newOutputStream(path, overwrite);
    }

    @Override
    public FileStatus getFileStatus(Path path) throws IOException {
        requireUp();
        return files.getFileStatus(path);
    }

    @Override
    public FileStatus[] listStatus(Path path) throws IOException {
        requireUp();
        return files.listStatus(path);
    }

    @Override
    public boolean exists(Path path) throws IOException {
        requireUp();
        return files.exists(path);
    }

    @Override
    public boolean delete(Path path, boolean recursive) throws IOException {
        requireUp();
        return files.delete(path, recursive);
    }

    @Override
    public boolean mkdirs(Path path) throws IOException {
        requireUp();
        return files.mkdirs(path);
    }

    @Override
    public boolean isObjectStore() {
        return false;
    }

    @Override
    public void configure(CatalogContext context) {
        files.configure(context);
    }
}
