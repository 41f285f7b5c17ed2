package io.lakekit.bench.input;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.lakekit.bench.event.AdEvent;
import io.lakekit.bench.event.ClickEvent;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Which mapping is taken, and what its templates make of a line. */
class MappingTest {

    @TempDir private Path directory;

    @Test
    void open_mappingWithCompositeKeysAndFilter_buildsIdsOfSeveralColumns() throws IOException {
        Samples.write(
                directory.resolve("hits.csv"),
                "shop,order,kind,at\ns1,o1,click,1000\ns1,o2,view,2000\n");
        Samples.mapping(directory, "where: { kind: click }");

        assertThat(Samples.read(directory))
                .containsExactly(
                        new ClickEvent(
                                "s1/o1",
                                "s1+o1",
                                "ad-s1",
                                Instant.ofEpochMilli(1000),
                                Instant.ofEpochMilli(1000),
                                null));
    }

    @Test
    void open_templateWithTheFileName_fillsItIn() throws IOException {
        Samples.write(directory.resolve("hits.csv"), "shop,order,kind,at\ns1,o1,click,1000\n");
        Samples.mapping(directory, "");
        Path own = directory.resolve("lakekit-mapping.yaml");
        Files.writeString(
                own, Files.readString(own).replace("${shop}/${order}", "${_file}:${_row}"));

        assertThat(Samples.read(directory))
                .extracting(AdEvent::eventId)
                .containsExactly("hits.csv:1");
    }

    @Test
    void open_mappingGivenByTheUser_winsOverTheDirectorysOwn() throws IOException {
        Samples.write(directory.resolve("hits.csv"), "shop,order,kind,at\ns1,o1,click,1000\n");
        Samples.mapping(directory, "where: { kind: click }");
        Path given =
                Files.move(
                        directory.resolve("lakekit-mapping.yaml"), directory.resolve("given.yaml"));
        Samples.mapping(directory, "where: { kind: nothing }");

        try (FileLog log = FileLog.open(directory, given, null)) {
            assertThat(Samples.all(log)).hasSize(1);
        }
    }

    @Test
    void open_noFileThatFits_namesTheShippedMappings() throws IOException {
        Samples.write(directory.resolve("other.txt"), "x");

        assertThatThrownBy(() -> Samples.read(directory))
                .isInstanceOf(InputException.class)
                .hasMessageContaining("[generated, open-bandit, ipinyou]");
    }

    @Test
    void open_mappingWithUnknownKey_namesTheKeyAndTheKnownOnes() throws IOException {
        Samples.write(directory.resolve("hits.csv"), "shop,order,kind,at\n");
        Samples.mapping(directory, "wehre: { kind: click }");

        assertThatThrownBy(() -> Samples.read(directory))
                .isInstanceOf(InputException.class)
                .hasMessageContaining("lakekit-mapping.yaml")
                .hasMessageContaining("unknown key 'wehre'")
                .hasMessageContaining("where");
    }

    @Test
    void open_mappingWithUnknownFormat_namesTheFormats() throws IOException {
        Files.writeString(
                directory.resolve("lakekit-mapping.yaml"),
                """
                name: mine
                streams:
                  - { stage: CLICK, files: "a", format: xml, fields: {} }
                """);

        assertThatThrownBy(() -> Samples.read(directory))
                .isInstanceOf(InputException.class)
                .hasMessageContaining("'xml'")
                .hasMessageContaining("[csv, tsv, jsonl]");
    }
}
