package io.lakekit.flink.kill;

import java.nio.file.Path;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Jobs that write changes and are killed, and whose tables hold what the source holds: {@code
 * -Dlakekit.changeKills} jobs (four, and 48 in the nightly profile) up to {@code -Dlakekit.seed},
 * which is printed and below zero.
 */
@Tag("long")
class KilledChangesTest {

    private static final int JOBS = Integer.getInteger("lakekit.changeKills", 4);
    private static final long LAST =
            -Math.max(1, Math.abs(Long.getLong("lakekit.seed", System.nanoTime())));

    private static final KillTally TALLY = new KillTally("KilledChangesTest");

    @TempDir Path directory;

    static LongStream seeds() {
        return LongStream.rangeClosed(LAST - JOBS + 1, LAST);
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void killedJob_leavesWhatTheSourceHolds(long seed) throws Exception {
        TALLY.run(KillPlan.of(seed), directory);
    }

    @AfterAll
    static void sum() {
        TALLY.print(LAST - JOBS + 1, JOBS);
    }
}
