package io.lakekit.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import org.apache.paimon.catalog.Catalog;
import org.apache.paimon.catalog.CatalogContext;
import org.apache.paimon.catalog.CatalogFactory;
import org.apache.paimon.catalog.Identifier;
import org.apache.paimon.schema.Schema;
import org.apache.paimon.types.DataTypes;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** A whole database of tables that others made, imported by one command. */
class ImportAllTest {

    @TempDir private Path directory;
    @RegisterExtension final Console console = new Console();

    @BeforeEach
    void tables() throws Exception {
        CatalogContext context =
                CatalogContext.create(
                        new org.apache.paimon.fs.Path(directory.resolve("lake").toUri()));
        try (Catalog catalog = CatalogFactory.createCatalog(context)) {
            catalog.createDatabase("hand", false);
            create(
                    catalog,
                    "events",
                    Schema.newBuilder()
                            .column("dt", DataTypes.STRING())
                            .column("id", DataTypes.BIGINT())
                            .partitionKeys("dt")
                            .option("owner-team", "ads"));
            create(
                    catalog,
                    "spend",
                    Schema.newBuilder()
                            .column("id", DataTypes.BIGINT())
                            .column("clicks", DataTypes.BIGINT())
                            .primaryKey("id")
                            .option("bucket", "2")
                            .option("merge-engine", "aggregation")
                            .option("fields.clicks.aggregate-function", "sum"));
            create(catalog, "variants", Schema.newBuilder().column("v", DataTypes.VARIANT()));
        }
    }

    private static void create(Catalog catalog, String table, Schema.Builder schema)
            throws Exception {
        catalog.createTable(Identifier.create("hand", table), schema.build(), false);
    }

    private String warehouse() {
        return "--warehouse=file:" + directory.resolve("lake");
    }

    @Test
    void all_printsALineForEachTable_andWhatToFixFirst() {
        assertThat(Lakekit.run("import", "--all", "hand", warehouse())).isEqualTo(1);
        assertThat(console.printed())
                .isEqualTo(
                        """
                        table          kind     errors  warnings  advice  fix first
                        hand.events    append   0       1         1       LK0801 option 'owner-team': Paimon has no option of this name
                        hand.spend     summary  0       0         2       -
                        hand.variants  -        1       0         0       LK1107 v: is VARIANT
                        2 of 3 tables have a design
                        """);
    }

    @Test
    void all_forPrograms_isJson() {
        assertThat(Lakekit.run("import", "--all", "hand", "--output", "json", warehouse()))
                .isEqualTo(1);
        assertThat(console.printed())
                .contains(
                        "\"table\" : \"hand.spend\"",
                        "\"kind\" : \"summary\"",
                        "\"advice\" : 2",
                        "\"fixFirst\" : null",
                        "\"code\" : \"LK1107\"");
    }

    @Test
    void all_writesDesignsThatLeadToTheSameTables() throws Exception {
        Path out = Files.createDirectory(directory.resolve("designs"));

        assertThat(Lakekit.run("import", "--all", "hand", "--out", out.toString(), warehouse()))
                .isEqualTo(1);
        assertThat(out.toFile().list()).containsExactlyInAnyOrder("events.yaml", "spend.yaml");
        console.printed();
        for (String table : new String[] {"events", "spend"}) {
            String file = out.resolve(table + ".yaml").toString();
            assertThat(Lakekit.run("plan", warehouse(), file)).isZero();
            assertThat(console.printed()).isEqualTo("hand." + table + " is what its design says\n");
        }
    }

    @Test
    void all_ofADatabaseThatIsNotThere_orBesideATable_saysSo() {
        assertThat(Lakekit.run("import", "--all", "handd", warehouse())).isEqualTo(1);
        assertThat(console.errors())
                .contains("There is no database 'handd'", "Did you mean 'hand'?")
                .doesNotContain("\tat ");
        assertThat(Lakekit.run("import", "--all", "hand", warehouse(), "hand.spend")).isEqualTo(2);
        assertThat(console.errors()).contains("Give either TABLE or --all DATABASE");
        assertThat(Lakekit.run("import", warehouse())).isEqualTo(2);
        assertThat(Lakekit.run("import", "--out", "x", warehouse(), "hand.spend")).isEqualTo(2);
    }
}
