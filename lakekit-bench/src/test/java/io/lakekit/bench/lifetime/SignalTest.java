package io.lakekit.bench.lifetime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.lakekit.cli.Lakekit;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A comparison in a process of its own, ended by a signal half way. */
@DisabledOnOs(value = OS.WINDOWS, disabledReason = "Windows has no SIGINT and SIGTERM")
class SignalTest {

    private static final int SIGINT = 2;

    @TempDir private Path directory;
    private Path out;
    private Path temporary;
    private Path input;
    private Process comparison;

    @BeforeEach
    void generate() throws IOException {
        input = directory.resolve("in");
        out = directory.resolve("out");
        temporary = Files.createDirectories(directory.resolve("tmp"));
        Lakekit.run("generate", "--events", "20000", "--seed", "4", "--out", input.toString());
        Files.writeString(input.resolve("lakekit-bid.jsonl"), "no json\n");
    }

    private void compare() throws IOException {
        comparison =
                new ProcessBuilder(
                                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                                "-Djava.io.tmpdir=" + temporary,
                                "-cp",
                                System.getProperty("java.class.path"),
                                Lakekit.class.getName(),
                                "compare",
                                "--quick",
                                "--input",
                                input.toString(),
                                "--out",
                                out.toString())
                        .redirectErrorStream(true)
                        .redirectOutput(directory.resolve("printed.txt").toFile())
                        .start();
    }

    @AfterEach
    void kill() {
        if (comparison == null) {
            return; // a test that was left out
        }
        comparison.descendants().forEach(ProcessHandle::destroyForcibly);
        comparison.destroyForcibly();
    }

    @ParameterizedTest
    @Tag("long")
    @CsvSource({"TERM,143", "INT,130"})
    void compare_signalWhileASolutionWrites_leavesNothingBehind(String signal, int exit)
            throws Exception {
        assumeTrue(signal.equals("TERM") || !ignoresInterrupts(), "SIGINT is ignored here");
        compare();
        until(() -> find("wide-0/warehouse"));
        List<ProcessHandle> children = comparison.descendants().toList();

        send(signal);

        assertThat(comparison.waitFor(1, TimeUnit.MINUTES)).as(this::printed).isTrue();
        assertThat(comparison.exitValue()).as(this::printed).isEqualTo(exit);
        assertThat(children).isNotEmpty().noneMatch(ProcessHandle::isAlive);
        assertThat(temporary).isEmptyDirectory();
        assertThat(out.toFile().list()).containsExactly("rejects.tsv");
        assertThat(out.resolve("rejects.tsv")).content().hasLineCount(2).endsWith("\n");
        assertThat(printed()).doesNotContain("ended with", "\tat ");
    }

    /**
     * The last stream is a pipe whose first line does not end, so that only the signal ends the
     * reading.
     */
    @Test
    void compare_signalWhileTheLogIsRead_leavesNothingBehind() throws Exception {
        Path pipe = input.resolve("lakekit-conversion.jsonl");
        assertThat(new ProcessBuilder("mkfifo", pipe.toString()).start().waitFor()).isZero();
        try (RandomAccessFile open = new RandomAccessFile(pipe.toFile(), "rw")) {
            open.writeBytes("{");
            compare();
            until(() -> Files.exists(out.resolve("rejects.tsv.tmp")));

            send("TERM");

            assertThat(comparison.waitFor(1, TimeUnit.MINUTES)).as(this::printed).isTrue();
        }
        assertThat(comparison.exitValue()).as(this::printed).isEqualTo(143);
        assertThat(temporary).isEmptyDirectory();
        assertThat(out).isEmptyDirectory();
    }

    private void send(String signal) throws Exception {
        assertThat(
                        new ProcessBuilder("kill", "-" + signal, "" + comparison.pid())
                                .start()
                                .waitFor())
                .isZero();
    }

    /** As in a job that a shell put into the background; a JVM then leaves the signal alone. */
    private static boolean ignoresInterrupts() throws IOException {
        Path status = Path.of("/proc/self/status");
        if (!Files.exists(status)) {
            return false;
        }
        return Files.readAllLines(status).stream()
                .filter(line -> line.startsWith("SigIgn:"))
                .map(line -> Long.parseUnsignedLong(line.substring(7).strip(), 16))
                .anyMatch(mask -> (mask >> (SIGINT - 1) & 1) == 1);
    }

    private boolean find(String place) {
        try (Stream<Path> works = Files.list(temporary)) {
            return works.anyMatch(work -> Files.exists(work.resolve(place)));
        } catch (IOException e) {
            return false;
        }
    }

    private void until(BooleanSupplier condition) {
        long deadline = System.nanoTime() + TimeUnit.MINUTES.toNanos(2);
        while (!condition.getAsBoolean()) {
            assertThat(comparison.isAlive() && System.nanoTime() < deadline)
                    .as(this::printed)
                    .isTrue();
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(5));
        }
    }

    private String printed() {
        try {
            return Files.readString(directory.resolve("printed.txt"), StandardCharsets.UTF_8);
        } catch (IOException e) {
            return String.valueOf(e.getMessage());
        }
    }
}
