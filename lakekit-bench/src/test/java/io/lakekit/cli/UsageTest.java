package io.lakekit.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Wrong usage ends with 2 and one line before anything is done; failures name their cause. */
class UsageTest {

    @TempDir private Path directory;
    @RegisterExtension final Console console = new Console();

    /** In these, {@code DIR} is a directory with one file, {@code FILE} that file. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "lnit",
                "--nothing",
                "lint",
                "lint none.yaml",
                "lint DIR",
                "lint --fail-on NEVER FILE",
                "lint --class-path none.jar FILE",
                "lint --class-path= FILE",
                "explain none.yaml",
                "prove FILE",
                "prove --rows FILE",
                "prove none.yaml --rows FILE",
                "prove FILE --rows none.csv",
                "prove FILE --rows DIR",
                "prove FILE FILE --rows FILE",
                "prove FILE --rows FILE --vary order",
                "prove FILE --rows FILE --at-most 0",
                "prove FILE --rows FILE --seed x",
                "prove FILE --rows FILE --output xml",
                "ddl none.yaml",
                "ddl --dialect HIVE FILE",
                "ddl --print BATCH --dialect SPARK FILE",
                "advise",
                "advise none.yaml",
                "advise --yaml --output json FILE",
                "plan FILE",
                "plan --warehouse DIR",
                "plan --warehouse DIR none.yaml",
                "plan --warehouse DIR --set key FILE",
                "apply --warehouse DIR --risk HIGH FILE",
                "apply --warehouse DIR none.yaml",
                "import --warehouse DIR",
                "import --warehouse DIR clicks",
                "import --warehouse DIR ads.",
                "import ads.clicks",
                "generate",
                "generate --events 0 --out DIR/new",
                "generate --events many --out DIR/new",
                "generate --late 2 --out DIR/new",
                "generate --out FILE",
                "compare --events 0 --out DIR/new",
                "compare --events 1e6 --out DIR/new",
                "compare --events 9 --input DIR --out DIR/new",
                "compare --quick --full --out DIR/new",
                "compare --input none --out DIR/new",
                "compare --input FILE --out DIR/new",
                "compare --input DIR --mapping none.yaml --out DIR/new",
                "compare --mapping FILE --out DIR/new",
                "compare --rounds 0 --out DIR/new",
                "compare --max-rejects 1.5 --out DIR/new",
                "compare --max-rejects NaN --out DIR/new",
                "compare --solutions narrow --out DIR/new",
                "compare --output xml --out DIR/new",
                "compare --out FILE"
            })
    void wrongUsage_exitsTwoWithOneLineAndMakesNothing(String line) throws IOException {
        Path file = Files.writeString(directory.resolve("a.yaml"), "table: ads.t\n");
        String[] arguments =
                Stream.of(line.split(" "))
                        .filter(word -> !word.isEmpty())
                        .map(word -> word.replace("FILE", file.toString()))
                        .map(word -> word.replace("DIR", directory.toString()))
                        .toArray(String[]::new);

        assertThat(Lakekit.run(arguments)).isEqualTo(2);

        assertThat(console.said().lines())
                .singleElement()
                .asString()
                .startsWith("lakekit")
                .contains(" --help' says what it takes");
        try (Stream<Path> files = Files.list(directory)) {
            assertThat(files).containsExactly(file);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "compare",
                "generate",
                "advise",
                "lint",
                "explain",
                "prove",
                "ddl",
                "plan",
                "apply",
                "import"
            })
    void help_ofEveryOptionalOption_saysItsDefault(String command) {
        assertThat(Lakekit.run(command, "--help")).isZero();
        String help = console.said().replaceAll("\\s+", " ");
        List<String> silent = List.of("--help", "--version", "--stacktrace", "--quick", "--full");

        assertThat(help.split(" (?=(-\\w, )?--[a-z])"))
                .filteredOn(part -> part.matches("--[a-z-]+=.*") && part.length() > 40)
                .filteredOn(part -> silent.stream().noneMatch(part::startsWith))
                .filteredOn(
                        part ->
                                !part.matches("--(out|warehouse|rows)=.*")
                                        || command.equals("compare"))
                .allSatisfy(part -> assertThat(part).contains("default"));
    }

    @Test
    void generate_intoADirectoryThatTakesNoFile_saysWhyAndLeavesNothing() throws IOException {
        Path out = directory.resolve("out");
        Files.createDirectories(out.resolve("lakekit-click.jsonl.gz").resolve("full"));

        assertThat(Lakekit.run("generate", "--events", "100", "--out", out.toString()))
                .isEqualTo(1);

        assertThat(console.said())
                .contains("lakekit: Cannot write a log to " + out + ": ")
                .contains("lakekit-click.jsonl.gz")
                .doesNotContain("\tat ");
        try (Stream<Path> files = Files.list(out)) {
            assertThat(files).noneMatch(file -> file.toString().endsWith(".tmp"));
        }
    }
}
