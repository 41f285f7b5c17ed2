package io.lakekit.flink;

import io.lakekit.catalog.ImportedTable;
import io.lakekit.catalog.Lake;
import io.lakekit.ddl.FlinkDdl;
import io.lakekit.design.TableDesign;
import io.lakekit.design.TableName;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.apache.paimon.CoreOptions;
import org.apache.paimon.CoreOptions.MergeEngine;
import org.apache.paimon.fs.local.LocalFileIO;
import org.apache.paimon.options.ConfigOption;
import org.apache.paimon.options.Options;
import org.apache.paimon.schema.SchemaManager;
import org.apache.paimon.schema.TableSchema;
import org.apache.paimon.types.DataField;
import org.apache.paimon.types.DataType;

/**
 * The way of a table made by Flink SQL to its design and back: it is imported, and the statement of
 * its design makes another table, which must mean the same.
 */
final class ImportRoundTrip {

    private final Path warehouse;
    private final FlinkSql sql;
    private final List<String> unequal = new ArrayList<>();

    ImportRoundTrip(Path warehouse, FlinkSql sql) {
        this.warehouse = warehouse;
        this.sql = sql;
    }

    /** The tables that came back as others, with what both mean. */
    List<String> unequal() {
        return unequal;
    }

    /**
     * The kind of design and the codes of the findings of a table that exists; the table of its
     * design gets the other name.
     */
    String outcome(Lake lake, TableName hand, TableName again) {
        ImportedTable imported = lake.importTable(hand);
        String codes = String.join(" ", new TreeSet<>(imported.findings().codes()));
        if (imported.design().isEmpty()) {
            return "no design | " + codes;
        }
        TableDesign design = imported.design().get();
        sql.run(FlinkDdl.of(design).replace(quoted(hand), quoted(again)));
        if (!meaning(again).equals(meaning(hand))) {
            unequal.add(hand + "\n  hand   " + meaning(hand) + "\n  design " + meaning(again));
        }
        return design.getClass().getSimpleName() + " | " + codes;
    }

    static String quoted(TableName name) {
        return "`" + name.database() + "`.`" + name.table() + "`";
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

    /** The value of an option; its text stays if it is declared as another type than is read. */
    private static Optional<?> value(Options set, ConfigOption<?> option) {
        try {
            return set.getOptional(option);
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    private static Map<String, Object> options(TableSchema schema) {
        Map<String, Object> values = new TreeMap<>(schema.options());
        Options set = Options.fromMap(schema.options());
        for (ConfigOption<?> option : CoreOptions.getOptions()) {
            value(set, option).ifPresent(value -> values.put(option.key(), value));
            option.fallbackKeys().forEach(name -> values.remove(name.getKey()));
            if (option.hasDefaultValue()) {
                values.putIfAbsent(option.key(), option.defaultValue());
            }
        }
        values.remove(CoreOptions.DISABLE_EXPLICIT_TYPE_CASTING.key());
        functions(schema, values);
        if (CoreOptions.FILE_FORMAT_ORC.equals(
                schema.options().get(CoreOptions.FILE_FORMAT.key()))) {
            values.putIfAbsent("orc.timestamp-ltz.legacy.type", "true");
        }
        if (!schema.partitionKeys().isEmpty()) {
            values.putIfAbsent(
                    CoreOptions.PARTITION_TIMESTAMP_PATTERN.key(),
                    "$" + schema.partitionKeys().get(0));
        }
        if (values.containsKey(CoreOptions.PARTITION_EXPIRATION_TIME.key())) {
            values.putIfAbsent(CoreOptions.PARTITION_TIMESTAMP_FORMATTER.key(), "yyyy-MM-dd");
        }
        return values;
    }

    /** Names the function of each column of a summary, and of each member of a group. */
    private static void functions(TableSchema schema, Map<String, Object> values) {
        Object usual = values.remove(CoreOptions.FIELDS_DEFAULT_AGG_FUNC.key());
        boolean summary =
                Options.fromMap(schema.options()).get(CoreOptions.MERGE_ENGINE)
                        == MergeEngine.AGGREGATE;
        Set<String> members = new HashSet<>();
        schema.options().entrySet().stream()
                .filter(option -> option.getKey().endsWith(".sequence-group"))
                .forEach(option -> members.addAll(List.of(option.getValue().split(",", -1))));
        for (DataField field : schema.fields()) {
            String key = "fields." + field.name() + ".aggregate-function";
            if (summary && !schema.primaryKeys().contains(field.name())) {
                values.putIfAbsent(key, usual == null ? "last_non_null_value" : usual);
            } else if (usual != null && members.contains(field.name())) {
                values.putIfAbsent(key, usual);
            }
        }
    }

    private TableSchema live(TableName name) {
        Path directory = warehouse.resolve(name.database() + ".db").resolve(name.table());
        return new SchemaManager(
                        LocalFileIO.create(), new org.apache.paimon.fs.Path(directory.toUri()))
                .latest()
                .orElseThrow();
    }
}
