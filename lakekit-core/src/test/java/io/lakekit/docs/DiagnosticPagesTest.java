package io.lakekit.docs;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Each page in docs/diagnostics is of one code; its wrong example gets the finding that the page
 * shows, and its right example is taken. {@code -Dgolden.update=true} rewrites the findings.
 */
class DiagnosticPagesTest {

    private static final int LONGEST = 54;

    /** Pages whose findings are checked by the tests that make them. */
    private static final Set<String> CHECKED_ELSEWHERE =
            Set.of(
                    "LK0805", "LK1300", "LK1301", "LK1302", "LK1303", "LK1304", "LK1305", "LK1306",
                    "LK1307", "LK1308", "LK1316", "LK1317", "LK1318", "LK1319", "LK1320", "LK1321",
                    "LK1322", "LK1323", "LK1324", "LK1325", "LK1326", "LK1327", "LK1328", "LK1329",
                    "LK1330", "LK1331", "LK1332", "LK1333", "LK1334", "LK1335", "LK1336", "LK1340",
                    "LK1341", "LK1342", "LK1343");

    @TempDir Path warehouse;

    static List<DiagnosticPage> pages() {
        return DiagnosticPage.all();
    }

    static Stream<DiagnosticPage> pagesCheckedHere() {
        return pages().stream().filter(page -> !CHECKED_ELSEWHERE.contains(page.code()));
    }

    @ParameterizedTest
    @MethodSource("pages")
    void page_hasItsSectionsAndAFinding(DiagnosticPage page) {
        assertThat(page.sections()).containsExactly("What", "Why it matters", "Wrong", "Right");
        assertThat(page.sections()).allSatisfy(name -> assertThat(page.section(name)).isNotBlank());
        assertThat(page.finding()).startsWith(page.code() + " " + page.severity() + " ");
        assertThat(page.text().lines().count()).isLessThanOrEqualTo(LONGEST);
    }

    @Tag("long")
    @ParameterizedTest
    @MethodSource("pagesCheckedHere")
    void wrongExample_getsTheFindingOfThePage(DiagnosticPage page) throws Exception {
        String found = Examples.of(page).wrong(page, warehouse);
        DiagnosticPage shown = Boolean.getBoolean("golden.update") ? page.rewrite(found) : page;
        assertThat(shown.finding()).isEqualTo(found);
    }

    @Tag("long")
    @ParameterizedTest
    @MethodSource("pagesCheckedHere")
    void rightExample_isTaken(DiagnosticPage page) throws Exception {
        assertThat(page.blocks("Right", "\\w+")).isNotEmpty();
        Examples.of(page).right(page, warehouse);
    }

    @Test
    void blocksOfJava_areCompiled() throws IOException {
        CompiledSources sources = CompiledSources.read();
        for (DiagnosticPage page : pages()) {
            for (String section : List.of("Wrong", "Right")) {
                assertThat(page.blocks(section, "java"))
                        .as("%s", page)
                        .allSatisfy(block -> assertThat(sources.contain(block)).as(block).isTrue());
            }
        }
    }
}
