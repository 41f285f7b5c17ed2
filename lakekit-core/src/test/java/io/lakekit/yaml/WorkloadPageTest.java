package io.lakekit.yaml;

import static org.assertj.core.api.Assertions.assertThat;

import io.lakekit.design.GoldenFile;
import io.lakekit.yaml.WorkloadKey.Part;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * docs/reference/workload.md is generated from the keys that the reader knows: {@code
 * -Dgolden.update=true} writes it.
 */
class WorkloadPageTest {

    private static final Path SAMPLE = Path.of("../docs/guides/workloads/ad_diagnosis.yaml");

    @Test
    void page_isGenerated() throws IOException {
        new GoldenFile(Path.of("../docs/reference/workload.md")).assertSame(page());
    }

    @Test
    void keys_areAllOnThePage() throws IOException {
        assertThat(Stream.of(WorkloadKey.values()).map(WorkloadKey::row))
                .allSatisfy(row -> assertThat(page()).contains(row + "\n"));
    }

    private static String page() throws IOException {
        return """
        # Workloads as YAML

        Generated from the keys that the reader knows. One text describes one workload, for which `DesignAdvisor` and `lakekit.jar advise` recommend a
        *         [design](../guides/choose-a-design.md). Amounts may be estimates; ask again with another number to see whether it matters.

        ```yaml
        %s```

        ## Settings

        %s
        ## A stream

        %s
        ## Queries

        %s
        Times are written as `30 d`, `12 h`, `30 min`, `10 s`, or in ISO 8601; sizes as `400`, `2 kb`; numbers in digits, as `40`, `0.5` or `170_000_000`. Parts of the
        *         queries are relative: `{lookups: 3, scans: 1}` and `{lookups: 0.75, scans: 0.25}` are the same.

        A text that is not a workload is refused with all findings, each with its line: those of [any YAML](yaml.md#findings), with the key that was
        probably meant, and then `LK16xx` of the [findings](../diagnostics/README.md) for amounts that are impossible or contradict each other.
        """
                .formatted(
                        Files.readString(SAMPLE),
                        table(Part.WORKLOAD),
                        table(Part.STREAM),
                        table(Part.QUERIES));
    }

    private static String table(Part part) {
        return Stream.of(WorkloadKey.values())
                .filter(key -> key.part() == part)
                .map(key -> key.row() + "\n")
                .collect(
                        Collectors.joining(
                                "",
                                "| key | value | default | meaning |\n|---|---|---|---|\n",
                                ""));
    }
}
