package io.lakekit.cli;

import static io.lakekit.design.AggFunctions.sum;
import static io.lakekit.schema.ColumnType.BIGINT;
import static org.assertj.core.api.Assertions.assertThat;

import io.lakekit.catalog.Lake;
import io.lakekit.design.Buckets;
import io.lakekit.design.SummaryTable;
import io.lakekit.schema.Column;
import io.lakekit.schema.Row;
import io.lakekit.table.LakeTable;
import io.lakekit.table.TableWriter;
import io.lakekit.yaml.YamlDesigns;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** The health of live tables from the command line, by name and by design. */
class HealthCommandTest {

    private static final Column<Long> AD = Column.of("ad_id", BIGINT).notNull();
    private static final Column<Long> CLICKS = Column.of("clicks", BIGINT);
    private static final SummaryTable DESIGN =
            SummaryTable.named("ads.clicks")
                    .primaryKey(AD)
                    .aggregate(CLICKS, sum())
                    .buckets(Buckets.fixed(1))
                    .rawOption("write-only", "true")
                    .build();

    @TempDir private Path directory;
    @RegisterExtension final Console console = new Console();

    private String warehouse() {
        return "--warehouse=" + directory.resolve("lake").toUri();
    }

    private void write(int commits, String... tags) {
        try (Lake lake = Lake.open(directory.resolve("lake"))) {
            LakeTable<SummaryTable> table = lake.create(DESIGN);
            try (TableWriter<SummaryTable> writer = table.writer()) {
                for (int i = 0; i < commits; i++) {
                    writer.rows().write(Row.of(AD, 7L).with(CLICKS, 1L));
                    writer.commit();
                }
            }
            Stream.of(tags).forEach(tag -> table.unwrap().createTag(tag, 1));
        }
    }

    private List<Path> files() throws IOException {
        try (Stream<Path> all = Files.walk(directory)) {
            return all.sorted().toList();
        }
    }

    @Test
    void health_ofATableThatIsWell_saysSoAndChangesNothing() throws IOException {
        write(2);
        String design = directory.resolve("clicks.yaml").toString();
        Files.writeString(Path.of(design), YamlDesigns.print(DESIGN));
        List<Path> before = files();

        assertThat(Lakekit.run("health", warehouse(), "ads.clicks", design)).isZero();
        assertThat(console.printed())
                .isEqualTo("ads.clicks: no findings\nads.clicks: no findings\n");
        assertThat(files()).isEqualTo(before);
    }

    @Test
    void health_withFindings_failsFromAWarningOn() {
        write(1, "20261128");

        assertThat(Lakekit.run("health", warehouse(), "ads.clicks")).isEqualTo(1);
        assertThat(console.printed()).startsWith("LK1704 WARNING ads.clicks: tag '20261128' ");
        assertThat(Lakekit.run("health", warehouse(), "--fail-on=ERROR", "ads.clicks")).isZero();
    }

    @Test
    @Tag("long")
    void health_withPatience_findsWhatHasWaitedLonger() {
        write(60);

        assertThat(Lakekit.run("health", warehouse(), "ads.clicks")).isZero();
        assertThat(console.printed()).isEqualTo("ads.clicks: no findings\n");
        assertThat(Lakekit.run("health", warehouse(), "--patience=0ms", "ads.clicks")).isEqualTo(1);
        assertThat(console.printed())
                .contains("LK1713 WARNING ads.clicks: bucket 0 has 60 small files, ");
    }

    @Test
    void health_forPrograms_isJson() {
        write(1, "20261128");

        assertThat(Lakekit.run("health", warehouse(), "--output=json", "ads.clicks")).isEqualTo(1);
        assertThat(console.printed())
                .startsWith("[ {")
                .contains("\"table\" : \"ads.clicks\"", "\"at\" : \"", "\"code\" : \"LK1704\"");
    }

    @Test
    void health_ofATableThatIsMissing_saysSo() {
        write(1);

        assertThat(Lakekit.run("health", warehouse(), "ads.click")).isEqualTo(1);
        assertThat(console.errors())
                .contains("There is no table ads.click in ", "Did you mean 'clicks'?")
                .doesNotContain("\tat ");
        assertThat(Lakekit.run("health", "ads.clicks")).isEqualTo(2);
        assertThat(Lakekit.run("health", warehouse(), "clicks.yaml")).isEqualTo(2);
        assertThat(Lakekit.run("health", warehouse(), "--patience=soon", "ads.clicks"))
                .isEqualTo(2);
    }

    @Test
    void health_ofAWarehouseThatIsMissing_makesNone() throws IOException {
        List<Path> before = files();

        assertThat(Lakekit.run("health", warehouse(), "ads.clicks")).isEqualTo(1);
        assertThat(console.errors()).doesNotContain("\tat ");
        assertThat(files()).isEqualTo(before);
    }
}
