package io.lakekit.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class InputFailuresTest {

    @TempDir private Path directory;
    private final PrintStream usual = System.err;
    private final ByteArrayOutputStream errors = new ByteArrayOutputStream();

    @BeforeEach
    void listen() {
        System.setErr(new PrintStream(errors, true, StandardCharsets.UTF_8));
    }

    @AfterEach
    void restore() {
        System.setErr(usual);
    }

    @Test
    void compare_missingDirectory_isWrongUsageAndNamesIt() {
        assertThat(compare(directory.resolve("nowhere"))).isEqualTo(2);
        assertThat(errors()).contains("there is no directory", "nowhere").doesNotContain("\tat ");
    }

    @Test
    void compare_missingMapping_isWrongUsageAndNamesIt() throws IOException {
        assertThat(compare(directory, "--mapping", directory.resolve("no.yaml").toString()))
                .isEqualTo(2);
        assertThat(errors()).contains("there is no file", "no.yaml").doesNotContain("\tat ");
    }

    @Test
    void compare_missingClickFile_exitsOneAndNamesIt() throws IOException {
        generate();
        Files.delete(directory.resolve("lakekit-click.jsonl.gz"));

        assertThat(compare(directory)).isEqualTo(1);
        assertThat(errors())
                .contains("stream CLICK, whose files are named", "'lakekit-bid.jsonl.gz'")
                .doesNotContain("\tat ");
        assertThat(directory.resolve("out/results.json")).doesNotExist();
    }

    @Test
    void compare_truncatedGzip_exitsOneWithoutStackTrace() throws IOException {
        generate();
        Path file = directory.resolve("lakekit-recall.jsonl.gz");
        byte[] whole = Files.readAllBytes(file);
        Files.write(file, Arrays.copyOf(whole, whole.length / 2));

        assertThat(compare(directory)).isEqualTo(1);
        assertThat(errors())
                .contains(file.toString(), "truncated or damaged")
                .doesNotContain("\tat ");
    }

    @Test
    void compare_moreRejectsThanAllowed_exitsOneBeforeAnythingIsMeasured() throws IOException {
        generate();
        Files.writeString(directory.resolve("lakekit-click.jsonl"), "no json\n".repeat(400));

        assertThat(compare(directory)).isEqualTo(1);

        assertThat(errors())
                .contains("400 of 20900 lines were rejected", "--max-rejects 0.01")
                .doesNotContain("\tat ");
        assertThat(directory.resolve("out/rejects.tsv")).exists();
        assertThat(directory.resolve("out/results.json")).doesNotExist();
    }

    /** Each line is an impression and, if clicked, a click; it is one line all the same. */
    @Test
    void compare_lineThatFeedsSeveralStreams_isOneLineOfTheShare() throws IOException {
        Files.writeString(
                directory.resolve("random_men_item_context.csv"),
                ",item_id,item_feature_1\n0,7,x\n");
        Files.writeString(
                directory.resolve("random_men.csv"),
                ",timestamp,item_id,position,click\n"
                        + "0,2019-11-24 00:00:00+00:00,7,1,1\n".repeat(8)
                        + "0,yesterday,7,1,1\n");

        assertThat(compare(directory, "--max-rejects", "0.09")).isEqualTo(1);
        assertThat(errors()).contains("1 of 10 lines were rejected");
    }

    @Tag("long")
    @Test
    void compare_rejectsOfAnEarlierRun_areGone() throws IOException {
        generate();
        Path rejects = directory.resolve("out/rejects.tsv");
        Files.createDirectories(rejects.getParent());
        Files.writeString(rejects, "an earlier run");

        assertThat(compare(directory, "--solutions", "append", "--rounds", "1")).isZero();
        assertThat(rejects).doesNotExist();
    }

    private void generate() {
        assertThat(Lakekit.run("generate", "--events", "500", "--out", directory.toString()))
                .isZero();
    }

    private int compare(Path input, String... more) {
        Stream<String> usual =
                Stream.of(
                        "compare",
                        "--quick",
                        "--input",
                        input.toString(),
                        "--out",
                        directory.resolve("out").toString());
        return Lakekit.run(Stream.concat(usual, Stream.of(more)).toArray(String[]::new));
    }

    private String errors() {
        return errors.toString(StandardCharsets.UTF_8);
    }
}
