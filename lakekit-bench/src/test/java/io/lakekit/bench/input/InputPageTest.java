package io.lakekit.bench.input;

import static org.assertj.core.api.Assertions.assertThat;

import io.lakekit.bench.event.Stage;
import io.lakekit.bench.event.StreamCount;
import io.lakekit.bench.event.WorkloadSummary;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Every example of docs/input.md becomes what the page says; {@code -Dgolden.update=true} rewrites
 * that.
 */
class InputPageTest {

    private static final Path PAGE = Path.of("../docs/input.md");
    private static final Pattern FILE =
            Pattern.compile("\n`([^`\n]+)`\n\n```(\\w+)\n(.*?)```", Pattern.DOTALL);
    private static final Pattern PRINTED =
            Pattern.compile("--dry-run` prints\n\n```text\n(.*?)```", Pattern.DOTALL);

    @TempDir private Path directory;

    static Stream<String> examples() throws IOException {
        String page = Files.readString(PAGE);
        String examples =
                page.substring(page.indexOf("## Examples"), page.indexOf("## What is refused"));
        return Stream.of(examples.split("\n### ", -1)).skip(1);
    }

    @ParameterizedTest
    @MethodSource("examples")
    void example_isReadAsThePageSays(String example) throws IOException {
        write(example);
        String printed = String.join("\n", DryRun.of(directory, null)) + "\n";
        Matcher said = PRINTED.matcher(example);
        assertThat(said.find()).isTrue();
        if (Boolean.getBoolean("golden.update")) {
            update(example.substring(0, example.indexOf('\n')), printed);
        } else {
            assertThat(printed).isEqualTo(said.group(1));
        }
        WorkloadSummary summary = read();
        assertThat(summary.rejected()).isZero();
        assertThat(summary.inputs()).extracting(StreamCount::events).doesNotContain(0L);
    }

    private WorkloadSummary read() {
        try (FileLog log = FileLog.open(directory, null, null)) {
            return log.summary();
        }
    }

    private void write(String example) throws IOException {
        Matcher file = FILE.matcher(example);
        Map<String, String> files = new LinkedHashMap<>();
        while (file.find()) {
            Path path = directory.resolve(file.group(1));
            Files.createDirectories(path.getParent());
            boolean latin = file.group(2).equals("latin1");
            Files.writeString(
                    path,
                    file.group(3),
                    latin ? StandardCharsets.ISO_8859_1 : StandardCharsets.UTF_8);
            files.put(file.group(1), file.group(3));
        }
        assertThat(files).containsKey("lakekit-mapping.yaml").hasSizeGreaterThan(1);
    }

    private static void update(String title, String printed) throws IOException {
        String page = Files.readString(PAGE);
        int from = page.indexOf("### " + title);
        Matcher said = PRINTED.matcher(page);
        assertThat(said.find(from)).isTrue();
        Files.writeString(
                PAGE, page.substring(0, said.start(1)) + printed + page.substring(said.end(1)));
    }

    @Test
    void page_listsTheFieldsOfEachStage() throws IOException {
        String page = Files.readString(PAGE);
        List<String> missing = new ArrayList<>();
        for (var stage : Stage.values()) {
            String row =
                    page.lines()
                            .filter(line -> line.startsWith("| `" + stage + "`"))
                            .findFirst()
                            .orElse("");
            List<String> all = FieldNames.all(stage);
            all.subList(FieldNames.required(stage).size(), all.size()).stream()
                    .filter(field -> !row.contains("`" + field + "`"))
                    .forEach(missing::add);
        }
        assertThat(missing).isEmpty();
    }
}
