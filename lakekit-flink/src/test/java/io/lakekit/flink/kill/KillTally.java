package io.lakekit.flink.kill;

import static io.lakekit.junit.LakeAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import io.lakekit.catalog.Lake;
import io.lakekit.design.TableDesign;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Runs jobs that are killed, holds their tables to the truth, and counts what it ran. */
final class KillTally {

    private final String test;
    private final Map<Manner, Integer> manners = new TreeMap<>();
    private final Map<TableKinds, Integer> kinds = new TreeMap<>();
    private int jobs;
    private int kills;
    private long rows;

    KillTally(String test) {
        this.test = test;
    }

    void run(KillPlan plan, Path directory) throws Exception {
        long start = System.nanoTime();
        KilledRun run = new KilledRun(plan, directory, Optional.empty());
        run.toTheEnd();
        requirePlace(plan, run.struck());
        int found = requireTruth(plan.kind().table(), directory);
        jobs++;
        kills += run.kills();
        rows += found;
        manners.merge(plan.manner(), 1, Integer::sum);
        kinds.merge(plan.kind(), 1, Integer::sum);
        System.out.printf(
                "%s, %s: %d kills, %d processes, %d rows, 0 differences, %d ms%n",
                test,
                plan,
                run.kills(),
                run.processes(),
                found,
                (System.nanoTime() - start) / 1_000_000);
    }

    /** Barriers are where they should be. */
    private static void requirePlace(KillPlan plan, String struck) {
        switch (plan.manner()) {
            case BEFORE_COMMIT -> assertThat(struck).contains("RENAME", "commitSnapshotImpl");
            case AFTER_COMMIT -> assertThat(struck).contains("WRITE", "commitLatestHint");
            case IN_COMPACTION ->
                    assertThat(struck).contains("READ").containsIgnoringCase("compact");
            case TASK, JOB, TASK_MANAGER, PROCESS -> {}
        }
    }

    static <D extends TableDesign> int requireTruth(KilledTable<D> table, Path place) {
        try (Lake lake = Lake.open(place.resolve("warehouse"))) {
            assertThat(lake.open(table.design())).equalsReference(table.truth(KillJob.COUNT));
            return table.truth(KillJob.COUNT).rows().size();
        }
    }

    /** Prints what was run of so many jobs from {@code seed} on. */
    void print(long seed, int of) {
        System.out.printf(
                "%s: seeds %d to %d, %d of %d jobs without a difference,"
                        + " %d kills %s, tables %s, %d rows%n",
                test, seed, seed + of - 1, jobs, of, kills, manners, kinds, rows);
    }
}
