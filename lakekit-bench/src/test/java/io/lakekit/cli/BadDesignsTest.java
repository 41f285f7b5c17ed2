package io.lakekit.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Designs that no table can be, given to each command that reads designs: words, and no harm. */
class BadDesignsTest {

    private static final String GOOD =
            """
            table: ads.row
            kind: wide
            columns: {ad: BIGINT NOT NULL, bid_at: BIGINT, price: BIGINT}
            primaryKey: [ad]
            groups:
              bid: {orderedBy: [bid_at], values: {price: latest()}}
            buckets: {fixed: 1}
            """;

    @TempDir private Path directory;
    @RegisterExtension final Console console = new Console();

    private String file(String name, String text) throws IOException {
        return Files.writeString(directory.resolve(name), text).toString();
    }

    private String warehouse() {
        return "--warehouse=" + directory.resolve("lake").toUri();
    }

    /** Every file of the warehouse with its size and time. */
    private Map<String, String> files() throws IOException {
        Map<String, String> found = new TreeMap<>();
        try (Stream<Path> files = Files.walk(directory.resolve("lake"))) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                found.put(
                        file.toString(),
                        Files.size(file) + " of " + Files.getLastModifiedTime(file));
            }
        }
        return found;
    }

    /** Gives a design to all commands, beside a table that is there. */
    private void assertRefused(String text, String... words) throws IOException {
        assertThat(Lakekit.run("apply", warehouse(), file("good.yaml", GOOD))).isZero();
        Map<String, String> before = files();
        String bad = file("bad.yaml", text);
        for (String command : new String[] {"lint", "explain", "ddl", "plan", "apply"}) {
            boolean live = command.equals("plan") || command.equals("apply");
            console.said();

            int code = live ? Lakekit.run(command, warehouse(), bad) : Lakekit.run(command, bad);

            assertThat(code).as(command).isIn(1, 2);
            assertThat(console.said())
                    .as(command)
                    .contains(words)
                    .doesNotContain("\tat ", "Exception");
            assertThat(files()).as(command).isEqualTo(before);
        }
    }

    @Test
    void malformedYaml_isRefusedByLine() throws IOException {
        assertRefused(GOOD.replace("primaryKey: [ad]", "primaryKey: [ad"), "LK1501", "bad.yaml:");
    }

    @Test
    void unknownKey_isRefusedWithTheOneMeant() throws IOException {
        assertRefused(
                GOOD.replace("primaryKey", "primarykey"), "LK1502", "bad.yaml:4", "primaryKey");
    }

    @ParameterizedTest
    @ValueSource(strings = {"'ads.../../row'", "'ads./etc/row'", "'ads.a\\b'", "'../ads.row'"})
    void nameWithPathCharacters_isRefused(String name) throws IOException {
        assertRefused(GOOD.replace("ads.row", name), "LK0002", "bad.yaml:1");
    }

    @Tag("long")
    @Test
    void tenThousandColumns_areRefused() throws IOException {
        StringBuilder columns = new StringBuilder();
        StringBuilder values = new StringBuilder();
        for (int i = 0; i < 10_000; i++) {
            columns.append(", c").append(i).append(": BIGINT");
            values.append(", c").append(i).append(": latest()");
        }
        assertRefused(
                GOOD.replace("price: BIGINT", "price: BIGINT" + columns)
                        .replace("price: latest()", "price: latest()" + values),
                "LK0015 WARNING",
                "bad.yaml:1 ads.row: has 10003 columns");
    }

    /** A warning that nobody accepted refuses a design as an error does. */
    @Test
    void warningThatIsNotAccepted_isRefused() throws IOException {
        assertRefused(GOOD.replace("ads.row", "ads.Row"), "LK0004 WARNING", "bad.yaml:1");
    }

    @Test
    void liveTableOfAnotherKind_isLeftAsItIs() throws IOException {
        assertThat(Lakekit.run("apply", warehouse(), file("good.yaml", GOOD))).isZero();
        Map<String, String> before = files();
        String other =
                file(
                        "other.yaml",
                        """
                        table: ads.row
                        kind: append
                        columns: {ad: BIGINT, price: BIGINT}
                        """);
        for (String command : new String[] {"plan", "apply"}) {
            console.said();

            assertThat(Lakekit.run(command, warehouse(), other)).as(command).isEqualTo(1);
            assertThat(console.said())
                    .as(command)
                    .contains("ads.row", "primary key")
                    .doesNotContain("\tat ", "Exception");
            assertThat(files()).as(command).isEqualTo(before);
        }
    }
}
