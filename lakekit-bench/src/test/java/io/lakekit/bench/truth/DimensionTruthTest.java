package io.lakekit.bench.truth;

import static org.assertj.core.api.Assertions.assertThat;

import io.lakekit.bench.event.EventLog;
import io.lakekit.bench.event.Period;
import io.lakekit.bench.input.FileLog;
import io.lakekit.bench.solution.Solution;
import io.lakekit.catalog.Lake;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Who an ad belongs to, where several lines say it. */
class DimensionTruthTest {

    private static final String MAPPING =
            """
            name: shop
            streams:
              - stage: CLICK
                files: "clicks[.]csv"
                format: csv
                header: true
                fields: { eventId: "${id}", requestId: "${id}", adId: "7", requestTime: "${at}", eventTime: "${at}" }
            dimensions:
              - files: "ads.*[.]csv"
                format: csv
                header: true
                fields: { adId: "${ad}", campaignId: "${campaign}", advertiserId: "acme"%s }
            """;

    @TempDir private Path input;
    @TempDir private Path warehouse;

    @BeforeEach
    void write() throws IOException {
        Files.writeString(input.resolve("clicks.csv"), "id,at\nc1,2024-05-02T10:00:00Z\n");
    }

    private void describe(String updatedAt, String... files) throws IOException {
        Files.writeString(input.resolve("lakekit-mapping.yaml"), MAPPING.formatted(updatedAt));
        for (int i = 0; i < files.length; i++) {
            Files.writeString(input.resolve("ads" + i + ".csv"), "ad,campaign,at\n" + files[i]);
        }
    }

    private List<String> campaigns() {
        try (EventLog log = FileLog.open(input, null, null)) {
            return Truth.of(log).q4().stream().map(Q4Row::campaignId).toList();
        }
    }

    @Test
    void of_newestLineBeforeAnOlderOne_takesTheNewest() throws IOException {
        describe(
                ", updatedAt: \"${at}\"",
                "7,summer,2024-05-01T00:00:00Z\n7,spring,2024-04-01T00:00:00Z\n");

        assertThat(campaigns()).containsExactly("summer");
    }

    @Test
    void of_newestLineInAnEarlierFile_takesTheNewest() throws IOException {
        describe(
                ", updatedAt: \"${at}\"",
                "7,summer,2024-05-01T00:00:00Z\n",
                "7,spring,2024-04-01T00:00:00Z\n");

        assertThat(campaigns()).containsExactly("summer");
    }

    @Test
    void of_linesOfEqualTime_takesTheLast() throws IOException {
        describe(
                ", updatedAt: \"${at}\"",
                "7,spring,2024-05-01T00:00:00Z\n7,summer,2024-05-01T00:00:00Z\n");

        assertThat(campaigns()).containsExactly("summer");
    }

    @Test
    void of_linesWithoutATime_takesTheLast() throws IOException {
        describe("", "7,spring,2024-05-01T00:00:00Z\n7,summer,2024-04-01T00:00:00Z\n");

        assertThat(campaigns()).containsExactly("summer");
    }

    /** Digits below a millisecond are cut, so both are of one time. */
    @ParameterizedTest
    @EnumSource(Solution.Kind.class)
    void reportOfDay_ofEverySolution_isThatOfTheTruth(Solution.Kind kind) throws IOException {
        describe(
                ", updatedAt: \"${at}\"",
                "7,autumn,2024-05-01T00:00:00.000900Z\n7,summer,2024-05-01T00:00:00.000100Z\n",
                "7,spring,2024-04-01T00:00:00Z\n");
        try (EventLog log = FileLog.open(input, null, null);
                Lake lake = Lake.open(warehouse);
                Solution solution = kind.open(lake, Period.DAY)) {
            solution.describe(log.dimensions());
            solution.write(log.nextChunk(10));
            solution.commit();
            Expected truth = truth();

            assertThat(truth.q4()).extracting(Q4Row::campaignId).containsExactly("summer");
            assertThat(solution.reportOfDay(truth.parameters())).isEqualTo(truth.q4());
        }
    }

    private Expected truth() {
        try (EventLog log = FileLog.open(input, null, null)) {
            return Truth.of(log);
        }
    }
}
