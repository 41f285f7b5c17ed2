package io.lakekit.bench.project;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a user's class path gets is reviewed; {@code -Dgolden.update=true} rewrites it. */
class DependencyTreeTest {

    @ParameterizedTest
    @ValueSource(strings = {"lakekit-core", "lakekit-flink"})
    void runtimeDependencies_areTheReviewedOnes(String module) throws IOException {
        String tree = Files.readString(Path.of("..", module, "target", "dependency-tree.txt"));
        Path golden = Path.of("src/test/resources/golden", module + "-dependencies.txt");
        if (Boolean.getBoolean("golden.update")) {
            Files.createDirectories(golden.getParent());
            Files.writeString(golden, tree);
        }
        assertThat(tree)
                .as("-Dgolden.update=true rewrites %s", golden)
                .isEqualTo(Files.readString(golden));
    }
}
