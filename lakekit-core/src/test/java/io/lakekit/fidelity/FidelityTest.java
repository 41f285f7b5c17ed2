package io.lakekit.fidelity;

import static org.assertj.core.api.Assertions.assertThat;

import io.lakekit.paimon.UncheckedSchemas;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Whatever the rules take comes back as it was written: formats, file indexes and statistics with
 * types of columns, written in one time zone and read in another, whole and by filters. {@code
 * -Dlakekit.fidelity=all} takes every type with every way.
 */
@Tag("long")
class FidelityTest {

    private static final boolean EVERYTHING = "all".equals(System.getProperty("lakekit.fidelity"));

    @TempDir Path warehouse;

    @Test
    void whatTheRulesTake_comesBackAsItWasWritten() throws Exception {
        Set<String> taken = new TreeSet<>();
        Set<String> refused = new TreeSet<>();
        for (StoredTable table : StoredTable.all(EVERYTHING)) {
            boolean fine = UncheckedSchemas.codesOfOptions(table.design()).isEmpty();
            (fine ? taken : refused).add(table.name());
        }
        assertThat(taken).contains("parquet_string", "orc_instant3", "avro_date", "bloom_string");
        assertThat(refused)
                .contains(
                        "csv_string",
                        "orc_char",
                        "orc_timestamp3",
                        "bsi_timestamp9",
                        "legacy_instant9");

        Files.write(warehouse.resolve("tables.txt"), taken);
        play("write", "Asia/Shanghai");
        play("read", "America/New_York");

        assertThat(Files.readAllLines(warehouse.resolve("read.txt"))).isEmpty();
        assertThat(Files.readAllLines(warehouse.resolve("write.txt")))
                .allSatisfy(line -> assertThat(line).matches(".* \\| (refuses|unwritable) \\| .*"))
                .anySatisfy(line -> assertThat(line).startsWith("orc_instant3 | refuses"));
    }

    private void play(String what, String zone) throws IOException, InterruptedException {
        Path said = warehouse.resolve(what + "-said.txt");
        Process process =
                new ProcessBuilder(
                                List.of(
                                        Path.of(System.getProperty("java.home"), "bin", "java")
                                                .toString(),
                                        "-XX:TieredStopAtLevel=1",
                                        "-Duser.timezone=" + zone,
                                        "-cp",
                                        System.getProperty(
                                                "surefire.test.class.path",
                                                System.getProperty("java.class.path")),
                                        StoredProbe.class.getName(),
                                        what,
                                        warehouse.toString()))
                        .redirectErrorStream(true)
                        .redirectOutput(said.toFile())
                        .start();
        assertThat(process.waitFor())
                .as("%s in %s: %s", what, zone, Files.readString(said))
                .isZero();
    }
}
