package io.lakekit.flink.kill;

import static io.lakekit.flink.kill.Manner.AFTER_COMMIT;
import static io.lakekit.flink.kill.Manner.JOB;
import static io.lakekit.flink.kill.Manner.TASK;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
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

    private static final KillTally TALLY = new KillTally("KilledJobsTest");

    @TempDir Path directory;

    static LongStream seeds() {
        return LongStream.range(SEED, SEED + JOBS);
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void killedJob_writesEachRecordOnce(long seed) throws Exception {
        TALLY.run(KillPlan.of(seed), directory);
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
                            KillTally.requireTruth(plan.kind().table(), place);
                        });
        assertThat(found)
                .satisfiesAnyOf(
                        none -> assertThat(none).isNull(),
                        difference -> assertThat(difference).isInstanceOf(AssertionError.class));
        return Optional.ofNullable(found).map(Throwable::getMessage);
    }

    @AfterAll
    static void sum() {
        TALLY.print(SEED, JOBS);
    }
}
