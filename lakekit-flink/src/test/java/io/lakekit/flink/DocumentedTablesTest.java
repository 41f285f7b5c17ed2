package io.lakekit.flink;

import static org.assertj.core.api.Assertions.assertThat;

import io.lakekit.catalog.Lake;
import io.lakekit.design.TableName;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Tables of Paimon's documentation and of the experiment, made by statements of Flink SQL: each is
 * imported, and its design's own statement makes an equal table; or the import says by which code
 * there is no design. {@code -Dgolden.update=true} writes what came of each.
 */
@Tag("long")
class DocumentedTablesTest {

    private static final Path TABLES = Path.of("src/test/resources/documented-tables.txt");
    private static final Path OUTCOMES = Path.of("src/test/resources/documented-outcomes.txt");

    @TempDir Path warehouse;

    /** One table: the page it is on and what a statement says of it. */
    private record Documented(
            String page, String columns, String key, String partitions, String options) {

        static Documented parse(String line) {
            String[] parts = line.split("\\|", -1);
            return new Documented(
                    parts[0].strip(),
                    parts[1].strip(),
                    parts[2].strip(),
                    parts[3].strip(),
                    parts[4].strip());
        }

        String statement(TableName name) {
            String clause = key.isEmpty() ? "" : ", PRIMARY KEY (" + key + ") NOT ENFORCED";
            return "CREATE TABLE "
                    + ImportRoundTrip.quoted(name)
                    + " ("
                    + columns.replace("user BIGINT", "`user` BIGINT")
                    + clause
                    + ")"
                    + (partitions.isEmpty() ? "" : " PARTITIONED BY (" + partitions + ")")
                    + (options.isEmpty() ? "" : " WITH (" + with() + ")");
        }

        private String with() {
            return Stream.of(options.split(";", -1))
                    .map(String::strip)
                    .map(option -> option.split("=", 2))
                    .map(option -> "'" + option[0] + "' = '" + option[1] + "'")
                    .collect(Collectors.joining(", "));
        }
    }

    private static List<Documented> documented() throws IOException {
        return Files.readAllLines(TABLES).stream()
                .filter(line -> !line.startsWith("#"))
                .map(Documented::parse)
                .toList();
    }

    @Test
    void tables_comeBackAsDesignsOfEqualTables_orSayWhyNot() throws IOException {
        FlinkSql sql = new FlinkSql(warehouse);
        sql.run("CREATE DATABASE hand");
        sql.run("CREATE DATABASE design");
        ImportRoundTrip trip = new ImportRoundTrip(warehouse, sql);
        List<String> outcomes = new ArrayList<>();
        try (Lake lake = Lake.open(warehouse)) {
            for (Documented table : documented()) {
                TableName hand = TableName.parse("hand.t" + outcomes.size());
                TableName again = TableName.parse("design.t" + outcomes.size());
                sql.run(table.statement(hand));
                outcomes.add(table.page() + " | " + trip.outcome(lake, hand, again));
            }
        }
        String text = String.join("\n", outcomes) + "\n";
        if (Boolean.getBoolean("golden.update")) {
            Files.writeString(OUTCOMES, text);
        }
        assertThat(String.join("\n", trip.unequal())).isEmpty();
        assertThat(text).isEqualTo(Files.readString(OUTCOMES));
    }
}
