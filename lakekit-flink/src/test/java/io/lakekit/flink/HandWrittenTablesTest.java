package io.lakekit.flink;

import static org.assertj.core.api.Assertions.assertThat;

import io.lakekit.catalog.Lake;
import io.lakekit.design.TableName;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Tables as people write them by hand, made by statements of Flink SQL: each is imported, and its
 * design's own statement makes an equal table; or the import says by which code there is no design.
 * {@code -Dgolden.update=true} writes what came of each.
 */
class HandWrittenTablesTest {

    private static final Path TABLES = Path.of("src/test/resources/hand-written-tables.sql");
    private static final Path OUTCOMES = Path.of("src/test/resources/hand-written-outcomes.txt");
    private static final Pattern NAME = Pattern.compile("CREATE TABLE hand\\.(\\w+)");

    @TempDir Path warehouse;

    @Test
    void tables_comeBackAsDesignsOfEqualTables_orSayWhyNot() throws IOException {
        FlinkSql sql = new FlinkSql(warehouse);
        sql.run("CREATE DATABASE hand");
        sql.run("CREATE DATABASE design");
        ImportRoundTrip trip = new ImportRoundTrip(warehouse, sql);
        List<String> outcomes = new ArrayList<>();
        try (Lake lake = Lake.open(warehouse)) {
            for (String statement : SqlScript.statements(Files.readString(TABLES))) {
                Matcher named = NAME.matcher(statement);
                if (named.find()) {
                    sql.run(statement);
                    String table = named.group(1);
                    outcomes.add(table + " | " + trip.outcome(lake, hand(table), again(table)));
                }
            }
        }
        String text = String.join("\n", outcomes) + "\n";
        if (Boolean.getBoolean("golden.update")) {
            Files.writeString(OUTCOMES, text);
        }
        assertThat(String.join("\n", trip.unequal())).isEmpty();
        assertThat(text).isEqualTo(Files.readString(OUTCOMES));
    }

    private static TableName hand(String table) {
        return TableName.parse("hand." + table);
    }

    private static TableName again(String table) {
        return TableName.parse("design." + table);
    }
}
