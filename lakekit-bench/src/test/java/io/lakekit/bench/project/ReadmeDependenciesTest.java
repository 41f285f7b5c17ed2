package io.lakekit.bench.project;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** The project outside, which the build runs, depends on what README says and on nothing else. */
class ReadmeDependenciesTest {

    private static final Path ROOT = Path.of("..");

    @Test
    void consumer_hasTheDependenciesOfTheReadme() throws IOException {
        String consumer = Files.readString(ROOT.resolve("lakekit-flink/src/it/consumer/pom.xml"));
        String dependencies =
                consumer.substring(
                        consumer.indexOf("  <dependencies>") + "  <dependencies>\n".length(),
                        consumer.indexOf("  </dependencies>"));
        String readme = Files.readString(ROOT.resolve("README.md"));

        assertThat(readme).contains(withoutJunit(dependencies.replaceAll("(?m)^ {4}", "")));
    }

    /** Which every project that tests declares by itself. */
    private static String withoutJunit(String dependencies) {
        int group = dependencies.indexOf("<groupId>org.junit.jupiter</groupId>");
        return dependencies.substring(0, dependencies.lastIndexOf("<dependency>", group));
    }
}
