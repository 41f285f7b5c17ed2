package io.lakekit.flink;

import static org.assertj.core.api.Assertions.assertThat;

import io.lakekit.catalog.ImportedTable;
import io.lakekit.catalog.Lake;
import io.lakekit.ddl.FlinkDdl;
import io.lakekit.design.TableDesign;
import io.lakekit.design.TableName;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.paimon.CoreOptions;
import org.apache.paimon.CoreOptions.MergeEngine;
import org.apache.paimon.fs.local.LocalFileIO;
import org.apache.paimon.options.ConfigOption;
import org.apache.paimon.options.Options;
import org.apache.paimon.schema.SchemaManager;
import org.apache.paimon.schema.TableSchema;
import org.apache.paimon.types.DataField;
import org.apache.paimon.types.DataType;
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

    private final List<String> unequal = new ArrayList<>();

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
                    + quoted(name)
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

    private static String quoted(TableName name) {
        return "`" + name.database() + "`.`" + name.table() + "`";
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
        List<String> outcomes = new ArrayList<>();
        try (Lake lake = Lake.open(warehouse)) {
            for (Documented table : documented()) {
                outcomes.add(table.page() + " | " + outcome(sql, lake, table, outcomes.size()));
            }
        }
        String text = String.join("\n", outcomes) + "\n";
        if (Boolean.getBoolean("golden.update")) {
            Files.writeString(OUTCOMES, text);
        }
        assertThat(String.join("\n", unequal)).isEmpty();
        assertThat(text).isEqualTo(Files.readString(OUTCOMES));
    }

    private String outcome(FlinkSql sql, Lake lake, Documented table, int number) {
        TableName hand = TableName.parse("hand.t" + number);
        sql.run(table.statement(hand));
        ImportedTable imported = lake.importTable(hand);
        String codes = String.join(" ", new TreeSet<>(imported.findings().codes()));
        if (imported.design().isEmpty()) {
            return "no design | " + codes;
        }
        TableDesign design = imported.design().get();
        TableName again = TableName.parse("design.t" + number);
        sql.run(FlinkDdl.of(design).replace(quoted(hand), quoted(again)));
        if (!meaning(again).equals(meaning(hand))) {
            unequal.add(
                    table.page() + "\n  hand   " + meaning(hand) + "\n  design " + meaning(again));
        }
        return design.getClass().getSimpleName() + " | " + codes;
    }

    /**
     * What a table means, however it is written: partition columns, which are never null for those
     * who write them; keys of maps, which are not either; options by their values and the names of
     * today, defaults included; the function of a column that names none. Left out is the option by
     * which lakekit's tables refuse casts that lose values, and which says nothing of rows.
     */
    private Map<String, Object> meaning(TableName name) {
        TableSchema schema = live(name);
        Map<String, Object> meaning = new TreeMap<>();
        for (DataField field : schema.fields()) {
            boolean never = schema.partitionKeys().contains(field.name());
            DataType type = never ? field.type().copy(false) : field.type();
            meaning.put(
                    "column " + field.name(),
                    type.asSQLString().replaceAll("MAP<(\\w+) NOT NULL,", "MAP<$1,")
                            + field.description());
        }
        meaning.put("key", schema.primaryKeys());
        meaning.put("partitions", schema.partitionKeys());
        meaning.putAll(options(schema));
        return meaning;
    }

    private static Map<String, Object> options(TableSchema schema) {
        Map<String, Object> values = new TreeMap<>(schema.options());
        Options set = Options.fromMap(schema.options());
        for (ConfigOption<?> option : CoreOptions.getOptions()) {
            set.getOptional(option).ifPresent(value -> values.put(option.key(), value));
            option.fallbackKeys().forEach(name -> values.remove(name.getKey()));
            if (option.hasDefaultValue()) {
                values.putIfAbsent(option.key(), option.defaultValue());
            }
        }
        values.remove(CoreOptions.DISABLE_EXPLICIT_TYPE_CASTING.key());
        if (set.get(CoreOptions.MERGE_ENGINE) == MergeEngine.AGGREGATE) {
            schema.fields().stream()
                    .filter(field -> !schema.primaryKeys().contains(field.name()))
                    .forEach(
                            field ->
                                    values.putIfAbsent(
                                            "fields." + field.name() + ".aggregate-function",
                                            "last_non_null_value"));
        }
        if (!schema.partitionKeys().isEmpty()) {
            values.putIfAbsent(
                    CoreOptions.PARTITION_TIMESTAMP_PATTERN.key(),
                    "$" + schema.partitionKeys().get(0));
        }
        return values;
    }

    private TableSchema live(TableName name) {
        Path directory = warehouse.resolve(name.database() + ".db").resolve(name.table());
        return new SchemaManager(
                        LocalFileIO.create(), new org.apache.paimon.fs.Path(directory.toUri()))
                .latest()
                .orElseThrow();
    }
}
