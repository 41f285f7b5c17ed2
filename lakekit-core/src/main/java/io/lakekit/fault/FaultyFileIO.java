package io.lakekit.fault;

import com.google.errorprone.annotations.CanIgnoreReturnValue;
import io.lakekit.fault.Fault.Effect;
import io.lakekit.fault.FaultPlan.DueTear;
import java.io.IOException;
import java.io.Serializable;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.apache.paimon.catalog.CatalogContext;
import org.apache.paimon.fs.FileIO;
import org.apache.paimon.fs.FileStatus;
import org.apache.paimon.fs.Path;
import org.apache.paimon.fs.PositionOutputStream;
import org.apache.paimon.fs.SeekableInputStream;
import org.apache.paimon.fs.local.LocalFileIO;

/**
 * A file system that works until a fault is armed, so that a test can prove what its code does when
 * files fail. The n-th operation from the call that arms a fault fails, is torn or waits, once.
 * Faults may be armed and healed at any time and from any thread. Copies made by serialization, as
 * in a Flink job inside this JVM, have the same faults; another JVM gets a healthy copy.
 *
 * <pre>{@code
 * lake.files().only("/manifest/").fail(Operation.WRITE, 1);
 * assertThatThrownBy(writer::commit).hasRootCauseInstanceOf(InjectedFaultException.class);
 * }</pre>
 *
 * <p>Atomic writes are a WRITE of a hidden file and a RENAME, whatever the file system underneath
 * would do, so a fault reaches both. {@link io.lakekit.junit.LakeExtension#files} is one that lies
 * under a lake already; {@link io.lakekit.paimon.Catalogs#open(String, FileIO)} puts one under
 * another.
 */
public final class FaultyFileIO implements FileIO {

    /** The operations of a file system, each counted by itself. */
    public enum Operation {
        /** A file is opened for reading. */
        READ,
        /** A file is created or overwritten. */
        WRITE,
        /** A file or directory is renamed. */
        RENAME,
        /** A file or directory is deleted. */
        DELETE,
        /** A directory is listed. */
        LIST,
        /** The existence, length or age of something is asked for. */
        STATUS
    }

    /** The serialized form, which names the plan by its id. */
    private record Copy(FileIO files, UUID plan) implements Serializable {

        private Object readResolve() {
            return new FaultyFileIO(files, FaultPlan.of(plan), List.of());
        }
    }

    private static final long serialVersionUID = 1L;

    private final FileIO files;
    private final transient FaultPlan plan;
    private final transient List<String> pathParts;

    private FaultyFileIO(FileIO files, FaultPlan plan, List<String> pathParts) {
        this.files = files;
        this.plan = plan;
        this.pathParts = pathParts;
    }

    /** A file system with faults over the local one. */
    public static FaultyFileIO local() {
        return over(LocalFileIO.create());
    }

    /** A file system with faults over any other. */
    public static FaultyFileIO over(FileIO files) {
        return new FaultyFileIO(files, FaultPlan.empty(), List.of());
    }

    /**
     * A view of this file system, with the same faults. A fault that is armed through it counts
     * only operations on paths that contain this text. A rename counts by its old or its new path.
     * Paimon keeps its files in {@code /snapshot/}, {@code /manifest/}, {@code /schema/} and {@code
     * /bucket-0/} of a table's directory.
     */
    public FaultyFileIO only(String pathPart) {
        List<String> parts = Stream.concat(pathParts.stream(), Stream.of(pathPart)).toList();
        return new FaultyFileIO(files, plan, parts);
    }

    /**
     * Fails the {@code nth} operation from now, 1 being the next, with an {@link
     * InjectedFaultException}; nothing of it is done.
     */
    @CanIgnoreReturnValue
    public FaultyFileIO fail(Operation operation, int nth) {
        return arm(operation, nth, new Effect.Fail(false));
    }

    /** Fails the {@code nth} operation from now and every later one, until healed. */
    @CanIgnoreReturnValue
    public FaultyFileIO failFrom(Operation operation, int nth) {
        return arm(operation, nth, new Effect.Fail(true));
    }

