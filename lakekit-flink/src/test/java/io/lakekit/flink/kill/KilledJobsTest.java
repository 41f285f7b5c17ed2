package io.lakekit.flink.kill;

import static io.lakekit.flink.kill.Manner.AFTER_COMMIT;
import static io.lakekit.flink.kill.Manner.JOB;
import static io.lakekit.flink.kill.Manner.TASK;
import static io.lakekit.junit.LakeAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.lakekit.catalog.Lake;
import io.lakekit.design.TableDesign;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Jobs that are killed, and whose tables hold each record once: {@code -Dlakekit.kills} jobs
 * (thirteen, and 200 in the nightly profile) from {@code -Dlakekit.seed}, which is printed. The job
 * of one seed alone is {@code -Dlakekit.kills=1 -Dlakekit.seed=...}.
 */
@Tag("long")
class KilledJobsTest {

    private static final int JOBS = Integer.getInteger("lakekit.kills", 13);
    private static final long SEED = Long.getLong("lakekit.seed", System.nanoTime());

    private static final int CONTROLS = 5;

    private static final Map<Manner, Integer> MANNERS = new TreeMap<>();
    private static final Map<TableKinds, Integer> KINDS = new TreeMap<>();
    private static int jobs;
    private static int kills;
    private static long rows;

    @TempDir Path directory;

    static LongStream seeds() {
        return LongStream.range(SEED, SEED + JOBS);
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void killedJob_writesEachRecordOnce(long seed) throws Exception {
        KillPlan plan = KillPlan.of(seed);
        long start = System.nanoTime();
        KilledRun run = new KilledRun(plan, directory, Optional.empty());
        run.toTheEnd();
        requirePlace(plan, run.struck());
        int found = requireTruth(plan.kind().table(), directory);
        count(plan, run, found);
        System.out.printf(
                "KilledJobsTest, %s: %d kills, %d processes, %d rows, 0 differences, %d ms%n",
                plan, run.kills(), run.processes(), found, (System.nanoTime() - start) / 1_000_000);
    }

    private static void count(KillPlan plan, KilledRun run, int found) {
        jobs++;
        kills += run.kills();
        rows += found;
        MANNERS.merge(plan.manner(), 1, Integer::sum);
        KINDS.merge(plan.kind(), 1, Integer::sum);
    }

    static Stream<Arguments> controls() {
        return Stream.of(
                Arguments.of(Patch.NO_FILTER, TableKinds.SUMMARY, AFTER_COMMIT),
                Arguments.of(Patch.NO_NUMBERS, TableKinds.APPEND, TASK),
                Arguments.of(Patch.NO_NUMBERS, TableKinds.HYBRID, JOB));
    }

    /** What a task loses depends on when others end: one of a few jobs shows it. */
    @ParameterizedTest
    @MethodSource("controls")
    void killedJob_withoutAGuard_fails(Patch patch, TableKinds kind, Manner manner)
            throws Exception {
        Path classes = patch.compiledInto(Files.createDirectory(directory.resolve("classes")));
        List<KillPlan> plans = KillPlan.all(kind, manner).limit(CONTROLS).toList();
        List<String> found = new ArrayList<>();
        for (int i = 0; i < plans.size() && found.isEmpty(); i++) {
            Path place = Files.createDirectory(directory.resolve("job-" + i));
            difference(plans.get(i), place, classes).ifPresent(found::add);
        }

        assertThat(found).as("%s in %s", patch, plans).hasSize(1);
        System.out.printf(
                "KilledJobsTest, changed %s: %s%n", patch.file(), patch.requireShown(found.get(0)));
    }

    private static Optional<String> difference(KillPlan plan, Path place, Path classes) {
        KilledRun run = new KilledRun(plan, place, Optional.of(classes));
        Throwable found =
                catchThrowable(
                        () -> {
                            run.toTheEnd();
                            requireTruth(plan.kind().table(), place);
                        });
        assertThat(found)
                .satisfiesAnyOf(
                        none -> assertThat(none).isNull(),
                        difference -> assertThat(difference).isInstanceOf(AssertionError.class));
        return Optional.ofNullable(found).map(Throwable::getMessage);
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

    private static <D extends TableDesign> int requireTruth(KilledTable<D> table, Path place) {
        try (Lake lake = Lake.open(place.resolve("warehouse"))) {
            assertThat(lake.open(table.design())).equalsReference(table.truth(KillJob.COUNT));
            return table.truth(KillJob.COUNT).rows().size();
        }
    }

    @AfterAll
    static void sum() {
        System.out.printf(
                "KilledJobsTest: seeds %d to %d, %d of %d jobs without a difference,"
                        + " %d kills %s, tables %s, %d rows%n",
                SEED, SEED + JOBS - 1, jobs, JOBS, kills, MANNERS, KINDS, rows);
    }
}
