package io.lakekit.bench.input;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** An event id names one event over all streams and files. */
class EventIdsTest {

    private static final String STREAM =
            """
              - stage: %s
                files: ".*\\\\.csv"
                format: csv
                header: true
                time: epoch-millis
                fields: { eventId: "%s", requestId: "${req}", adId: "${ad}", requestTime: "1000", eventTime: "${at}" }
            """;

    @TempDir private Path directory;

    @Test
    void open_idOfRowsOverTwoFiles_isRefusedWithWhereBothAre() throws IOException {
        file("a/x.csv", "req,ad,at\nr1,7,1000\n");
        file("b/x.csv", "req,ad,at\nr2,7,2000\n");
        mapping(STREAM.formatted("CLICK", "k-${_name}-${_row}"));

        assertThatThrownBy(() -> Samples.read(directory))
                .isInstanceOf(InputException.class)
                .hasMessageContaining("'k-x.csv-1' belongs to two different events")
                .hasMessageContaining("stream CLICK in line 2 of a/x.csv")
                .hasMessageContaining("stream CLICK in line 2 of b/x.csv")
                .hasMessageContaining("${_file}");
    }

    @Test
    void open_idWithTheFile_isUniqueOverDirectories() throws IOException {
        file("a/x.csv", "req,ad,at\nr1,7,1000\n");
        file("b/x.csv", "req,ad,at\nr2,7,2000\n");
        mapping(STREAM.formatted("CLICK", "${_file}-${_row}"));

        assertThat(Samples.read(directory))
                .extracting(event -> event.eventId())
                .containsExactly("a/x.csv-1", "b/x.csv-1");
    }

    @Test
    void open_oneIdForTwoStreams_isRefused() throws IOException {
        file("x.csv", "req,ad,at\nr1,7,1000\n");
        mapping(STREAM.formatted("CLICK", "${req}") + STREAM.formatted("CONVERSION", "${req}"));

        assertThatThrownBy(() -> Samples.read(directory))
                .isInstanceOf(InputException.class)
                .hasMessageContaining("'r1' belongs to two different events")
                .hasMessageContaining("stream CLICK in line 2 of x.csv")
                .hasMessageContaining("stream CONVERSION in line 2 of x.csv");
    }

    @Test
    void open_sameEventInTwoFiles_isARepeatedOne() throws IOException {
        file("a.csv", "req,ad,at\nr1,7,1000\nr2,7,2000\n");
        file("b.csv", "req,ad,at\nr2,7,2000\nr3,7,3000\n");
        mapping(STREAM.formatted("CLICK", "${req}"));

        try (FileLog log = FileLog.open(directory, null, null)) {
            assertThat(log.summary().events()).isEqualTo(4);
            assertThat(log.summary().distinctEvents()).isEqualTo(3);
            assertThat(log.summary().duplicates()).isEqualTo(1);
        }
    }

    @Test
    void open_idGivenTwiceInAFile_rejectsTheLaterLine() throws IOException {
        file("a.csv", "req,ad,at\nr1,7,1000\nr1,7,1000\nr1,7,2000\n");
        mapping(STREAM.formatted("CLICK", "${req}"));

        try (FileLog log = FileLog.open(directory, null, directory.resolve("rejects.tsv"))) {
            assertThat(log.summary().events()).isEqualTo(2);
            assertThat(log.summary().rejected()).isEqualTo(1);
        }
        assertThat(directory.resolve("rejects.tsv"))
                .content()
                .contains("a.csv\t4\tevent id 'r1' is that of another event, of line 2");
    }

    private void file(String name, String text) throws IOException {
        Path file = directory.resolve(name);
        Files.createDirectories(file.getParent());
        Files.writeString(file, text);
    }

    private void mapping(String streams) throws IOException {
        file("lakekit-mapping.yaml", "name: mine\nstreams:\n" + streams);
    }
}
