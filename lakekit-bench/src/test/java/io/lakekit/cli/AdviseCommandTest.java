package io.lakekit.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.lakekit.advisor.DesignAdvisor;
import io.lakekit.yaml.YamlWorkloads;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Recommendations from the command line, for the workloads of the guide. */
class AdviseCommandTest {

    private static final Path SAMPLES = Path.of("../docs/guides/workloads");
    private static final String ADS = SAMPLES.resolve("ad.yaml").toString();

    @TempDir private Path directory;
    @RegisterExtension final Console console = new Console();

    static Stream<String> samples() throws IOException {
        try (Stream<Path> files = Files.list(SAMPLES)) {
            return files.map(Path::toString).sorted().toList().stream();
        }
    }

    @Test
    void advise_printsTheRecommendationAndItsOptions() {
        assertThat(Lakekit.run("advise", ADS)).isZero();

        assertThat(console.printed())
                .isEqualTo(
                        DesignAdvisor.advise(YamlWorkloads.read(Path.of(ADS)))
                                + "\n"
                                + """
                                Paimon's option write-only=true
                                Paimon's option metadata.stats-keep-first-n-columns=1
                                Paimon's option consumer.expiration-time=86400 s
                                """);
        assertThat(console.errors()).isEmpty();
    }

    @Test
    void advise_forPrograms_isJson() throws IOException {
        assertThat(Lakekit.run("advise", "--output", "json", ADS)).isZero();

        JsonNode advice = new ObjectMapper().readTree(console.printed());
        assertThat(advice.get("table").asText()).isEqualTo("ads.ad");
        assertThat(advice.get("kind").asText()).isEqualTo("DIMENSION");
        assertThat(advice.at("/settings/4/setting").asText()).isEqualTo("buckets");
        assertThat(advice.at("/settings/4/value").asText()).isEqualTo("2, fixed");
        assertThat(advice.at("/settings/4/rule").asText()).isEqualTo("buckets.sized");
        assertThat(advice.at("/settings/4/reason").asText()).startsWith("A bucket holds 200 MB");
        assertThat(advice.at("/settings/4/source").asText()).contains("90");
        assertThat(advice.at("/options/0/key").asText()).isEqualTo("write-only");
        assertThat(advice.at("/sizes/bytesPerBucket").asLong()).isEqualTo(260_000_000);
        assertThat(advice.at("/sizes/partitionsKept").asLong()).isEqualTo(1);
        assertThat(advice.get("design").asText()).startsWith("table: ads.ad\nkind: dimension\n");
    }

    @ParameterizedTest
    @MethodSource("samples")
    void advise_asYaml_isADesignThatPassesLint(String sample) throws IOException {
        assertThat(Lakekit.run("advise", "--yaml", sample)).isZero();
        Path design = Files.writeString(directory.resolve("design.yaml"), console.printed());

        assertThat(Lakekit.run("lint", "--fail-on", "WARNING", design.toString())).isZero();
    }

    @Test
    void advise_ofMistakes_exitsOneWithAllOfThemAndTheirLines() throws IOException {
        Path wrong =
                Files.writeString(
                        directory.resolve("w.yaml"),
                        Files.readString(Path.of(ADS))
                                .replace("keysPerDay", "keyPerDay")
                                .replace("1 min", "1 moons"));

        assertThat(Lakekit.run("advise", "--output", "json", wrong.toString())).isEqualTo(1);
        assertThat(console.errors())
                .contains("w.yaml:6 ads.ad: 'keyPerDay' is not a setting of a workload")
                .contains("Did you mean 'keysPerDay'?")
                .contains("w.yaml:9 ads.ad: '1 moons' is not an amount")
                .doesNotContain("\tat ");
        assertThat(console.printed()).isEmpty();
    }

    @Test
    void advise_usedWrongly_exitsTwo() {
        assertThat(Lakekit.run("advise")).isEqualTo(2);
        assertThat(Lakekit.run("advise", "--output", "xml", ADS)).isEqualTo(2);
        assertThat(Lakekit.run("advise", "--output", "json", "--yaml", ADS)).isEqualTo(2);
        assertThat(console.errors()).contains("--yaml prints a design").doesNotContain("\tat ");
    }

    @Test
    void completion_knowsTheCommand() {
        assertThat(Lakekit.run("generate-completion")).isZero();
        assertThat(console.printed()).contains("advise", "--yaml");
    }
}
