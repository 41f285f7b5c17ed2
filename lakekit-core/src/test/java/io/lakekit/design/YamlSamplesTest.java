package io.lakekit.design;

import static org.assertj.core.api.Assertions.assertThat;

import io.lakekit.yaml.YamlDesigns;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class YamlSamplesTest {

    static List<Supplier<TableDesign>> designs() {
        return DesignContractTest.designs();
    }

    @ParameterizedTest
    @MethodSource("designs")
    void sample_printedAndRead_isEqual(Supplier<TableDesign> sample) {
        String text = YamlDesigns.print(sample.get());
        TableDesign read = YamlDesigns.parse("sample.yaml", text);

        assertThat(read).as("%s", text).isEqualTo(sample.get());
        assertThat(read.columns()).isEqualTo(sample.get().columns());
        assertThat(YamlDesigns.print(read)).isEqualTo(text);
    }

    @Test
    void samples_printed_areTheGoldenTexts() {
        GoldenFile.named("designs.yaml")
                .assertSame(
                        designs().stream()
                                .map(sample -> YamlDesigns.print(sample.get()))
                                .collect(Collectors.joining("---\n")));
    }
}
