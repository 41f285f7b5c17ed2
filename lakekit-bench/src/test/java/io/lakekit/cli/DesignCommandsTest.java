package io.lakekit.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.lakekit.catalog.Lake;
import io.lakekit.catalog.LakeOptions;
import io.lakekit.design.TableName;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** Designs as YAML from the command line, on a real warehouse. */
class DesignCommandsTest {

    private static final String BIDS =
            """
            table: ads.row
            kind: wide
            columns:
              dt: STRING NOT NULL
              ad: BIGINT NOT NULL
              bid_at: BIGINT
              price: BIGINT
            primaryKey: [dt, ad]
            partitionedBy: [dt]
            groups:
              bid:
                orderedBy: [bid_at]
                values:
                  price: latest()
            buckets: {fixed: 1}
            """;

    @TempDir private Path directory;
    @RegisterExtension final Console console = new Console();

    private String file(String name, String text) throws IOException {
        return Files.writeString(directory.resolve(name), text).toString();
    }

    private String warehouse() {
        return "--warehouse=file:" + directory.resolve("lake");
    }

    @Test
    void lint_ofGoodDesign_passesUnlessAdviceFails() throws IOException {
        String file = file("bids.yaml", BIDS);

        assertThat(Lakekit.run("lint", file)).isZero();
        assertThat(console.printed()).contains("LK0313 ADVICE " + file + ":6 ads.row.bid_at");
        assertThat(Lakekit.run("lint", "--fail-on", "ADVICE", file)).isEqualTo(1);
    }

    @Test
    void lint_ofBadDesigns_saysAllWithFileAndLine() throws IOException {
        String typo = file("typo.yaml", BIDS.replace("primaryKey", "primarykey"));
        String sum = file("sum.yaml", BIDS.replace("price: latest()", "price: sum()"));

        assertThat(Lakekit.run("lint", typo, sum)).isEqualTo(1);
        assertThat(console.printed())
                .contains("typo.yaml:8", "primarykey", "primaryKey")
                .contains("sum.yaml:", "LK0405")
                .doesNotContain("\tat ");
        assertThat(console.errors()).isEmpty();
    }

    @Test
    void lint_ofGoodDesign_placesWarningsAndSaysWhichAreAccepted() throws IOException {
        String file =
                file(
                        "sum.yaml",
                        BIDS.replace("price: latest()", "price: sum()")
                                + "accept: {LK0405: {price: the bids are distinct}}\n");

        assertThat(Lakekit.run("lint", file)).isZero();
        assertThat(console.printed())
                .contains("LK0405 WARNING " + file + ":14 ads.row.price: ")
                .contains(" Accepted: the bids are distinct\n");
        assertThat(Lakekit.run("lint", "--output", "json", file)).isZero();
        assertThat(console.printed()).contains("\"accepted\" : \"the bids are distinct\"");
    }

    /** A value that Paimon reads first when it writes a file. */
    @Test
    void lint_ofOptionThatFailsEveryWrite_findsItByARowIfAsked() throws IOException {
        String file = file("tar.yaml", BIDS + "options: {file.compression: tar}\n");

        assertThat(Lakekit.run("lint", file)).isZero();
        assertThat(console.printed()).doesNotContain("LK0808");
        assertThat(Lakekit.run("lint", "--probe", file)).isEqualTo(1);
        assertThat(console.printed())
                .contains("LK0808 ERROR " + file, "with its raw options no row can be written");
    }

    /** A text that cannot be read, a column that nobody uses and a rule of designs, at once. */
    @Test
    void lint_ofDesignWrongInEveryWay_saysAllInOneRound() throws IOException {
        String file =
                file(
                        "wrong.yaml",
                        BIDS.replace("bid_at: BIGINT", "bid_at: BIGNT\n  other: DECIMAL(99, 2)")
                                .replace("price: BIGINT", "price: DECIMAL(40, 2)"));

        assertThat(Lakekit.run("lint", file)).isEqualTo(1);
        assertThat(console.printed())
                .contains("LK1505 ERROR " + file + ":6 ads.row.bid_at")
                .contains("LK1512 ERROR " + file + ":7 ads.row.other")
                .contains(file + ":8 ads.row.price: DECIMAL(40, 2)")
                .doesNotContain("LK03");
    }

