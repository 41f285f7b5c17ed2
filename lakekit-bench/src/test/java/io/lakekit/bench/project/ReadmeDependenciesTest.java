package io.lakekit.bench.project;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** The project outside, which the build runs, depends on what README says and on nothing else. */
class ReadmeDependenciesTest {

    private static final Path ROOT = Path.of("..");

    @Test
    void consumer_hasTheDependenciesOfTheReadme() throws IOException {
        String consumer = read("lakekit-flink/src/it/consumer/pom.xml");
        String dependencies =
                consumer.substring(
                        consumer.indexOf("  <dependencies>") + "  <dependencies>\n".length(),
                        consumer.indexOf("  </dependencies>"));

        assertThat(read("README.md"))
                .contains(withoutJunit(dependencies.replaceAll("(?m)^ {4}", "")));
    }

    /** It runs alone, so that it names versions itself. */
    @Test
    void consumer_hasTheVersionsOfTheBuild() throws IOException {
        Map<String, String> ofTheBuild =
                versions(
                        read("pom.xml")
                                + read("lakekit-flink/pom.xml")
                                + read("lakekit-bench/pom.xml"));
        Map<String, String> ofConsumer = versions(read("lakekit-flink/src/it/consumer/pom.xml"));

        assertThat(ofConsumer.remove("lakekit-flink")).isEqualTo(ofTheBuild.get("lakekit-parent"));
        assertThat(ofConsumer.remove("ads")).isEqualTo("1");
        assertThat(ofConsumer.remove("exec-maven-plugin")).as("in the example alone").isNotNull();
        assertThat(ofTheBuild).containsAllEntriesOf(ofConsumer);
        assertThat(ofConsumer)
                .containsKeys("flink-clients", "junit-jupiter", "maven-surefire-plugin");
    }

    /** By artifact; properties have their values. */
    private static Map<String, String> versions(String poms) {
        Map<String, String> properties = found("<([\\w.-]+)\\.version>([^<]+)<", poms);
        Map<String, String> versions =
                found("<artifactId>([^<]+)</artifactId>\\s*<version>([^<]+)<", poms);
        versions.replaceAll(
                (artifact, version) ->
                        version.startsWith("${")
                                ? properties.getOrDefault(
                                        version.replaceAll("\\$\\{|\\.version}", ""), version)
                                : version);
        return versions;
    }

    private static Map<String, String> found(String pattern, String text) {
        Map<String, String> found = new TreeMap<>();
        Pattern.compile(pattern)
                .matcher(text)
                .results()
                .forEach(match -> found.putIfAbsent(match.group(1), match.group(2)));
        return found;
    }

    private static String read(String file) throws IOException {
        return Files.readString(ROOT.resolve(file));
    }

    /** Which every project that tests declares by itself. */
    private static String withoutJunit(String dependencies) {
        int group = dependencies.indexOf("<groupId>org.junit.jupiter</groupId>");
        return dependencies.substring(0, dependencies.lastIndexOf("<dependency>", group));
    }
}
