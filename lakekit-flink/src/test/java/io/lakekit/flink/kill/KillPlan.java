package io.lakekit.flink.kill;

import static io.lakekit.flink.kill.Manner.AFTER_COMMIT;
import static io.lakekit.flink.kill.Manner.BEFORE_COMMIT;
import static io.lakekit.flink.kill.Manner.IN_COMPACTION;
import static io.lakekit.flink.kill.Manner.JOB;
import static io.lakekit.flink.kill.Manner.PROCESS;
import static io.lakekit.flink.kill.Manner.TASK;
import static io.lakekit.flink.kill.Manner.TASK_MANAGER;

import java.util.List;
import java.util.Random;
import java.util.stream.LongStream;
import java.util.stream.Stream;

/**
 * A job, and when and how it is killed, drawn from a seed. Thirteen seeds in a row have each kind
 * of table that new rows fill and all manners of the deck, and 156 have each kind in each manner.
 * Of the seeds below zero, whose tables changes fill, twelve and 48 do.
 *
 * @param nth which checkpoint, commit or read of a compaction is awaited
 * @param millis how long after it a kill without a barrier comes
 * @param parallelism of the job at first
 * @param later its parallelism once it is restored by a new submission
 * @param reusing whether Flink hands one object from operator to operator
 * @param again after how many milliseconds the restored process is killed, too; or -1
 */
record KillPlan(
        long seed,
        TableKinds kind,
        Manner manner,
        int nth,
        int millis,
        int parallelism,
        int later,
        boolean reusing,
        int again) {

    private static final List<Manner> DECK =
            List.of(
                    IN_COMPACTION,
                    BEFORE_COMMIT,
                    TASK,
                    IN_COMPACTION,
                    BEFORE_COMMIT,
                    PROCESS,
                    IN_COMPACTION,
                    BEFORE_COMMIT,
                    TASK_MANAGER,
                    IN_COMPACTION,
                    AFTER_COMMIT,
                    JOB);

    static KillPlan of(long seed) {
        TableKinds kind = seed < 0 ? kindOfChanges(seed) : kind(TableKinds.ofRows(), seed);
        Manner dealt = DECK.get((int) Math.floorMod(seed, (long) DECK.size()));
        boolean compacts = kind != TableKinds.WIDE_POSTPONED;
        Manner manner = dealt == IN_COMPACTION && !compacts ? BEFORE_COMMIT : dealt;
        Random random = new Random(seed);
        return new KillPlan(
                seed,
                kind,
                manner,
                manner == IN_COMPACTION ? 1 + random.nextInt(6) : 2 + random.nextInt(6),
                random.nextInt(120),
                1 + random.nextInt(3),
                1 + random.nextInt(3),
                random.nextBoolean(),
                manner.isSurvived() || random.nextInt(4) > 0 ? -1 : random.nextInt(1_500));
    }

    /** Each twelve seeds deal the kinds to other manners. */
    private static TableKinds kindOfChanges(long seed) {
        return kind(TableKinds.ofChanges(), seed + Math.floorDiv(seed, (long) DECK.size()));
    }

    private static TableKinds kind(List<TableKinds> kinds, long number) {
        return kinds.get((int) Math.floorMod(number, (long) kinds.size()));
    }

    /**
     * The plans of a kind of table and a manner in which several tasks end, one after the other.
     */
    static Stream<KillPlan> all(TableKinds kind, Manner manner) {
        return LongStream.iterate(0, seed -> seed + 1)
                .mapToObj(KillPlan::of)
                .filter(plan -> plan.kind == kind && plan.manner == manner)
                .filter(plan -> plan.parallelism > 1 && plan.later > 1);
    }

    @Override
    public String toString() {
        return "seed %d: %s of %s, parallelism %d then %d%s%s"
                .formatted(
                        seed,
                        manner,
                        kind,
                        parallelism,
                        later,
                        reusing ? ", objects reused" : "",
                        again < 0 ? "" : ", killed again");
    }
}
