package io.lakekit.yaml;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.lakekit.design.TableKind;
import io.lakekit.diagnostic.DiagnosticsException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What the page about YAML says. */
class YamlPageTest {

    private static final Path SOURCES = Path.of("src/main/java/io/lakekit/yaml");

    private static String page() throws IOException {
        return Files.readString(Path.of("../docs/reference/yaml.md"));
    }

    private static List<String> blocks(String language) throws IOException {
        return matches("```" + language + "\n(.*?)```", page());
    }

    private static List<String> matches(String pattern, String text) {
        return Pattern.compile(pattern, Pattern.DOTALL)
                .matcher(text)
                .results()
                .map(found -> found.group(1))
                .toList();
    }

    static List<String> examples() throws IOException {
        return blocks("yaml");
    }

    @ParameterizedTest
    @MethodSource("examples")
    void example_isPrintedAsItIsWritten(String example) {
        assertThat(YamlDesigns.print(YamlDesigns.parse("example.yaml", example)))
                .isEqualTo(example);
    }

    @Test
    void examples_haveEveryKindAndSetting() throws IOException {
        String all = String.join("", examples());

        for (TableKind kind : TableKind.values()) {
            assertThat(all).contains("kind: " + kind.word() + "\n");
        }
        assertThat(Kinds.allSettings())
                .filteredOn(setting -> !setting.equals("deletes"))
                .allSatisfy(setting -> assertThat(all).contains("\n" + setting + ":"));
    }

    @Test
    void settings_areThoseOfTheTable() throws IOException {
        for (TableKind kind : TableKind.values()) {
            assertThat(page().lines().filter(line -> line.matches("\\| `\\w+` \\| .*")))
                    .filteredOn(
                            line -> line.matches(".*\\| (all|[^|]*" + kind.word() + ".*) \\|.*"))
                    .extracting(line -> line.split("`", -1)[1])
                    .containsExactlyInAnyOrderElementsOf(Kinds.settings(kind));
        }
    }

    @Test
    void finding_isTheOneTold() throws IOException {
        String text =
                """
                table: ads.ad_day
                kind: summary
                columns:
                  dt: STRING
                  ad_id: BIGINT
                  clicks: BIGNT
                primaryKey: [dt, ad_id]
                aggregate: {clicks: sum()}
                """;

        assertThatThrownBy(() -> YamlDesigns.parse("ads.yaml", text))
                .isInstanceOf(DiagnosticsException.class)
                .hasMessage(blocks("text").get(0).strip());
    }

    @Test
    void codes_areThoseOfTheTable() throws IOException {
        StringBuilder sources = new StringBuilder();
        try (var files = Files.list(SOURCES)) {
            for (Path file : files.toList()) {
                sources.append(Files.readString(file));
            }
        }
        Set<String> raised =
                Pattern.compile("\"(LK15\\d\\d)\"")
                        .matcher(sources)
                        .results()
                        .map((MatchResult found) -> found.group(1))
                        .collect(Collectors.toSet());

        assertThat(matches("\\| \\[(LK15\\d\\d)\\]", page()))
                .containsExactlyInAnyOrderElementsOf(raised);
    }
}
