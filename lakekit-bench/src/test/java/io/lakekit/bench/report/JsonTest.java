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
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The machine interface: keys and their order may only grow. */
class JsonTest {

    @TempDir private Path directory;

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    |schemaVersion status environment workload solutions verdict answers
                    /environment|lakekit paimon flink java os cpus maxHeapBytes commit startedAt load rounds
                    /workload|source seed events distinctEvents requests streams late duplicates rejected lines inputs days partition
                    /workload/streams|REQUEST CLICK
                    /solutions/0|id variant title ingest storage queries freshness effort
                    /solutions/0/ingest|events cpuSeconds cpuSecondsRange steady wallSeconds eventsPerCpuSecond bytesWritten peakHeapBytes compactionCpuSeconds roles
                    /solutions/0/ingest/steady|events eventsPerCpuSecond cpuSecondsByRound
                    /solutions/0/storage|liveBytes onDiskBytes files level0Files snapshots rows rowsMatchTruth
                    /solutions/0/queries/0|id engine temperature title runs p50Millis p99Millis p50MillisByRound fixedMillisByRound cpuSeconds rows matchesTruth notApplicable
                    /solutions/0/freshness|commitIntervalMillis p50Millis p99Millis
                    /solutions/0/effort|tables jobs designLines ddlLines optionKeys queryLines queryJoins
                    /verdict|rowLevelSpeedup ingestCpuRatio steadyRowLevelSpeedup steadyIngestCpuRatio breakEvenQueriesPerMillionEvents text
                    """)
    void results_haveTheKeysOfTheSchemaInOrder(@Nullable String place, String keys)
            throws IOException {
        JsonNode root = new ObjectMapper().readTree(Json.text(SampleResults.three()));
        assertThat(keys(root.at(place == null ? "" : place))).containsExactly(keys.split(" ", -1));
    }

    @Test
    void results_areOfSchemaOneAndSayWhetherTheyAreComplete() throws IOException {
        JsonNode root = new ObjectMapper().readTree(Json.text(SampleResults.three()));
        assertThat(root.at("/status").asText()).isEqualTo("complete");
        assertThat(root.at("/schemaVersion").asInt()).isEqualTo(1);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/environment/flink",
                "/environment/commit",
                "/environment/load",
                "/workload/late",
                "/workload/lines",
                "/solutions/0/queries/2/p50Millis",
                "/solutions/0/queries/2/p99Millis",
                "/solutions/0/queries/2/cpuSeconds",
                "/solutions/2/ingest/bytesWritten",
                "/solutions/2/storage/onDiskBytes"
            })
    void unmeasuredNumbers_areThereAndNull(String place) throws IOException {
        JsonNode root = new ObjectMapper().readTree(Json.text(SampleResults.three()));
        assertThat(root.at(place).isNull()).isTrue();
    }

    @Test
    void verdictWithoutBothSolutions_hasNoNumbers() throws IOException {
        JsonNode root = new ObjectMapper().readTree(Json.text(SampleResults.of(List.of())));
        assertThat(root.at("/verdict/rowLevelSpeedup").isNull()).isTrue();
        assertThat(root.at("/verdict/ingestCpuRatio").isNull()).isTrue();
        assertThat(root.at("/verdict/breakEvenQueriesPerMillionEvents").isNull()).isTrue();
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
