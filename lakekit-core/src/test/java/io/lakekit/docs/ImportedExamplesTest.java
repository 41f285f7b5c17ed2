package io.lakekit.docs;

import static org.assertj.core.api.Assertions.assertThat;

import io.lakekit.RoundTrip;
import io.lakekit.catalog.Lake;
import io.lakekit.design.TableDesign;
import io.lakekit.diagnostic.DiagnosticsException;
import io.lakekit.junit.LakeExtension;
import io.lakekit.yaml.YamlDesigns;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** The right designs of all documents become tables and are imported as they were. */
@Tag("long")
class ImportedExamplesTest {

    private static final int FEWEST = 100;
    private static final Pattern YAML = Pattern.compile("```yaml\\n(.*?)```", Pattern.DOTALL);

    @RegisterExtension final LakeExtension temporary = LakeExtension.temporary();

    private static List<Path> pages() throws IOException {
        try (Stream<Path> files = Files.walk(Path.of("../docs"))) {
            return Stream.concat(Stream.of(Path.of("../README.md")), files)
                    .filter(file -> file.toString().endsWith(".md"))
                    .sorted()
                    .toList();
        }
    }

    /** Nothing if the text is another file, or an example of what goes wrong. */
    private static Optional<TableDesign> design(String text) {
        try {
            return Optional.of(YamlDesigns.parse("example.yaml", text));
        } catch (DiagnosticsException e) {
            return Optional.empty();
        }
    }

    private static Map<String, TableDesign> designs() throws IOException {
        Map<String, TableDesign> found = new TreeMap<>();
        for (Path page : pages()) {
            List<String> texts =
                    YAML.matcher(Files.readString(page))
                            .results()
                            .map(block -> block.group(1))
                            .toList();
            for (int number = 0; number < texts.size(); number++) {
                String place = page.getFileName() + ", design " + number;
                design(texts.get(number)).ifPresent(design -> found.put(place, design));
            }
        }
        return found;
    }

    /** Those that only Flink's or Spark's statements refuse are designs, too. */
    @Test
    void designsOfTheDocuments_comeBackAsTheyWere() throws IOException {
        Lake lake = temporary.lake();
        int back = 0;
        for (Map.Entry<String, TableDesign> example : designs().entrySet()) {
            TableDesign design = example.getValue();
            if (isCreated(lake, design)) {
                RoundTrip.assertComesBack(lake, design, example.getKey());
                lake.drop(design.name());
                back++;
            }
        }
        assertThat(back).isGreaterThan(FEWEST);
    }

    private static boolean isCreated(Lake lake, TableDesign design) {
        try {
            lake.create(design);
        } catch (DiagnosticsException e) {
            return false;
        }
        lake.drop(design.name());
        return true;
    }
}
