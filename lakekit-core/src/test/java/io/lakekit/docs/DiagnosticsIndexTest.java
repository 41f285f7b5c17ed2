package io.lakekit.docs;

import static org.assertj.core.api.Assertions.assertThat;

import io.lakekit.design.Code;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * docs/diagnostics/README.md is generated from the rules and the list of the other codes: {@code
 * -Dgolden.update=true} writes it.
 */
class DiagnosticsIndexTest {

    static final String NAME = "README.md";

    private static final Path INDEX = DiagnosticPage.DIRECTORY.resolve(NAME);

    @Test
    void codesOfTheSources_areTheListed() throws IOException {
        Set<String> used = new TreeSet<>();
        for (String module : List.of("lakekit-core", "lakekit-flink")) {
            try (Stream<Path> files = Files.walk(Path.of("..", module, "src/main/java"))) {
                for (Path file : files.filter(f -> f.toString().endsWith(".java")).toList()) {
                    Pattern.compile("\"(LK\\d{4})")
                            .matcher(Files.readString(file))
                            .results()
                            .forEach(found -> used.add(found.group(1)));
                }
            }
        }

        assertThat(used).containsExactlyElementsOf(Code.all().stream().map(Code::code).toList());
    }

    @Test
    void index_isGenerated() throws IOException {
        String index = index();
        if (Boolean.getBoolean("golden.update")) {
            Files.writeString(INDEX, index);
        }
        assertThat(Files.readString(INDEX)).isEqualTo(index);
    }

    private static String index() {
        List<String> lines = new ArrayList<>();
        lines.add("# Findings by code");
        lines.add("");
        lines.add(
                "Each code has a page: what it says, why it matters, a wrong design with what"
                        + " lakekit prints of it, and a right one. Tests run\nboth. An ERROR is never"
                        + " accepted; a WARNING is refused unless the design accepts its code with a"
                        + " reason; ADVICE is only told.\nThis list is generated.");
        for (Family family : Family.all()) {
            lines.add("");
            lines.add("## " + family.prefix() + "xx: " + family.title());
            lines.add("");
            lines.add("| code | severity | found by | |");
            lines.add("|---|---|---|---|");
            Code.all().stream()
                    .filter(code -> code.family().equals(family.prefix()))
                    .forEach(code -> lines.add(line(code)));
        }
        return String.join("\n", lines) + "\n";
    }

    private static String line(Code code) {
        return "| [%s](%s.md) | %s | %s | %s |"
                .formatted(code.code(), code.code(), code.severity(), code.where(), code.title());
    }
}
