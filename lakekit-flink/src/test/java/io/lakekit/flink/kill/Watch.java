package io.lakekit.flink.kill;

import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.flink.api.common.functions.MapFunction;
import org.apache.flink.api.common.state.CheckpointListener;

/**
 * Hands records on, tells this JVM of completed checkpoints, and throws once when it is told to.
 */
final class Watch<R> implements MapFunction<R, R>, CheckpointListener {

    private static final long serialVersionUID = 1L;
    private static final AtomicInteger CHECKPOINTS = new AtomicInteger();
    private static final AtomicBoolean FAILS = new AtomicBoolean();

    static void awaitCheckpoints(int more) throws InterruptedException {
        int expected = CHECKPOINTS.get() + more;
        while (CHECKPOINTS.get() < expected) {
            Thread.sleep(1);
        }
    }

    /** Lets the next record fail its task. */
    static void fail() throws InterruptedException {
        FAILS.set(true);
        while (FAILS.get()) {
            Thread.sleep(1);
        }
    }

    @Override
    public R map(R record) {
        if (FAILS.compareAndSet(true, false)) {
            throw new IllegalStateException("Failure on purpose");
        }
        return record;
    }

    @Override
    public void notifyCheckpointComplete(long checkpoint) {
        CHECKPOINTS.incrementAndGet();
    }
}
