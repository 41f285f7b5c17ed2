package io.lakekit.docs;

import static org.assertj.core.api.Assertions.assertThat;

import io.lakekit.design.Code;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Every code has a page in docs/diagnostics whose wrong example gets the finding that the page
 * shows, and whose right example is taken. {@code -Dgolden.update=true} rewrites the findings.
 */
class DiagnosticPagesTest {

    private static final int LONGEST = 54;

    /** Pages whose findings are checked by the tests that make them. */
    private static final Set<String> CHECKED_ELSEWHERE =
            Set.of(
                    "LK0805", "LK1300", "LK1301", "LK1302", "LK1303", "LK1304", "LK1305", "LK1306",
                    "LK1307", "LK1308", "LK1316", "LK1317", "LK1318");

    @TempDir Path warehouse;

    static List<Code> codes() {
        return Code.all();
    }

    static Stream<Code> codesCheckedHere() {
        return codes().stream().filter(code -> !CHECKED_ELSEWHERE.contains(code.code()));
    }

    @Test
    void pages_areThoseOfTheCodes() throws IOException {
        try (Stream<Path> files = Files.list(DiagnosticPage.DIRECTORY)) {
            assertThat(files.map(file -> String.valueOf(file.getFileName())))
                    .filteredOn(name -> !name.equals(DiagnosticsIndexTest.NAME))
                    .containsExactlyInAnyOrderElementsOf(
                            codes().stream().map(code -> code.code() + ".md").toList());
        }
    }

    @ParameterizedTest
    @MethodSource("codes")
    void page_hasItsHeadItsSectionsAndAFinding(Code code) {
        DiagnosticPage page = DiagnosticPage.of(code);

        assertThat(page.head())
                .isEqualTo(
                        "# %s %s\n\n%s, found by %s; family: %s\n",
                        code.code(),
                        code.title(),
                        code.severity(),
                        code.where(),
                        Family.of(code).title());
        assertThat(page.sections()).containsExactly("What", "Why it matters", "Wrong", "Right");
        assertThat(page.sections()).allSatisfy(name -> assertThat(page.section(name)).isNotBlank());
        assertThat(page.finding()).startsWith(code.code() + " " + code.severity() + " ");
        assertThat(page.text().lines().count()).isLessThanOrEqualTo(LONGEST);
    }

    @ParameterizedTest
    @MethodSource("codesCheckedHere")
    void wrongExample_getsTheFindingOfThePage(Code code) throws Exception {
        DiagnosticPage page = DiagnosticPage.of(code);
        String found = Examples.of(code).wrong(page, warehouse);
        if (Boolean.getBoolean("golden.update")) {
            page.rewrite(found);
        }
        assertThat(DiagnosticPage.of(code).finding()).isEqualTo(found);
    }

    @ParameterizedTest
    @MethodSource("codesCheckedHere")
    void rightExample_isTaken(Code code) throws Exception {
        DiagnosticPage page = DiagnosticPage.of(code);

        assertThat(page.blocks("Right", "\\w+")).isNotEmpty();
        Examples.of(code).right(page, warehouse);
    }

    @Test
    void blocksOfJava_areCompiled() throws IOException {
        CompiledSources sources = CompiledSources.read();
        for (Code code : codes()) {
            DiagnosticPage page = DiagnosticPage.of(code);
            for (String section : List.of("Wrong", "Right")) {
                assertThat(page.blocks(section, "java"))
                        .as("%s", code)
                        .allSatisfy(block -> assertThat(sources.contain(block)).as(block).isTrue());
            }
        }
    }
}
