package io.lakekit.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.lakekit.bench.input.FileLog;
import io.lakekit.bench.report.Json;
import io.lakekit.bench.report.QuestionAnswers;
import io.lakekit.bench.report.Results;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Comparisons that go wrong half way, because what was read of the log changes under them. */
@Tag("long")
class ChangingLogTest {

    @TempDir private Path directory;
    @TempDir private Path temporary;
    private final String usualTemporary = System.getProperty("java.io.tmpdir");
    private final PrintStream usual = System.err;
    private final ByteArrayOutputStream errors = new ByteArrayOutputStream();

    @BeforeEach
    void generate() {
        System.setProperty("java.io.tmpdir", temporary.toString());
        assertThat(generate(8)).isZero();
    }

    private int generate(int seed) {
        return Lakekit.run(
                "generate", "--events", "600", "--seed", "" + seed, "--out", directory.toString());
    }

    @AfterEach
    void restore() {
        System.setErr(usual);
        System.setProperty("java.io.tmpdir", usualTemporary);
    }

    @Test
    void compare_processThatFailsInALaterRound_keepsWhatWasMeasuredBefore() {
        int exit = compare("round 2, wide", () -> Files.write(events(), new byte[] {31}), 2);

        assertThat(exit).isEqualTo(1);
        assertThat(errors()).contains("The process of wide-1 ended with 1", "events");
        Results results = Json.read(directory.resolve("out/results.json"), Results.class);
        assertThat(results.status()).isEqualTo("partial");
        assertThat(results.solutions())
                .singleElement()
                .satisfies(wide -> assertThat(wide.ingest().events()).isEqualTo(600));
        assertThat(directory.resolve("out/index.html")).isNotEmptyFile();
    }

    /** A solution that holds other events than the truth was folded from answers wrongly. */
    @Test
    void compare_wrongAnswers_failWithTheRowsThatDiffer() {
        int exit = compare("round 1, wide", () -> Files.write(events(), ofAnotherLog()), 1);

        assertThat(exit).isEqualTo(1);
        assertThat(errors())
                .containsPattern("wide Q1 differs from the truth, (missing|unexpected): Q1Row")
                .containsPattern("wide Q5 differs from the truth, missing: DiagnosisRow")
                .doesNotContain("\tat ");
        Results results = Json.read(directory.resolve("out/results.json"), Results.class);
        assertThat(results.status()).isEqualTo("partial");
        assertThat(results.solutions().get(0).queries())
                .anySatisfy(query -> assertThat(query.matchesTruth()).isFalse());
        assertThat(results.answers().get(0).answers())
                .extracting(QuestionAnswers.Answer::by)
                .containsExactly(List.of("truth"), List.of("wide"));
        assertThat(results.answers().get(0).answers().get(1).differences())
                .anyMatch(row -> row.startsWith("unexpected: {stage="));
    }

    /** The files are read once: what becomes of them later changes nothing. */
    @Test
    void compare_logThatChangesAfterItWasRead_answersRight() {
        assertThat(compare("round 1, wide", () -> generate(9), 1)).isZero();
    }

    /** Where the comparison that runs keeps what it read; nobody else writes there. */
    private Path events() throws IOException {
        try (Stream<Path> all = Files.walk(temporary, 3)) {
            return all.filter(path -> path.endsWith(Path.of("log", "events")))
                    .reduce(
                            (one, other) -> {
                                throw new AssertionError("Both " + one + " and " + other);
                            })
                    .orElseThrow();
        }
    }

    private byte[] ofAnotherLog() throws IOException {
        generate(9);
        Path work = Files.createDirectory(directory.resolve("work"));
        FileLog.prepare(directory, null, null, work).close();
        return Files.readAllBytes(work.resolve("events"));
    }

    /** What is done to the log. */
    @FunctionalInterface
    private interface Change {
        Object make() throws IOException;
    }

    /** Compares with the change made when the step is announced, before its process starts. */
    private int compare(String step, Change change, int rounds) {
        System.setErr(
                new PrintStream(errors, true, StandardCharsets.UTF_8) {
                    @Override
                    public void println(String line) {
                        super.println(line);
                        if (line.endsWith(step)) {
                            try {
                                change.make();
                            } catch (IOException e) {
                                throw new UncheckedIOException(e);
                            }
                        }
                    }
                });
        return Lakekit.run(
                "compare",
                "--quick",
                "--answers",
                "--input",
                directory.toString(),
                "--solutions",
                "wide",
                "--rounds",
                "" + rounds,
                "--out",
                directory.resolve("out").toString());
    }

    private String errors() {
        return errors.toString(StandardCharsets.UTF_8);
    }
}
