package io.lakekit.table;

import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * The guard of a writer against other threads. The thread that wrote first since the last commit or
 * abort holds the writer until the next one. Any thread may close it, after the call that is
 * running.
 */
final class Custody {

    private final String table;
    private final ReentrantLock running = new ReentrantLock();
    private volatile @Nullable Thread holder;

    Custody(String table) {
        this.table = table;
    }

    /** Begins a call of the holder, or of the thread that becomes the holder by it. */
    void enter() {
        if (!running.tryLock()) {
            throw taken();
        }
        if (holder == null) {
            holder = Thread.currentThread();
        } else if (holder != Thread.currentThread()) {
            IllegalStateException refused = taken();
            running.unlock();
            throw refused;
        }
    }

    /** Begins a call that any thread may make, once no other call is running. */
    void enterLast() {
        running.lock();
    }

    void leave() {
        running.unlock();
    }

    /** Gives the writer up, so that the thread that calls next becomes the holder. */
    void handOver() {
        holder = null;
    }

    private IllegalStateException taken() {
        Thread other = holder;
        return new IllegalStateException(
                "Thread '"
                        + Thread.currentThread().getName()
                        + "' uses a writer of table "
                        + table
                        + " that belongs to "
                        + (other == null ? "another thread" : "thread '" + other.getName() + "'")
                        + " until that commits or aborts; nothing of this call was done. Give each"
                        + " thread a writer of its own");
    }
}
