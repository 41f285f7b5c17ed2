package io.lakekit.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.lakekit.bench.event.AdEvent;
import io.lakekit.bench.event.Disorder;
import io.lakekit.bench.event.GeneratedLog;
import io.lakekit.bench.event.WorkloadSummary;
import io.lakekit.bench.input.FileLog;
import io.lakekit.bench.report.Json;
import io.lakekit.bench.report.QuestionAnswers;
import io.lakekit.bench.report.Results;
import io.lakekit.bench.report.Results.Query;
import io.lakekit.bench.report.Results.SolutionResult;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashSet;
import java.util.Locale;
import java.util.Set;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Whole comparisons, each solution in a JVM of its own. */
class CompareTest {

    @TempDir private Path directory;

    @Tag("long")
    @Test
    void compare_generatedEvents_answersRightAndWritesBothReports() throws IOException {
        Path out = directory.resolve("out");

        int exit =
                Lakekit.run(
                        "compare",
                        "--events",
                        "3000",
                        "--seed",
                        "7",
                        "--rounds",
                        "1",
                        "--quick",
                        "--answers",
                        "--out",
                        out.toString());

        assertThat(exit).as("seed 7").isZero();
        Results results = Json.read(out.resolve("results.json"), Results.class);
        agree(results, "truth", "wide", "append", "hybrid");
        assertThat(results.status()).isEqualTo("complete");
        assertThat(results.workload().events()).isEqualTo(3_000);
        assertThat(results.workload().seed()).isEqualTo(7);
        assertThat(results.solutions())
                .extracting(SolutionResult::id)
                .containsExactly("wide", "append", "hybrid");
        results.solutions().forEach(CompareTest::isRightAndMeasured);
        assertThat(results.solutions())
                .extracting(s -> s.storage().rows())
                .containsOnly(results.solutions().get(0).storage().rows());
        String page = Files.readString(out.resolve("index.html"));
        assertThat(page).contains("<svg", results.verdict().text());
        assertThat(page.toLowerCase(Locale.ROOT))
                .doesNotContain("http://", "https://", "<script", "<link", "url(", "@import");
    }

    /** Each question has rows, and all have answered with the same. */
    private static void agree(Results results, String... names) {
        assertThat(results.answers())
                .extracting(QuestionAnswers::id)
                .containsExactly("Q1", "Q2", "Q4", "Q5");
        assertThat(results.answers())
                .allSatisfy(
                        asked -> {
                            assertThat(asked.question()).endsWith("?");
                            assertThat(asked.answers())
                                    .singleElement()
                                    .satisfies(
                                            answer -> {
                                                assertThat(answer.by()).containsExactly(names);
                                                assertThat(answer.rows()).isNotEmpty();
                                                assertThat(answer.differences()).isEmpty();
                                            });
                        });
    }

    private static void isRightAndMeasured(SolutionResult solution) {
        assertThat(solution.queries())
                .extracting(Query::id)
                .containsExactly("Q1", "Q2", "Q4", "Q5");
        assertThat(solution.queries())
                .allSatisfy(
                        query -> {
                            assertThat(query.matchesTruth()).isTrue();
                            assertThat(query.notApplicable()).isNull();
                            assertThat(query.rows()).isPositive();
                            assertThat(query.p50Millis()).isPositive();
                            assertThat(query.p99Millis()).isGreaterThanOrEqualTo(query.p50Millis());
                        });
        assertThat(solution.storage().rowsMatchTruth()).isTrue();
        assertThat(solution.storage().liveBytes()).isPositive();
        assertThat(solution.storage().onDiskBytes())
                .isGreaterThanOrEqualTo(solution.storage().liveBytes());
        assertThat(solution.ingest().events()).isEqualTo(3_000);
        assertThat(solution.ingest().bytesWritten())
                .isGreaterThanOrEqualTo(solution.storage().liveBytes());
        assertThat(solution.freshness().p50Millis()).isPositive();
        assertThat(solution.effort().designLines()).isPositive();
    }

    @Tag("long")
    @Test
    void compare_ownLogWithFewBadLines_answersRightAndCountsThem() throws IOException {
        Path input = directory.resolve("in");
        Path out = directory.resolve("out");
        Lakekit.run("generate", "--events", "600", "--seed", "8", "--out", input.toString());
        Files.writeString(input.resolve("lakekit-bid.jsonl"), "no json\n");

        int exit =
                Lakekit.run(
                        "compare",
                        "--input",
                        input.toString(),
                        "--solutions",
                        "wide",
                        "--rounds",
                        "1",
                        "--quick",
                        "--answers",
                        "--out",
                        out.toString());

        assertThat(exit).as("seed 8").isZero();
        Results results = Json.read(out.resolve("results.json"), Results.class);
        agree(results, "truth", "wide");
        assertThat(results.workload().source()).isEqualTo("files");
        assertThat(results.workload().events()).isEqualTo(600);
        assertThat(results.workload().rejected()).isEqualTo(1);
        assertThat(results.solutions())
                .singleElement()
                .satisfies(
                        wide -> {
                            assertThat(wide.storage().rowsMatchTruth()).isTrue();
                            assertThat(wide.queries()).allMatch(Query::matchesTruth);
                        });
    }

