package io.lakekit.fault;

import io.lakekit.fault.FaultyFileIO.Operation;
import java.time.Duration;
import java.util.List;

/** A fault that waits for its turn among the operations that it counts. */
final class Fault {

    /** The effect of a fault when its turn has come. */
    sealed interface Effect {

        /**
         * The operation fails.
         *
         * @param onward whether every later operation fails too
         */
        record Fail(boolean onward) implements Effect {}

        /**
         * The operation's stream ends early.
         *
         * @param bytes the number of bytes after which it ends
         */
        record Tear(long bytes) implements Effect {}

        /**
         * The operation waits.
         *
         * @param time the time for which it waits
         */
        record Delay(Duration time) implements Effect {}
    }

    private final Operation operation;
    private final int turn;
    private final List<String> pathParts;
    private final Effect effect;
    private int seen;

    Fault(Operation operation, int turn, List<String> pathParts, Effect effect) {
        this.operation = operation;
        this.turn = turn;
        this.pathParts = pathParts;
        this.effect = effect;
    }

    Effect effect() {
        return effect;
    }

    /** The number of operations that were counted. */
    int seen() {
        return seen;
    }

    /** Counts an operation, and returns whether it is this fault's turn. */
    boolean isDueAt(Operation asked, List<String> paths) {
        if (asked != operation || !isOn(paths)) {
            return false;
        }
        seen++;
        return seen == turn || (seen > turn && isOnward());
    }

    private boolean isOn(List<String> paths) {
        return paths.stream().anyMatch(path -> pathParts.stream().allMatch(path::contains));
    }

    boolean isSpent() {
        return seen >= turn && !isOnward();
    }

    private boolean isOnward() {
        return effect instanceof Effect.Fail fail && fail.onward();
    }
}
