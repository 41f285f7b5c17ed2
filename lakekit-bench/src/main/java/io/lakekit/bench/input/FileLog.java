package io.lakekit.bench.input;

import io.lakekit.bench.event.AdDimension;
import io.lakekit.bench.event.AdEvent;
import io.lakekit.bench.event.EventLog;
import io.lakekit.bench.event.WorkloadSummary;
import io.lakekit.bench.lifetime.WorkDirectory;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The events of the files of a directory. Files are read side by side and merged by the time of
 * their events, each file keeping its own order. A line that cannot be read, or that gives a
 * request and ad another request time than a line before, is rejected and counted, never fatal; a
 * file that is missing or damaged is.
 */
public final class FileLog implements EventLog {

    private final WorkDirectory work;
    private final PreparedLog log;

    private FileLog(WorkDirectory work, PreparedLog log) {
        this.work = work;
        this.log = log;
    }

    /**
     * Reads the log of a directory; what it keeps in a temporary directory is gone when it is
     * closed.
     *
     * @param directory where the files are
     * @param mapping how to read them, or null for the directory's own mapping or a shipped one
     *     that fits
     * @param rejects the file for lines that cannot be read, or null to count them only
     * @throws InputException if no mapping fits, a stream or the dimensions have no file, an event
     *     id is shared over streams or files, or no file holds an event
     */
    public static FileLog open(Path directory, @Nullable Path mapping, @Nullable Path rejects) {
        WorkDirectory work = WorkDirectory.create("lakekit-log");
        try {
            return new FileLog(work, prepare(directory, mapping, rejects, work.path()));
        } catch (RuntimeException e) {
            work.close();
            throw e;
        }
    }

    /**
     * Reads the log of a directory and leaves what was read in {@code work}, where {@link
     * PreparedLog#open} finds it again.
     *
     * @param directory where the files are
     * @param mapping how to read them, or null for the directory's own mapping or a shipped one
     *     that fits
     * @param rejects the file for lines that cannot be read, or null to count them only
     * @param work an empty directory
     * @throws InputException if no mapping fits, a stream or the dimensions have no file, an event
     *     id is shared over streams or files, or no file holds an event
     */
    public static PreparedLog prepare(
            Path directory, @Nullable Path mapping, @Nullable Path rejects, Path work) {
        Preparation.run(directory, mapping, rejects, work);
        return PreparedLog.open(work);
    }

    @Override
    public List<AdEvent> nextChunk(int max) {
        return log.nextChunk(max);
    }

    @Override
    public List<AdDimension> dimensions() {
        return log.dimensions();
    }

    @Override
    public WorkloadSummary summary() {
        return log.summary();
    }

    @Override
    public void close() {
        log.close();
        work.close();
    }
}