    /** The class is in no jar of lakekit, only in a directory that the test compiles it into. */
    @Test
    void designCommands_findClassesOnTheClassPathGiven() throws IOException {
        Path source = directory.resolve("Stage.java");
        Files.writeString(source, "package mine; public enum Stage { BID, CLICK }");
        Path classes = Files.createDirectories(directory.resolve("classes"));
        ToolProvider.getSystemJavaCompiler()
                .run(null, null, null, "-d", classes.toString(), source.toString());
        String file =
                file(
                        "event.yaml",
                        """
                        table: ads.event
                        kind: hybrid
                        columns: {dt: STRING, event: ENUM mine.Stage, page: STRING}
                        partitionedBy: [dt]
                        discriminator: event
                        eventTypes: {BID: {}, CLICK: {carries: [page]}}
                        """);
        String given = "--class-path=" + classes;

        assertThat(Lakekit.run("lint", file)).isEqualTo(1);
        assertThat(console.printed()).contains("LK1510", "mine.Stage is not on the class path");
        assertThat(Lakekit.run("lint", given, file)).isZero();
        assertThat(Lakekit.run("explain", given, file)).isZero();
        assertThat(Lakekit.run("ddl", given, file)).isZero();
        assertThat(Lakekit.run("apply", given, warehouse(), file)).isZero();
        assertThat(Lakekit.run("plan", given, warehouse(), file)).isZero();
        assertThat(console.printed()).endsWith("ads.event is what its design says\n");
        assertThat(Lakekit.run("health", warehouse(), file)).isEqualTo(1);
        assertThat(console.errors()).contains("LK1510", "mine.Stage is not on the class path");
        assertThat(Lakekit.run("health", given, warehouse(), file)).isZero();
        assertThat(console.printed()).endsWith("ads.event: no findings\n");
    }

    @Test
    void lint_forPrograms_isJson() throws IOException {
        assertThat(Lakekit.run("lint", "--output", "json", file("bids.yaml", BIDS))).isZero();
        assertThat(console.printed()).startsWith("[ {").contains("\"code\" : \"LK0313\"");
    }

    @Test
    void ddlAndExplain_printWhatTheDesignBecomes() throws IOException {
        String file = file("bids.yaml", BIDS);

        assertThat(Lakekit.run("ddl", file)).isZero();
        assertThat(console.printed()).startsWith("CREATE TABLE `ads`.`row`").endsWith(";\n");
        assertThat(Lakekit.run("explain", file)).isZero();
        assertThat(console.printed()).contains("price");
    }

    @Test
    void ddl_forSpark_saysSparksTypes() throws IOException {
        String file = file("bids.yaml", BIDS);

        assertThat(Lakekit.run("ddl", "--dialect", "SPARK", file)).isZero();
        assertThat(console.printed()).contains("USING paimon").endsWith(";\n");
        assertThat(Lakekit.run("ddl", "--dialect", "HIVE", file)).isEqualTo(2);
        assertThat(console.errors()).contains("FLINK", "SPARK").doesNotContain("\tat ");
    }

    @Test
    void ddl_ofWhatFlinkRuns_isTheScriptOrTheQuery() throws IOException {
        String file = file("bids.yaml", BIDS);

        assertThat(Lakekit.run("ddl", "--print", "STREAMING", file)).isZero();
        assertThat(console.printed()).contains("SET 'execution.", "INSERT INTO").endsWith(";\n");
        assertThat(Lakekit.run("ddl", "--print", "LOOKUP", file)).isEqualTo(1);
        assertThat(console.errors()).contains("LK1340");
        assertThat(Lakekit.run("ddl", "--print", "BATCH", "--dialect", "SPARK", file)).isEqualTo(2);
        assertThat(console.errors()).contains("--print BATCH is for Flink");
    }

    @Test
    void commands_forPrograms_areJson() throws IOException {
        String file = file("bids.yaml", BIDS);

        assertThat(Lakekit.run("ddl", "--output", "json", file)).isZero();
        assertThat(console.printed()).contains("\"dialect\" : \"FLINK\"", "CREATE TABLE");
        assertThat(Lakekit.run("explain", "--output", "json", file)).isZero();
        assertThat(console.printed()).contains("\"column\" : \"price\"", "\"owner\" : \"bid\"");
        assertThat(Lakekit.run("apply", "--output", "json", warehouse(), file)).isZero();
        assertThat(console.printed()).contains("\"change\" : \"table ads.row is created\"");
        assertThat(Lakekit.run("import", "--output", "json", warehouse(), "ads.row")).isZero();
        assertThat(console.printed())
                .contains("\"table\" : \"ads.row\"", "kind: wide", "\"findings\" : [");
    }

