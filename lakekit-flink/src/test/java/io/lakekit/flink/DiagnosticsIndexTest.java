package io.lakekit.flink;

import static org.assertj.core.api.Assertions.assertThat;

import io.lakekit.diagnostic.Code;
import io.lakekit.diagnostic.Family;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * docs/diagnostics has a page for each declared code, headed as it is declared, and an index that
 * {@code -Dgolden.update=true} writes. Here is where the codes of both modules can be seen.
 */
class DiagnosticsIndexTest {

    private static final Path PAGES = Path.of("../docs/diagnostics");
    private static final Path INDEX = PAGES.resolve("README.md");

    private static List<Code> codes() throws Exception {
        return DeclaredCodes.read().all();
    }

    @Test
    void everyCode_isDeclaredOnce() throws Exception {
        DeclaredCodes codes = DeclaredCodes.read();

        assertThat(codes.declared().keySet()).containsExactlyElementsOf(codes.spelt());
        assertThat(codes.declared().values()).allSatisfy(same -> assertThat(same).hasSize(1));
    }

    /** What is asked before anything runs is asked by a check: a value in a list. */
    @Test
    void codesOfNoCheck_areOfWhatRunsOrIsRead() throws Exception {
        assertThat(DeclaredCodes.read().ofNoCheck())
                .extracting(Code::family)
                .containsOnly(
                        Family.RECORDS,
                        Family.LIVE_TABLES,
                        Family.WRITERS,
                        Family.JOBS,
                        Family.DESIGNS_AS_YAML,
                        Family.WORKLOADS_AS_YAML);
    }

    @Test
    void pages_areThoseOfTheCodes() throws Exception {
        try (Stream<Path> files = Files.list(PAGES)) {
            assertThat(files.filter(file -> !file.equals(INDEX)))
                    .containsExactlyInAnyOrderElementsOf(
                            codes().stream().map(DiagnosticsIndexTest::page).toList());
        }
    }

    @ParameterizedTest
    @MethodSource("codes")
    void page_isHeadedAsTheCodeIsDeclared(Code code) throws IOException {
        assertThat(Files.readString(page(code)))
                .startsWith(
                        "# %s %s\n\n%s, found by %s; family: %s\n\n## "
                                .formatted(
                                        code,
                                        code.title(),
                                        code.severity(),
                                        code.foundBy(),
                                        code.family().title()));
    }

    private static Path page(Code code) {
        return PAGES.resolve(code + ".md");
    }

    @Test
    void index_isGenerated() throws Exception {
        String index = index();
        if (Boolean.getBoolean("golden.update")) {
            Files.writeString(INDEX, index);
        }
        assertThat(Files.readString(INDEX)).isEqualTo(index);
    }

    private static String index() throws Exception {
        List<String> lines = new ArrayList<>();
        lines.add("# Findings by code");
        lines.add("");
        lines.add(
                "Each code has a page: what it says, why it matters, a wrong design with what"
                        + " lakekit prints of it, and a right one. Tests run\nboth. An ERROR is never"
                        + " accepted; a WARNING is refused unless the design accepts its code with a"
                        + " reason; ADVICE is only told.\nThis list is generated.");
        for (Family family : Family.values()) {
            lines.add("");
            lines.add("## " + family.prefix() + "xx: " + family.title());
            lines.add("");
            lines.add("| code | severity | found by | |");
            lines.add("|---|---|---|---|");
            codes().stream()
                    .filter(code -> code.family() == family)
                    .forEach(code -> lines.add(line(code)));
        }
        return String.join("\n", lines) + "\n";
    }

    private static String line(Code code) {
        return "| [%s](%s.md) | %s | %s | %s |"
                .formatted(code, code, code.severity(), code.foundBy(), code.title());
    }
}
