package io.lakekit.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Every command of {@code lakekit.jar} in the guides and on the page of the comparison runs, in the
 * order of its page, on the designs of docs/first-hour.md and a workload of docs/guides.
 */
class DocumentedCommandsTest {

    private static final Path DOCS = Path.of("../docs");
    private static final Pattern COMMAND =
            Pattern.compile(
                    "^java -jar (?:\\S+/)?lakekit\\.jar +(\\w.*?)(?: +#(.*))?$", Pattern.MULTILINE);
    private static final Pattern FILE =
            Pattern.compile(
                    "`((?:designs/)?[a-z_]+\\.(yaml|csv))`:\n\n```\\2\n(.*?)```", Pattern.DOTALL);

    @TempDir private Path directory;
    private final PrintStream out = System.out;
    private final PrintStream err = System.err;
    private final ByteArrayOutputStream printed = new ByteArrayOutputStream();
    private final ByteArrayOutputStream complaints = new ByteArrayOutputStream();

    @BeforeEach
    void prepare() throws IOException {
        System.setOut(new PrintStream(printed, true, StandardCharsets.UTF_8));
        System.setErr(new PrintStream(complaints, true, StandardCharsets.UTF_8));
        Files.createDirectories(directory.resolve("designs"));
        writeFiles(DOCS.resolve("first-hour.md"));
        Files.copy(
                DOCS.resolve("guides/workloads/ad_diagnosis.yaml"),
                directory.resolve("workload.yaml"));
    }

    @AfterEach
    void restore() {
        System.setOut(out);
        System.setErr(err);
    }

    @Test
    void commands_ofTheGuides_run() throws IOException {
        int run = 0;
        try (Stream<Path> files = Files.list(DOCS.resolve("guides"))) {
            for (Path page : files.filter(f -> f.toString().endsWith(".md")).sorted().toList()) {
                run += runAll(page);
            }
        }
        assertThat(run).as("commands found").isGreaterThan(8);
    }

    @Tag("long")
    @Test
    void commands_ofTheComparison_run() throws IOException {
        Path page = DOCS.resolve("benchmarks/README.md");
        assertThat(runAll(page)).as("commands found").isEqualTo(1);
        String text = Files.readString(page);
        int start = text.indexOf("Q1: Take the pairs");
        String answer = text.substring(start, text.indexOf("```", start));
        assertThat(printed.toString(StandardCharsets.UTF_8)).contains(answer);
    }

    /** What the last command of the guide on proofs prints is shown there, but for directories. */
    @Test
    void lastCommand_ofTheGuideOnTests_printsWhatItShows() throws IOException {
        Path page = DOCS.resolve("guides/test-your-pipeline.md");
        runAll(page);

        String said = printed.toString(StandardCharsets.UTF_8).replace(directory + "/", "");
        assertThat(said).isNotBlank();
        assertThat(Files.readString(page)).contains("```\n" + said + "```");
    }

    /** Writes the files that a page shows under their names. */
    private void writeFiles(Path page) throws IOException {
        for (MatchResult file : FILE.matcher(Files.readString(page)).results().toList()) {
            Files.writeString(directory.resolve(file.group(1)), file.group(3));
        }
    }

    private int runAll(Path page) throws IOException {
        writeFiles(page);
        List<MatchResult> commands = COMMAND.matcher(Files.readString(page)).results().toList();
        for (MatchResult command : commands) {
            run(page, command.group(1), String.valueOf(command.group(2)).contains("exits with 1"));
        }
        return commands.size();
    }

    /** {@code > file} at the end of a line takes what is printed. */
    private void run(Path page, String line, boolean fails) throws IOException {
        String[] parts = line.split(" > ", -1);
        List<String> arguments = new ArrayList<>();
        for (String word : parts[0].strip().split("\\s+")) {
            arguments.addAll(placed(word));
        }
        // A warehouse to look at is there, if empty, where a page begins.
        if (arguments.contains("plan")) {
            Files.createDirectories(directory.resolve("lake"));
        }
        printed.reset();
        complaints.reset();

        int code = Lakekit.run(arguments.toArray(String[]::new));

        String said = printed.toString(StandardCharsets.UTF_8);
        assertThat(code)
                .as("'%s' in %s: %s%s", line, page, said, complaints)
                .isEqualTo(fails ? 1 : 0);
        if (parts.length > 1) {
            Files.writeString(directory.resolve(parts[1].strip()), said);
        }
    }

    private List<String> placed(String word) throws IOException {
        if (word.equals("file:/data/lake")) {
            return List.of(directory.resolve("lake").toString());
        }
        if (word.equals("designs/*.yaml")) {
            try (Stream<Path> designs = Files.list(directory.resolve("designs"))) {
                return designs.map(Path::toString).sorted().toList();
            }
        }
        boolean file = word.matches(".*\\.(yaml|csv)|checked");
        return List.of(file ? directory.resolve(word).toString() : word);
    }
}
