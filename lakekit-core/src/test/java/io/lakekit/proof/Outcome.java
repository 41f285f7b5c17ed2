package io.lakekit.proof;

import io.lakekit.design.Buckets;
import io.lakekit.internal.diff.Difference;
import io.lakekit.paimon.UncheckedSchemas;
import java.util.List;
import java.util.function.Supplier;

/**
 * What became of a draft on Paimon.
 *
 * @param stage how far it came
 * @param detail the error or the differences
 */
record Outcome(Stage stage, String detail) {

    /** How far a draft came. */
    enum Stage {
        /** It has no schema, or Paimon refuses to create the table. */
        REFUSED,
        /** The table was created, and a write, a compaction or a read failed. */
        FAILED,
        /** The table does not hold what its events say. */
        WRONG,
        /** The table holds the truth, or differs as its findings foretell. */
        RIGHT,
        /**
         * Created; only Flink can write its buckets, or a column of two types cannot be written.
         */
        CREATED
    }

    static Outcome of(Draft draft, Runnable create, Supplier<TableDriver> driver) {
        try {
            UncheckedSchemas.of(draft.design());
            create.run();
        } catch (RuntimeException e) {
            return new Outcome(Stage.REFUSED, String.valueOf(e.getMessage()));
        }
        return isWritable(draft) ? played(draft, driver) : new Outcome(Stage.CREATED, "");
    }

    private static boolean isWritable(Draft draft) {
        return draft.design().buckets().map(b -> b instanceof Buckets.Fixed).orElse(true)
                && draft.isSaid();
    }

    private static Outcome played(Draft draft, Supplier<TableDriver> driver) {
        History history;
        List<Difference> unexplained;
        try {
            history = History.of(draft.design(), draft.random());
            unexplained =
                    history.unexplained(driver.get().play(history.events(), history.schedule()));
        } catch (RuntimeException | AssertionError | OutOfMemoryError e) {
            // Paimon asserts sizes that it reads, and makes room for what bytes that are no bitmap
            // say
            return new Outcome(Stage.FAILED, e.toString());
        }
        return unexplained.isEmpty()
                ? new Outcome(Stage.RIGHT, "")
                : new Outcome(Stage.WRONG, unexplained + " after " + history.schedule().text());
    }
}
