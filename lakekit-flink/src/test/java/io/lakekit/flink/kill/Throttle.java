package io.lakekit.flink.kill;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.apache.flink.api.connector.source.util.ratelimit.RateLimiter;
import org.apache.flink.api.connector.source.util.ratelimit.RateLimiterStrategy;

/** So many records of all tasks between two checkpoints, until it is opened for this JVM. */
record Throttle(int perCheckpoint) implements RateLimiterStrategy {

    private static volatile boolean open;

    static void open() {
        open = true;
    }

    @Override
    public RateLimiter createRateLimiter(int parallelism) {
        return new OfTask(perCheckpoint / parallelism);
    }

    /** The throttle of a task, which alone calls it. */
    private static final class OfTask implements RateLimiter {

        private final int perCheckpoint;
        private int left;
        private CompletableFuture<Void> next = CompletableFuture.completedFuture(null);

        OfTask(int perCheckpoint) {
            this.perCheckpoint = perCheckpoint;
            this.left = perCheckpoint;
        }

        @Override
        public CompletionStage<Void> acquire() {
            if (!open && left-- == 0) {
                next = new CompletableFuture<>();
            }
            return next;
        }

        @Override
        public void notifyCheckpointComplete(long checkpoint) {
            left = perCheckpoint;
            next.complete(null);
        }
    }
}
