package io.lakekit.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.lakekit.bench.input.SampleLogs;
import io.lakekit.bench.report.Json;
import io.lakekit.bench.report.Results;
import io.lakekit.bench.report.Results.Query;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The jar as its users start it: {@code java -jar}, without a flag but the heap. */
class RunnableJarIT {

    private static final Path JAR = Path.of("target", "lakekit.jar").toAbsolutePath();

    @TempDir private Path directory;

    private record Ended(int exit, String printed) {}

    private Ended run(String... arguments) throws IOException, InterruptedException {
        Path printed = directory.resolve("printed.txt");
        List<String> command =
                new ArrayList<>(
                        List.of(
                                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                                "-Xmx2g",
                                "-jar",
                                JAR.toString()));
        command.addAll(List.of(arguments));
        Process process =
                new ProcessBuilder(command)
                        .directory(directory.toFile())
                        .redirectErrorStream(true)
                        .redirectOutput(printed.toFile())
                        .start();
        try {
            assertThat(process.waitFor(8, TimeUnit.MINUTES)).as("%s ended", command).isTrue();
        } finally {
            process.destroyForcibly();
        }
        return new Ended(process.exitValue(), Files.readString(printed));
    }

    private Results results() {
        return Json.read(directory.resolve("out/results.json"), Results.class);
    }

    private static void areRight(Results results) {
        assertThat(results.status()).isEqualTo("complete");
        assertThat(results.solutions())
                .hasSize(3)
                .allSatisfy(
                        solution -> {
                            assertThat(solution.storage().rowsMatchTruth()).isTrue();
                            assertThat(solution.queries())
                                    .filteredOn(query -> query.notApplicable() == null)
                                    .isNotEmpty()
                                    .allMatch(Query::matchesTruth)
                                    .allSatisfy(query -> assertThat(query.rows()).isPositive());
                        });
    }

    @Test
    void compare_quick_isRightInTwoGigabytes() throws Exception {
        Ended ended = run("compare", "--quick", "--out", "out");

        assertThat(ended.exit()).as(ended.printed()).isZero();
        assertThat(ended.printed()).contains("rows kept", "Written: out/results.json");
        areRight(results());
        assertThat(results().workload().duplicates()).isPositive();
        assertThat(results().workload().late()).isPositive();
        assertThat(directory.resolve("out/index.html")).isNotEmptyFile();
    }

    @ParameterizedTest
    @CsvSource({"open-bandit, 6", "ipinyou, 4"})
    void compare_ofAPublicLayout_isRight(String layout, long events) throws Exception {
        SampleLogs.write(layout, directory.resolve("in"));

        Ended ended = run("compare", "--quick", "--input", "in", "--out", "out");

        assertThat(ended.exit()).as(ended.printed()).isZero();
        areRight(results());
        assertThat(results().workload().events()).isEqualTo(events);
        assertThat(results().workload().rejected()).isZero();
    }

    @Test
    void jmh_forks_haveWhatPaimonNeeds() throws Exception {
        Ended listed = run("jmh", "-l");
        assertThat(listed.exit()).as(listed.printed()).isZero();
        assertThat(listed.printed())
                .contains("IngestBenchmark.ingest", "LossOfAdBenchmark", "RowPathBenchmark.typed");

        Ended ran =
                run(
                        "jmh",
                        "IngestBenchmark",
                        "-p",
                        "solution=WIDE",
                        "-f",
                        "1",
                        "-wi",
                        "0",
                        "-i",
                        "1",
                        "-r",
                        "1s");
        assertThat(ran.exit()).as(ran.printed()).isZero();
        assertThat(ran.printed()).contains("Benchmark", "IngestBenchmark.ingest", "WIDE");
    }

    @Test
    void version_isThatOfTheBuild() throws Exception {
        Ended ended = run("--version");

        assertThat(ended.exit()).isZero();
        assertThat(ended.printed()).matches("lakekit \\d+\\.\\d+\\.\\d+(-SNAPSHOT)?\\n");
    }

    @Test
    void wrongUse_saysSoInALine() throws Exception {
        assertThat(run("compare", "--rounds", "none").exit()).isEqualTo(2);

        Ended missing = run("compare", "--input", "nowhere");
        assertThat(missing.exit()).isEqualTo(2);
        assertThat(missing.printed()).contains("nowhere").doesNotContain("\tat ");
    }
}