    @Test
    void planApplyAndImport_leadATableThroughItsLife() throws IOException {
        String file = file("bids.yaml", BIDS);
        Files.createDirectory(directory.resolve("lake"));
        assertThat(Lakekit.run("plan", warehouse(), file)).isZero();
        assertThat(console.printed()).contains("SAFE table ads.row is created");
        assertThat(Lakekit.run("apply", warehouse(), file)).isZero();
        console.printed();
        assertThat(Lakekit.run("plan", warehouse(), file)).isZero();
        assertThat(console.printed()).isEqualTo("ads.row is what its design says\n");

        String more =
                file(
                        "more.yaml",
                        BIDS.replace("price: BIGINT", "price: BIGINT\n  why: STRING")
                                .replace(
                                        "price: latest()", "price: latest()\n      why: latest()"));
        assertThat(Lakekit.run("plan", "--output", "json", warehouse(), more)).isZero();
        assertThat(console.printed()).contains("\"change\" : \"column 'why' STRING is added\"");
        assertThat(Lakekit.run("apply", warehouse(), more)).isZero();
        console.printed();

        assertThat(Lakekit.run("import", warehouse(), "ads.row")).isZero();
        String imported = console.printed();
        assertThat(Lakekit.run("plan", warehouse(), file("imported.yaml", imported))).isZero();
        assertThat(console.printed()).isEqualTo("ads.row is what its design says\n");
    }

    @Test
    void apply_ofRefusedChange_exitsOneAndChangesNothing() throws IOException {
        String file = file("bids.yaml", BIDS);
        String other =
                file("other.yaml", BIDS.replace("primaryKey: [dt, ad]", "primaryKey: [ad, dt]"));
        Lakekit.run("apply", warehouse(), file);
        console.printed();

        assertThat(Lakekit.run("plan", warehouse(), other)).isEqualTo(1);
        assertThat(Lakekit.run("apply", warehouse(), other)).isEqualTo(1);
        assertThat(console.errors())
                .contains("LK1102 ERROR ads.row: primary key")
                .doesNotContain("\tat ");
        console.printed();
        assertThat(Lakekit.run("plan", warehouse(), file)).isZero();
        assertThat(console.printed()).isEqualTo("ads.row is what its design says\n");
    }

    @Test
    void planAndImport_ofAMistypedWarehouse_exitOneAndMakeNothing() throws IOException {
        String file = file("bids.yaml", BIDS);
        assertThat(Lakekit.run("apply", warehouse(), file)).isZero();
        for (String typo : new String[] {"file:" + directory + "/lakke", directory + "/lakke/"}) {
            for (String[] command :
                    new String[][] {
                        {"plan", "--warehouse", typo, file},
                        {"plan", "--output", "json", "--warehouse", typo, file},
                        {"import", "--warehouse", typo, "ads.row"}
                    }) {
                console.printed();
                assertThat(Lakekit.run(command)).isEqualTo(1);
                assertThat(console.printed()).isEmpty();
                assertThat(console.errors())
                        .contains(
                                "There is no warehouse at '" + typo + "'",
                                "'" + directory.resolve("lakke") + "' does not exist",
                                "Did you mean 'lake'?")
                        .doesNotContain("\tat ");
            }
        }
        assertThat(Lakekit.run("lint", file)).isZero();
        assertThat(Lakekit.run("explain", file)).isZero();
        assertThat(directory.toFile().list()).containsExactlyInAnyOrder("bids.yaml", "lake");
    }

    @Test
    void apply_intoADirectoryWithABlank_makesTheTableThatJavaOpens() throws IOException {
        String file = file("bids.yaml", BIDS);
        Path odd = directory.resolve("my lake %é");

        assertThat(Lakekit.run("apply", "--warehouse", odd.toString(), file)).isZero();
        console.printed();

        assertThat(Lakekit.run("plan", "--warehouse", "file:" + odd + "/", file)).isZero();
        assertThat(console.printed()).isEqualTo("ads.row is what its design says\n");
        try (Lake lake = Lake.open(LakeOptions.warehouse(odd).existing())) {
            assertThat(lake.exists(TableName.parse("ads.row"))).isTrue();
        }
        assertThat(directory.toFile().list())
                .containsExactlyInAnyOrder("bids.yaml", "my%20lake%20%25é");
    }

    @Test
    void importAndFiles_thatAreMissing_exitOneInWords() throws IOException {
        Files.createDirectory(directory.resolve("lake"));
        assertThat(Lakekit.run("import", warehouse(), "ads.none")).isEqualTo(1);
        assertThat(console.errors()).contains("There is no table ads.none").doesNotContain("\tat ");
    }

    @Test
    void completion_isAScript() {
        assertThat(Lakekit.run("generate-completion")).isZero();
        assertThat(console.printed()).contains("complete -F", "lakekit");
    }
}
