package io.lakekit.docs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The snippets in the documents are the code that is compiled and run here. */
class DocsTest {

    private static final Path ROOT = Path.of("..");
    private static final Path SOURCES = Path.of("src/test/java/io/lakekit/docs");

    @TempDir Path warehouse;

    @Test
    void readme_example_isTheCodeThatRuns() throws IOException {
        assertThat(Files.readString(ROOT.resolve("README.md")))
                .contains(snippet("ReadmeExample", "readme"));
    }

    @Test
    void readme_example_printsWhatItSays() throws IOException {
        String printed = printed(() -> ReadmeExample.run(warehouse, Instant.now()));

        assertThat(printed).isNotBlank();
        assertThat(Files.readString(ROOT.resolve("README.md"))).contains("```\n" + printed + "```");
    }

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
                            Stream.of("README.md", "CONTRIBUTING.md").map(ROOT::resolve));
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

    private static String printed(Runnable code) {
        PrintStream before = System.out;
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        System.setOut(new PrintStream(bytes, true, StandardCharsets.UTF_8));
        try {
            code.run();
        } finally {
            System.setOut(before);
        }
        return bytes.toString(StandardCharsets.UTF_8);
    }

    /** The lines between two markers, without the indentation they share. */
    private static String snippet(String source, String name) throws IOException {
        String text = Files.readString(SOURCES.resolve(source + ".java"));
        int start = text.indexOf("// [" + name + "]\n");
        int end = text.indexOf("// [/" + name + "]");
        assertThat(start).as("marker %s in %s", name, source).isNotNegative();
        String inner = text.substring(start + name.length() + 6, text.lastIndexOf('\n', end) + 1);
        return inner.lines()
                .map(line -> line.startsWith("    ") ? line.substring(4) : line)
                .collect(Collectors.joining("\n"));
    }
}
