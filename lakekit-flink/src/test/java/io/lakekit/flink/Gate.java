package io.lakekit.flink;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.flink.api.connector.source.util.ratelimit.RateLimiter;
import org.apache.flink.api.connector.source.util.ratelimit.RateLimiterStrategy;

/**
 * A limit of a source with one task that a test in the same JVM moves: each record waits until the
 * gate lets so many through, and checkpoints are made while it waits.
 */
record Gate(String name) implements RateLimiterStrategy {

    private static final long serialVersionUID = 1L;
    private static final Map<String, State> STATES = new ConcurrentHashMap<>();

    /** How far a gate is open, and who waits at it. */
    private static final class State {

        private int open;
        private int asked;
        private final List<CompletableFuture<Void>> waiting = new ArrayList<>();

        synchronized CompletionStage<Void> ask() {
            asked++;
            notifyAll();
            CompletableFuture<Void> pass = new CompletableFuture<>();
            waiting.add(pass);
            letThrough();
            return pass;
        }

        synchronized void open(int records) {
            open += records;
            letThrough();
        }

        private void letThrough() {
            while (open > 0 && !waiting.isEmpty()) {
                open--;
                waiting.remove(0).complete(null);
            }
        }

        /** Waits until one more record is asked for than were let through: all of those are out. */
        synchronized void awaitOut(int records) throws InterruptedException {
            while (asked <= records) {
                wait();
            }
        }

        synchronized void reset() {
            open = 0;
            asked = 0;
            waiting.clear();
        }
    }

    private State state() {
        return STATES.computeIfAbsent(name, first -> new State());
    }

    /** Closes the gate for the next job. */
    void reset() {
        state().reset();
    }

    void open(int records) {
        state().open(records);
    }

    /** Lets all records through, and the source end. */
    void openForGood() {
        state().open(1_000_000);
    }

    /** Waits until so many records have left the source since the last reset. */
    void awaitOut(int records) throws InterruptedException {
        state().awaitOut(records);
    }

    @Override
    public RateLimiter createRateLimiter(int parallelism) {
        return () -> state().ask();
    }
}
