package io.lakekit.docs;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

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
        String printed =
                printed(() -> ReadmeExample.run(warehouse, Instant.parse("2026-11-24T10:00:00Z")));

        assertThat(printed).isNotBlank();
        assertThat(Files.readString(ROOT.resolve("README.md"))).contains("```\n" + printed + "```");
    }

    @Test
    void quickstart_snippets_areTheCodeThatRuns() throws IOException {
        String quickstart = Files.readString(ROOT.resolve("docs/quickstart.md"));

        assertThat(quickstart).contains(snippet("QuickstartTest", "design"));
        assertThat(quickstart).contains(snippet("QuickstartTest", "test"));
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
