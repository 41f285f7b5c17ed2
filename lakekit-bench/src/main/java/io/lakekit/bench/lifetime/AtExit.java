package io.lakekit.bench.lifetime;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/**
 * The clean-up when this JVM ends, by itself or by a signal: child processes are killed, then files
 * are deleted. One hook for all, because children would go on writing what is being deleted.
 *
 * <p>A thread that calls it while the JVM ends never returns: its work is over, and it could only
 * put back what was cleared away.
 */
public final class AtExit {

    private static final Set<Process> CHILDREN = new HashSet<>();
    private static final Set<Path> FILES = new HashSet<>();
    private static boolean ending;

    static {
        Runtime.getRuntime().addShutdownHook(new Thread(AtExit::clear, "at-exit"));
    }

    private AtExit() {}

    /** Starts a process that is killed at the end if it still runs. */
    public static synchronized Process start(ProcessBuilder builder) throws IOException {
        stopIfEnding();
        Process child = builder.start();
        CHILDREN.add(child);
        return child;
    }

    /** Forgets a process that is over. */
    public static synchronized void over(Process child) {
        stopIfEnding();
        CHILDREN.remove(child);
    }

    /** Deletes this file or directory at the end, whether it exists yet or not. */
    static synchronized void delete(Path path) {
        stopIfEnding();
        FILES.add(path);
    }

    /** Forgets a file or directory, because it is gone or in its final place. */
    static synchronized void leave(Path path) {
        stopIfEnding();
        FILES.remove(path);
    }

    /** Moves a draft to its place at once; never after the end has begun. */
    static synchronized void publish(Path draft, Path file) throws IOException {
        stopIfEnding();
        Files.move(
                draft, file, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
    }

    /**
     * Stops the calling thread for good if the JVM is ending. It keeps the lock, which only threads
     * that must stop too would ask for.
     */
    private static void stopIfEnding() {
        while (ending) {
            LockSupport.park();
        }
    }

    private static void clear() {
        List<Process> children;
        List<Path> files;
        synchronized (AtExit.class) {
            ending = true;
            children = List.copyOf(CHILDREN);
            files = List.copyOf(FILES);
        }
        children.forEach(Process::destroyForcibly);
        children.forEach(AtExit::await);
        files.forEach(AtExit::deleteOrSay);
    }

    private static void await(Process child) {
        try {
            child.waitFor(10, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static void deleteOrSay(Path path) {
        try {
            WorkDirectory.deleteTree(path);
        } catch (UncheckedIOException e) {
            System.err.println("lakekit: " + e.getMessage());
        }
    }
}
