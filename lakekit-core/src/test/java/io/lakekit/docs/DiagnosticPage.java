package io.lakekit.docs;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The page of one code, in docs/diagnostics. */
record DiagnosticPage(Path path, String text) {

    static final Path DIRECTORY = Path.of("../docs/diagnostics");

    private static final Pattern FINDING =
            Pattern.compile("(\n## Wrong\n.*?```text\n)(.*?)(```\n)", Pattern.DOTALL);

    /** Those of all codes, in order. */
    static List<DiagnosticPage> all() {
        try (Stream<Path> files = Files.list(DIRECTORY)) {
            return files.filter(file -> file.getFileName().toString().startsWith("LK"))
                    .sorted()
                    .map(DiagnosticPage::read)
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static DiagnosticPage read(Path path) {
        try {
            return new DiagnosticPage(path, Files.readString(path));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    String code() {
        return path.getFileName().toString().replace(".md", "");
    }

    /** What stands above the first section. */
    String head() {
        return text.substring(0, Math.max(0, text.indexOf("\n## ")));
    }

    /** The severity that the head says. */
    String severity() {
        return matches("^(\\w+), found by ", head()).get(0);
    }

    /** What the head says to find it. */
    String foundBy() {
        return matches("^\\w+, found by (.*); family: ", head()).get(0);
    }

    List<String> sections() {
        return matches("^## ([^\n]*)$", text);
    }

    /** What stands below a heading. */
    String section(String name) {
        String heading = "\n## " + name + "\n";
        int start = text.indexOf(heading) + heading.length();
        int end = text.indexOf("\n## ", start);
        return text.substring(start, end < 0 ? text.length() : end);
    }

    /** The blocks of a section in one language, without their fences. */
    List<String> blocks(String section, String language) {
        return matches("^```" + language + "\n(.*?)^```$", section(section));
    }

    /** What it says that lakekit prints of the wrong design. */
    String finding() {
        Matcher block = FINDING.matcher(text);
        return block.find() ? block.group(2).stripTrailing() : "";
    }

    /** The page with this finding, which is written. */
    DiagnosticPage rewrite(String finding) {
        String changed =
                FINDING.matcher(text)
                        .replaceFirst(found -> quoted(found.group(1) + finding + "\n```\n"));
        try {
            Files.writeString(path, changed);
            return new DiagnosticPage(path, changed);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public String toString() {
        return code();
    }

    private static String quoted(String replacement) {
        return Matcher.quoteReplacement(replacement);
    }

    private static List<String> matches(String pattern, String text) {
        return Pattern.compile(pattern, Pattern.DOTALL | Pattern.MULTILINE)
                .matcher(text)
                .results()
                .map(found -> found.group(1))
                .toList();
    }
}
