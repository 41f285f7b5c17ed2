package io.lakekit.yaml;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.fail;

import io.lakekit.design.TableDesign;
import io.lakekit.diagnostic.DiagnosticsException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Texts and files made to break a reader: each ends in a design or in findings, and soon. */
@Tag("long")
class YamlHostileTextsTest {

    private static final Duration SOON = Duration.ofSeconds(20);
    private static final int ALTERATIONS = 3_000;

    @TempDir Path directory;

    private static void refused(String text, String message) {
        Assertions.assertTimeout(
                SOON,
                () ->
                        assertThatThrownBy(() -> YamlDesigns.parse("t.yaml", text))
                                .isInstanceOf(DiagnosticsException.class)
                                .hasMessage(message));
    }

    @Test
    void deepNesting_isRefused() {
        refused(
                "columns: " + "[".repeat(500_000),
                "LK1501 ERROR t.yaml: not YAML: Nesting Depth exceeded max 50; the rest cannot be"
                        + " read. Correct it; text that holds ': ' or ' #' needs quotes.");
    }

    @Test
    void manyAliases_areRefused() {
        StringBuilder text = new StringBuilder("a0: &a0 [x, x]\n");
        for (int i = 1; i < 60; i++) {
            String inner = ", *a" + (i - 1);
            text.append("a" + i + ": &a" + i + " [x" + inner.repeat(9) + "]\n");
        }
        refused(
                text.toString(),
                "LK1501 ERROR t.yaml: not YAML: Number of aliases for non-scalar nodes exceeds the"
                        + " specified max=50; the rest cannot be read. Correct it; text that holds"
                        + " ': ' or ' #' needs quotes.");
    }

    @Test
    void recursiveAlias_isRefused() {
        refused(
                "table: ads.t\nkind: append\ncolumns: &c\n  a: *c\n",
                "LK1504 ERROR t.yaml:3 ads.t.a: the type of 'a' is a mapping where text is"
                        + " expected; it means nothing there. Write one value, or '' for no text.");
    }

    @Test
    void longText_isRefused() {
        refused(
                "#".repeat(Document.LONGEST + 1),
                "LK1500 ERROR t.yaml: is longer than 4194304 bytes; no design is, so something else"
                        + " was given. Give one design per file.");
    }

    @Test
    void manyMistakes_endWithTheHundredth() {
        String columns =
                IntStream.range(0, 20_000)
                        .mapToObj(i -> "  column_" + i + ": TEXT\n")
                        .collect(Collectors.joining());

        Assertions.assertTimeout(
                SOON,
                () ->
                        assertThatThrownBy(
                                        () ->
                                                YamlDesigns.parse(
                                                        "t.yaml",
                                                        "table: ads.t\nkind: append\ncolumns:\n"
                                                                + columns))
                                .isInstanceOfSatisfying(
                                        DiagnosticsException.class,
                                        e -> assertThat(e.diagnostics()).hasSize(100)));
    }

    @Test
    void tenThousandColumns_areReadAndPrintedSoon() {
        List<String> names = IntStream.range(0, 10_000).mapToObj(i -> "column_" + i).toList();
        String text =
                "table: ads.t\nkind: wide\ncolumns:\n  id: BIGINT\n  ts: TIMESTAMP(3)\n"
                        + names.stream()
                                .map(name -> "  " + name + ": INT\n")
                                .collect(Collectors.joining())
                        + "primaryKey: [id]\ngroups:\n  all:\n    orderedBy: [ts]\n    values:\n"
                        + names.stream()
                                .map(name -> "      " + name + ": latest()\n")
                                .collect(Collectors.joining())
                        + "accept:\n  LK0015: it is as wide as it gets\n";

        Assertions.assertTimeout(
                SOON,
                () -> {
                    TableDesign design = YamlDesigns.parse("t.yaml", text);
                    assertThat(design.columns()).hasSize(10_002);
                    assertThat(YamlDesigns.print(design)).isEqualTo(text);
                });
    }