    /** A process of other events than the truth was folded from would answer wrongly. */
    @Tag("long")
    @Test
    void compare_sharesOfDisorder_reachEveryProcessAndAreCounted() {
        Path out = directory.resolve("out");

        int exit =
                Lakekit.run(
                        "compare",
                        "--quick",
                        "--events",
                        "2000",
                        "--seed",
                        "9",
                        "--solutions",
                        "wide",
                        "--shuffled",
                        "0.4",
                        "--late",
                        "0.2",
                        "--duplicates",
                        "0.3",
                        "--out",
                        out.toString());

        assertThat(exit).as("seed 9").isZero();
        GeneratedLog same = new GeneratedLog(9, 2_000, new Disorder(0.4, 0.2, 0.0001, 0.3));
        same.nextChunk(2_000);
        assertThat(Json.read(out.resolve("results.json"), Results.class).workload())
                .isEqualTo(same.summary());
        assertThat(same.summary().duplicates()).isBetween(350L, 550L);
    }

    @ParameterizedTest
    @ValueSource(strings = {"--late", "--duplicates", "--shuffled", "--very-late"})
    void compareAndGenerate_shareAboveOne_isWrongUsage(String option) {
        String out = directory.resolve("out").toString();
        assertThat(Lakekit.run("compare", option, "1.5", "--out", out)).isEqualTo(2);
        assertThat(Lakekit.run("generate", option, "-0.1", "--out", out)).isEqualTo(2);
        assertThat(directory).isEmptyDirectory();
    }

    @Test
    void compare_disorderOfAnOwnLog_isWrongUsage() {
        String input = directory.toString();
        assertThat(Lakekit.run("compare", "--input", input, "--late", "0.1")).isEqualTo(2);
    }

    @Test
    void generate_noDisorderButOneShare_hasThatAlone() {
        Path in = directory.resolve("in");
        Lakekit.run(
                "generate",
                "--events",
                "1000",
                "--seed",
                "3",
                "--no-disorder",
                "--duplicates",
                "1",
                "--out",
                in.toString());

        try (FileLog log = FileLog.open(in, null, null)) {
            Set<AdEvent> distinct = new LinkedHashSet<>(log.nextChunk(1_000));
            assertThat(distinct).as("seed 3").hasSize(500);
            assertThat(log.summary().duplicates()).isEqualTo(500);
        }
    }

    @Test
    void generate_outputForPrograms_isTheSummary() throws IOException {
        PrintStream usual = System.out;
        ByteArrayOutputStream printed = new ByteArrayOutputStream();
        System.setOut(new PrintStream(printed, true, StandardCharsets.UTF_8));
        try {
            Path log = directory.resolve("log");
            String[] tiny = {"generate", "--events", "50", "--output", "json", "--out", "" + log};
            assertThat(Lakekit.run(tiny)).isZero();
        } finally {
            System.setOut(usual);
        }
        Path summary = Files.write(directory.resolve("summary.json"), printed.toByteArray());
        assertThat(Json.read(summary, WorkloadSummary.class).events()).isEqualTo(50);
    }

    @Test
    void output_thatIsADirectory_isWrongUsage() {
        String out = directory.toString();
        assertThat(Lakekit.run("compare", "--output", out)).isEqualTo(2);
        assertThat(Lakekit.run("generate", "--out", out, "--output", out)).isEqualTo(2);
        assertThat(directory).isEmptyDirectory();
    }

    @Test
    void compare_noRounds_isWrongUsage() {
        assertThat(Lakekit.run("compare", "--rounds", "0")).isEqualTo(2);
    }

    @Test
    void compare_warehouseThatIsAFile_exitsOneWithoutStackTrace() throws IOException {
        Path file = Files.writeString(directory.resolve("file"), "x");
        PrintStream usual = System.err;
        ByteArrayOutputStream errors = new ByteArrayOutputStream();
        System.setErr(new PrintStream(errors, true, StandardCharsets.UTF_8));
        try {
            assertThat(
                            Lakekit.run(
                                    "compare",
                                    "--events",
                                    "300",
                                    "--rounds",
                                    "1",
                                    "--quick",
                                    "--warehouse",
                                    file.toString(),
                                    "--out",
                                    directory.resolve("out").toString()))
                    .isEqualTo(1);
        } finally {
            System.setErr(usual);
        }
        assertThat(errors.toString(StandardCharsets.UTF_8))
                .contains("warehouse", file.toString())
                .doesNotContain("\tat ", "Caused by");
    }
}
