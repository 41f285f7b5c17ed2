package io.lakekit.flink.kill;

import static java.util.concurrent.TimeUnit.MILLISECONDS;
import static java.util.concurrent.TimeUnit.MINUTES;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** The processes of a plan, one after the other, until one of them has all records in the table. */
final class KilledRun {

    private static final int MOST_PROCESSES = 4;

    private final KillPlan plan;
    private final Path directory;
    private final Optional<Path> patch;
    private final StringBuilder struck = new StringBuilder();
    private int processes;
    private int kills;

    /** Of the library, with the classes of a directory in place of its own if one is given. */
    KilledRun(KillPlan plan, Path directory, Optional<Path> patch) {
        this.plan = plan;
        this.directory = directory;
        this.patch = patch;
    }

    int kills() {
        return kills;
    }

    int processes() {
        return processes;
    }

    /** What the process that was to be killed said when it was time. */
    String struck() {
        return struck.toString();
    }

    void toTheEnd() throws Exception {
        while (!ends()) {
            assertThat(processes).as("%s", plan).isLessThan(MOST_PROCESSES);
        }
        assertThat(kills).as("%s was killed", plan).isPositive();
    }

    /** Runs a process until it ends or is killed. */
    private boolean ends() throws Exception {
        Path log = directory.resolve("process-" + processes + ".txt");
        Process process = start(log);
        processes++;
        try {
            return ends(process, log);
        } finally {
            process.destroyForcibly().waitFor();
        }
    }

    private boolean ends(Process process, Path log) throws Exception {
        if (isKilledAgain(process)) {
            kills++;
            return false;
        }
        try (BufferedReader lines = process.inputReader()) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                if (line.equals(KillJob.ENDED)) {
                    return true;
                }
                if (line.startsWith(KillJob.STRUCK)) {
                    struck.append(line.substring(KillJob.STRUCK.length()));
                    kills++;
                    if (!plan.manner().isSurvived()) {
                        return false;
                    }
                }
            }
        }
        assertThat(process.waitFor(1, MINUTES)).isTrue();
        throw new AssertionError(
                plan + ": its process ended with " + process.exitValue() + "\n" + text(log));
    }

    /** Lets the second process live for the time of the plan. */
    private boolean isKilledAgain(Process process) throws InterruptedException {
        return processes == 2 && plan.again() >= 0 && !process.waitFor(plan.again(), MILLISECONDS);
    }

    private static String text(Path log) throws IOException {
        return Files.readString(log);
    }

    private Process start(Path log) throws IOException {
        String classPath = ChildProcess.classPath();
        return ChildProcess.start(
                KillJob.class,
                patch.map(classes -> classes + File.pathSeparator + classPath).orElse(classPath),
                log,
                List.of(
                        String.valueOf(plan.seed()),
                        directory.toString(),
                        String.valueOf(processes)));
    }
}
