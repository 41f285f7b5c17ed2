package io.lakekit.bench.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The machine interface: keys and their order may only grow. */
class JsonTest {

    @TempDir private Path directory;

    @Test
    void results_haveTheKeysOfTheSchemaInOrder() throws IOException {
        JsonNode root = new ObjectMapper().readTree(Json.text(SampleResults.three()));
        assertThat(keys(root))
                .containsExactly(
                        "schemaVersion",
                        "status",
                        "environment",
                        "workload",
                        "solutions",
                        "verdict");
        JsonNode solution = root.at("/solutions/0");
        assertThat(keys(solution))
                .containsExactly(
                        "id",
                        "variant",
                        "title",
                        "ingest",
                        "storage",
                        "queries",
                        "freshness",
                        "effort");
        assertThat(keys(solution.at("/ingest")))
                .contains(
                        "events",
                        "cpuSeconds",
                        "wallSeconds",
                        "eventsPerCpuSecond",
                        "bytesWritten",
                        "peakHeapBytes",
                        "compactionCpuSeconds",
                        "roles");
        assertThat(keys(solution.at("/storage")))
                .containsExactly(
                        "liveBytes",
                        "onDiskBytes",
                        "files",
                        "level0Files",
                        "snapshots",
                        "rows",
                        "rowsMatchTruth");
        assertThat(keys(solution.at("/queries/0")))
                .containsExactly(
                        "id",
                        "engine",
                        "temperature",
                        "title",
                        "runs",
                        "p50Millis",
                        "p99Millis",
                        "cpuSeconds",
                        "rows",
                        "matchesTruth",
                        "notApplicable");
        assertThat(keys(root.at("/verdict")))
                .containsExactly(
                        "rowLevelSpeedup",
                        "ingestCpuRatio",
                        "breakEvenQueriesPerMillionEvents",
                        "text");
    }

    @Test
    void unmeasuredNumbers_areNullNotZero() throws IOException {
        JsonNode root = new ObjectMapper().readTree(Json.text(SampleResults.three()));
        assertThat(root.at("/solutions/2/ingest/bytesWritten").isNull()).isTrue();
        assertThat(root.at("/solutions/0/queries/2/p50Millis").isNull()).isTrue();
        assertThat(root.at("/environment/load").isNull()).isTrue();
        assertThat(root.at("/workload/late").isNull()).isTrue();
    }

    @Test
    void writtenResults_readBackEqual() {
        Path file = directory.resolve("results.json");
        Json.write(file, SampleResults.three());
        assertThat(Json.read(file, Results.class)).isEqualTo(SampleResults.three());
        assertThat(directory).isDirectoryNotContaining("glob:**.tmp");
    }

    @Test
    void writeText_replacesAFileAsAWhole() throws IOException {
        Path file = directory.resolve("index.html");
        Files.writeString(file, "a longer text from before");
        Json.writeText(file, "new");
        assertThat(file).hasContent("new");
    }

    @Test
    void writeText_ontoADirectory_namesItAndLeavesNoDraft() throws IOException {
        Path file = directory.resolve("taken");
        Files.createDirectories(file.resolve("inside"));
        assertThatThrownBy(() -> Json.writeText(file, "new"))
                .isInstanceOf(UncheckedIOException.class)
                .hasMessageContaining("taken");
        try (Stream<Path> left = Files.list(directory)) {
            assertThat(left).containsExactly(file);
        }
    }

    private static List<String> keys(JsonNode node) {
        List<String> keys = new ArrayList<>();
        node.fieldNames().forEachRemaining(keys::add);
        return keys;
    }
}