    @ParameterizedTest
    @ValueSource(longs = {31, 32, 33})
    void alteredTexts_areReadOrRefused(long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        List<WrongTexts.Case> cases =
                WrongTexts.all().stream().filter(wrong -> wrong.text().length() < 2_000).toList();
        for (int i = 0; i < ALTERATIONS; i++) {
            String text = altered(cases.get(random.nextInt(cases.size())).text(), random);
            try {
                TableDesign design = YamlDesigns.parse("t.yaml", text);
                assertThat(YamlDesigns.parse("t.yaml", YamlDesigns.print(design)))
                        .isEqualTo(design);
            } catch (DiagnosticsException e) {
                assertThat(e.diagnostics()).isNotEmpty();
            } catch (RuntimeException | Error e) {
                fail("seed " + seed + ", text " + i + ":\n" + text, e);
            }
        }
    }

    private static String altered(String text, SplittableRandom random) {
        StringBuilder altered = new StringBuilder(text);
        String letters = "abc:-[]{}'\"`#&*!|>%@,.?~<=()0\n \t\\\u00e9\ud83d\u0000$xU";
        for (int i = random.nextInt(4); i >= 0 && altered.length() > 9; i--) {
            int at = random.nextInt(altered.length() - 8);
            char letter = letters.charAt(random.nextInt(letters.length()));
            switch (random.nextInt(4)) {
                case 0 -> altered.setCharAt(at, letter);
                case 1 -> altered.insert(at, letter);
                case 2 -> altered.delete(at, at + random.nextInt(8));
                default -> altered.insert(at, altered.substring(at, at + random.nextInt(8)));
            }
        }
        return altered.toString();
    }

    @Test
    void file_ofADesign_isRead() throws IOException {
        Path file = Files.writeString(directory.resolve("wide.yaml"), "\ufeff" + WrongTexts.WIDE);

        assertThat(YamlDesigns.read(file))
                .isEqualTo(YamlDesigns.parse("wide.yaml", WrongTexts.WIDE));
    }

    @Test
    void file_withMistakes_isNamedWithLines() throws IOException {
        Path file =
                Files.writeString(
                        directory.resolve("wide.yaml"), WrongTexts.WIDE.replace("wide", "white"));

        assertThatThrownBy(() -> YamlDesigns.read(file))
                .isInstanceOf(DiagnosticsException.class)
                .hasMessage(
                        "LK1509 ERROR "
                                + file
                                + ":2 ads.t: 'white' is not possible here: there is no such kind of"
                                + " table; it means nothing there. Choose from wide, dimension,"
                                + " latest-row, first-row, summary, append, hybrid.");
    }

    @Test
    void missingFile_isRefused() {
        Path file = directory.resolve("none.yaml");

        assertThatThrownBy(() -> YamlDesigns.read(file))
                .isInstanceOf(DiagnosticsException.class)
                .hasMessage(
                        "LK1500 ERROR "
                                + file
                                + ": cannot be read (NoSuchFileException); there is no design."
                                + " Name a file that exists and that this user may read.");
    }

    @Test
    void directory_isRefused() {
        assertThatThrownBy(() -> YamlDesigns.read(directory))
                .isInstanceOf(DiagnosticsException.class)
                .hasMessage(
                        "LK1500 ERROR "
                                + directory
                                + ": cannot be read (IOException: Is a directory); there is no"
                                + " design. Name a file that exists and that this user may read.");
    }

    @Test
    void bytesThatAreNoText_areRefused() throws IOException {
        Path file =
                Files.write(
                        directory.resolve("latin.yaml"),
                        "comment: größe".getBytes(StandardCharsets.ISO_8859_1));

        assertThatThrownBy(() -> YamlDesigns.read(file))
                .isInstanceOf(DiagnosticsException.class)
                .hasMessage(
                        "LK1500 ERROR "
                                + file
                                + ": is not UTF-8; its letters would be read as others. Save it as"
                                + " UTF-8.");
    }

    @Test
    void endlessFile_isRefused() {
        Path file = Path.of("/dev/zero");
        Assumptions.assumeTrue(Files.exists(file));

        assertThatThrownBy(() -> YamlDesigns.read(file))
                .isInstanceOf(DiagnosticsException.class)
                .hasMessage(
                        "LK1500 ERROR /dev/zero: is longer than 4194304 bytes; no design is, so"
                                + " something else was given. Give one design per file.");
    }
}
