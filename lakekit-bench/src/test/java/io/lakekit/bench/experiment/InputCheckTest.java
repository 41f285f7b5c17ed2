package io.lakekit.bench.experiment;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.lakekit.bench.event.EventLog;
import io.lakekit.bench.input.FileLog;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A stream must not vanish without a word. */
class InputCheckTest {

    private static final String STREAM =
            """
              - stage: CLICK
                files: "hits\\\\.csv"
                format: csv
                header: true
                where: { kind: %s }
                time: %s
                fields: { eventId: "c-${id}", requestId: "${id}", adId: "7", requestTime: "${at}", eventTime: "${at}" }
            """;

    @TempDir private Path directory;

    @BeforeEach
    void write() throws IOException {
        StringBuilder lines = new StringBuilder("id,kind,at\n");
        for (int i = 0; i < 300; i++) {
            lines.append(i).append(i == 7 ? ",click," : ",view,").append(1000 + i).append('\n');
        }
        Files.writeString(directory.resolve("hits.csv"), lines);
    }

    @Test
    void check_whereThatMatchesNothing_namesTheStreamAndWhatWasThere() throws IOException {
        assertThatThrownBy(() -> check("clik", "epoch-millis", 0.01))
                .hasMessageContaining("stream CLICK, files 'hits\\.csv'")
                .hasMessageContaining("none of the 300 lines of 1 files is an event")
                .hasMessageContaining("'where' leaves out 300 (kind: 'view' in 299, 'click' in 1)")
                .hasMessageContaining("optional: true");
    }

    @Test
    void check_timesThatNoLineOfAStreamHas_giveItsFirstReasons() throws IOException {
        assertThatThrownBy(() -> check("view", "iso", 0.01))
                .hasMessageContaining("299 of 300 lines were rejected, more than --max-rejects")
                .hasMessageContaining("hits.csv, line 2: requestTime '1000' is not a time of")
                .hasMessageContaining("hits.csv, line 3: ");
        assertThatThrownBy(() -> check("view", "iso", 1)).hasMessageContaining("optional: true");
    }

    @Test
    void check_optionalStreamWithoutEvents_isNone() throws IOException {
        String optional =
                STREAM.formatted("clik", "iso").replace("format:", "optional: true\n    format:");
        assertThatCode(() -> check(optional, 0.01)).doesNotThrowAnyException();
    }

    private void check(String kind, String time, double maxRejects) throws IOException {
        check(STREAM.formatted(kind, time), maxRejects);
    }

    private void check(String clicks, double maxRejects) throws IOException {
        String impressions =
                STREAM.formatted("view", "epoch-millis")
                        .replace("CLICK", "IMPRESSION")
                        .replace("c-$", "i-$");
        Files.writeString(
                directory.resolve("lakekit-mapping.yaml"),
                "name: mine\nstreams:\n" + impressions + clicks);
        try (EventLog log = FileLog.open(directory, null, null)) {
            new InputCheck(maxRejects, directory.resolve("rejects.tsv")).check(log.summary());
        }
    }
}
