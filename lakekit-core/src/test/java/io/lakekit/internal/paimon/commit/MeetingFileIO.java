package io.lakekit.internal.paimon.commit;

import java.io.IOException;
import org.apache.paimon.fs.Path;
import org.apache.paimon.fs.PositionOutputStream;
import org.apache.paimon.fs.local.LocalFileIO;
import org.jspecify.annotations.Nullable;

/**
 * A file system in which others act right before a snapshot is written or while a table is deleted.
 */
final class MeetingFileIO extends LocalFileIO {

    private static final long serialVersionUID = 1L;

    private transient @Nullable Runnable others;
    private String deletable = "";
    private int failures;

    /** What others do before the next snapshot is written, under another name at first. */
    void beforeNextSnapshot(Runnable act) {
        others = act;
    }

    /** Deletes no more than a folder of tables, so many times, as if files were added meanwhile. */
    void deleteOnly(String folder, int times) {
        deletable = folder;
        failures = times;
    }

    @Override
    public PositionOutputStream newOutputStream(Path path, boolean overwrite) throws IOException {
        Runnable act = others;
        if (act != null && path.getName().startsWith(".snapshot-")) {
            others = null;
            act.run();
        }
        return super.newOutputStream(path, overwrite);
    }

    @Override
    public boolean delete(Path path, boolean recursive) throws IOException {
        if (recursive && failures > 0) {
            failures--;
            super.delete(new Path(path, deletable), true);
            return false;
        }
        return super.delete(path, recursive);
    }
}