    /**
     * Tears a file. The {@code nth} WRITE from now keeps its first {@code bytes} bytes and fails at
     * the next with an {@link InjectedFaultException}; the torn file stays until somebody deletes
     * it. The {@code nth} READ finds the file ended after so many bytes. A file that is not longer
     * stays whole, and does not count as a hit.
     *
     * <p>Paimon writes data files in the background and notices a torn one up to 10 seconds later;
     * at once in a table whose raw option {@code async-file-write} is {@code false}.
     *
     * @throws IllegalArgumentException for another operation, or a negative number of bytes
     */
    @CanIgnoreReturnValue
    public FaultyFileIO tear(Operation operation, int nth, long bytes) {
        if (operation != Operation.WRITE && operation != Operation.READ) {
            throw new IllegalArgumentException(
                    "A " + operation + " has no bytes to tear; tear a WRITE or a READ, or fail it");
        }
        if (bytes < 0) {
            throw new IllegalArgumentException("A file cannot keep " + bytes + " bytes");
        }
        return arm(operation, nth, new Effect.Tear(bytes));
    }

    /**
     * Lets the {@code nth} operation from now wait so long, or until {@link #heal}, before it is
     * done. Interrupting the waiting thread fails it with an {@link
     * java.io.InterruptedIOException}.
     */
    @CanIgnoreReturnValue
    public FaultyFileIO delay(Operation operation, int nth, Duration time) {
        return arm(operation, nth, new Effect.Delay(time));
    }

    private FaultyFileIO arm(Operation operation, int nth, Effect effect) {
        if (nth < 1) {
            throw new IllegalArgumentException(
                    "There is no " + operation + " " + nth + "; the next one is 1");
        }
        plan.arm(new Fault(operation, nth, pathParts, effect));
        return this;
    }

    /** Disarms every fault, those on some paths only too, and ends every delay. */
    public void heal() {
        plan.heal();
    }

    /** The faults that struck so far, in order; healing does not forget them. */
    public List<InjectedFault> hits() {
        return plan.hits();
    }

    @Override
    public SeekableInputStream newInputStream(Path path) throws IOException {
        DueTear tear = plan.strike(Operation.READ, path);
        SeekableInputStream from = files.newInputStream(path);
        return tear == null ? from : new TornInput(from, plan, tear);
    }

    @Override
    public PositionOutputStream newOutputStream(Path path, boolean overwrite) throws IOException {
        DueTear tear = plan.strike(Operation.WRITE, path);
        PositionOutputStream to = files.newOutputStream(path, overwrite);
        return tear == null ? to : new TornOutput(to, plan, tear);
    }

    @Override
    public boolean rename(Path from, Path to) throws IOException {
        plan.strike(Operation.RENAME, from, to);
        return files.rename(from, to);
    }

    @Override
    public boolean delete(Path path, boolean recursive) throws IOException {
        plan.strike(Operation.DELETE, path);
        return files.delete(path, recursive);
    }

    @Override
    public FileStatus[] listStatus(Path path) throws IOException {
        plan.strike(Operation.LIST, path);
        return files.listStatus(path);
    }

    @Override
    public FileStatus getFileStatus(Path path) throws IOException {
        plan.strike(Operation.STATUS, path);
        return files.getFileStatus(path);
    }

    @Override
    public boolean exists(Path path) throws IOException {
        plan.strike(Operation.STATUS, path);
        return files.exists(path);
    }

    @Override
    public boolean mkdirs(Path path) throws IOException {
        return files.mkdirs(path);
    }

    @Override
    public boolean isObjectStore() {
        return files.isObjectStore();
    }

    @Override
    public void configure(CatalogContext context) {
        files.configure(context);
    }

    @Override
    public void close() throws IOException {
        files.close();
    }

    private Object writeReplace() {
        return new Copy(files, plan.id());
    }

    @Override
    public String toString() {
        return "FaultyFileIO over " + files.getClass().getSimpleName();
    }
}
