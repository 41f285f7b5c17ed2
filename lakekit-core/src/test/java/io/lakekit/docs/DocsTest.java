package io.lakekit.docs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The snippets of the guides are code that is compiled here; lakekit-bench walks the first hour.
 */
class DocsTest {

    private static final Path ROOT = Path.of("..");

    static List<Path> guides() throws IOException {
        List<Path> pages = new ArrayList<>(List.of(ROOT.resolve("docs/quickstart.md")));
        try (Stream<Path> files = Files.list(ROOT.resolve("docs/guides"))) {
            files.filter(file -> file.toString().endsWith(".md")).sorted().forEach(pages::add);
        }
        return pages;
    }

    /** Every block of Java is, line by line, part of a source that the tests compile. */
    @ParameterizedTest
    @MethodSource("guides")
    void guide_blocksOfJava_areCompiled(Path guide) throws IOException {
        CompiledSources sources = CompiledSources.read();
        List<String> blocks = blocks(Files.readString(guide), "java");

        assertThat(blocks)
                .isNotEmpty()
                .allSatisfy(
                        block ->
                                assertThat(sources.contain(block))
                                        .as("%s in %s", block, guide)
                                        .isTrue());
    }

    /** FlinkCommandsTest of the project outside runs each of them as it stands. */
    @Test
    void commandsOfFlink_inTheGuide_areThoseThatAreRun() throws IOException {
        String guide = Files.readString(ROOT.resolve("docs/guides/write-from-flink.md"));
        String test =
                Files.readString(
                        ROOT.resolve(
                                "lakekit-flink/src/it/kafka/src/test/java/com/example/kafka/FlinkCommandsTest.java"));

        assertThat(guide.lines().filter(line -> line.startsWith("flink ")))
                .hasSize(5)
                .allSatisfy(command -> assertThat(test).contains("\"" + command + "\""));
    }

    private static List<String> blocks(String page, String language) {
        return Pattern.compile("```" + language + "\n(.*?)```", Pattern.DOTALL)
                .matcher(page)
                .results()
                .map(found -> found.group(1))
                .toList();
    }

    @Test
    void proofs_ofWrongDesigns_printWhatTheGuideSays() throws IOException {
        String guide = Files.readString(ROOT.resolve("docs/guides/test-your-pipeline.md"));

        assertThat(blocks(guide, "text"))
                .containsExactly(
                        told(ProofExample::everyOrderOfThreeEvents),
                        told(ProofExample::everyOrderOfTwoEvents),
                        told(FixturesTest::lawsOfAnAverage));
    }

    private static String told(ThrowingCallable proof) {
        return catchThrowable(proof).getMessage() + "\n";
    }

    @Test
    void links_leadToFiles() throws IOException {
        try (Stream<Path> files = Files.walk(ROOT.resolve("docs"))) {
            Stream<Path> pages =
                    Stream.concat(
                            files.filter(file -> file.toString().endsWith(".md")),
                            Stream.of(
                                            "README.md",
                                            "CONTRIBUTING.md",
                                            "lakekit-flink/src/it/consumer/README.md")
                                    .map(ROOT::resolve));
            for (Path page : pages.toList()) {
                assertThat(links(Files.readString(page)))
                        .allSatisfy(
                                link ->
                                        assertThat(page.resolveSibling(link))
                                                .as("link in %s", page)
                                                .exists());
            }
        }
    }

    private static List<String> links(String page) {
        return Pattern.compile("]\\(([^)#]+)(#[^)]*)?\\)")
                .matcher(page)
                .results()
                .map(found -> found.group(1))
                .filter(link -> !link.contains("://"))
                .toList();
    }
}
