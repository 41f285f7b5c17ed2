package io.lakekit.bench.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

class TerminalTableTest {

    private static final Path GOLDEN = Path.of("src/test/resources/golden/compare-table.txt");

    @Test
    void threeSolutions_printAsTheGoldenTable() throws IOException {
        String table = TerminalTable.of(SampleResults.three());
        if (Boolean.getBoolean("golden.update")) {
            Files.writeString(GOLDEN, table);
        }
        assertThat(table)
                .as("-Dgolden.update=true rewrites %s", GOLDEN)
                .isEqualTo(Files.readString(GOLDEN));
    }

    @Test
    void figures_fitIn120ColumnsAndLineUp() {
        List<String> lines = TerminalTable.of(SampleResults.three()).lines().toList();
        assertThat(lines).allSatisfy(line -> assertThat(line).hasSizeLessThanOrEqualTo(120));
        List<String> figures =
                lines.subList(lines.indexOf("") + 1, lines.lastIndexOf("")).stream()
                        .filter(line -> !line.contains("n/a: "))
                        .toList();
        assertThat(figures).isNotEmpty().allSatisfy(line -> assertThat(line).hasSize(100));
    }

    @Test
    void partialResults_saySo() {
        assertThat(TerminalTable.of(SampleResults.partial())).contains(Results.PARTIAL_NOTE);
    }

    @Test
    void noSolutions_printTheVerdictOnly() {
        assertThat(TerminalTable.of(SampleResults.of(List.of())))
                .contains("nothing to compare")
                .doesNotContain("null");
    }
}
