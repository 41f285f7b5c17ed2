package io.lakekit.fidelity;

import io.lakekit.design.AppendTable;
import io.lakekit.design.DesignBuilder;
import io.lakekit.schema.Column;
import io.lakekit.schema.ColumnType;
import io.lakekit.schema.Row;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;

/**
 * A table with one column of a type, stored in one way: each value alone in a file, and all of them
 * in one.
 */
record StoredTable(String way, String type) {

    static final Column<Integer> ID = Column.of("id", ColumnType.INT);
    static final Column<Integer> P = Column.of("p", ColumnType.INT).notNull();

    /** The ways by name, with the options that they are. */
    static final Map<String, Map<String, String>> WAYS =
            Map.ofEntries(
                    Map.entry("parquet", Map.of()),
                    Map.entry("orc", Map.of("file.format", "orc")),
                    Map.entry(
                            "legacy",
                            Map.of("file.format", "orc", "orc.timestamp-ltz.legacy.type", "true")),
                    Map.entry("avro", Map.of("file.format", "avro")),
                    Map.entry("csv", Map.of("file.format", "csv")),
                    Map.entry("json", Map.of("file.format", "json")),
                    Map.entry("bloom", Map.of("file-index.bloom-filter.columns", "v")),
                    Map.entry("bitmap", Map.of("file-index.bitmap.columns", "v")),
                    Map.entry("bsi", Map.of("file-index.bsi.columns", "v")),
                    Map.entry("rangebitmap", Map.of("file-index.range-bitmap.columns", "v")),
                    Map.entry("full", Map.of("metadata.stats-mode", "full")),
                    Map.entry("truncate4", Map.of("metadata.stats-mode", "truncate(4)")));

    private static final Set<String> FORMATS = Set.of("parquet", "orc", "avro");

    private static final List<String> USUAL =
            List.of(
                    "float",
                    "decimal38",
                    "char",
                    "string",
                    "bytes",
                    "date",
                    "timestamp3",
                    "timestamp9",
                    "instant3",
                    "instant9",
                    "map",
                    "row");

    private static final List<String> INDEXED = List.of("string", "timestamp9", "instant9");

    /** Every way with every type, or with those that are known to go wrong somewhere. */
    static List<StoredTable> all(boolean everything) {
        List<StoredTable> all = new ArrayList<>();
        for (String way : new TreeSet<>(WAYS.keySet())) {
            Collection<String> types =
                    everything
                            ? StoredTypes.all().keySet()
                            : FORMATS.contains(way) ? USUAL : INDEXED;
            types.forEach(type -> all.add(new StoredTable(way, type)));
        }
        return all;
    }

    static StoredTable parse(String name) {
        String[] parts = name.split("_", 2);
        return new StoredTable(parts[0], parts[1]);
    }

    String name() {
        return way + "_" + type;
    }

    @SuppressWarnings("unchecked") // values are those of the type
    Column<Object> column() {
        return Column.of(
                "v", (ColumnType<Object>) Objects.requireNonNull(StoredTypes.all().get(type)));
    }

    AppendTable design() {
        DesignBuilder<AppendTable, ?> table =
                AppendTable.named("ads." + name()).columns(ID, column(), P).partitionedBy(P);
        Objects.requireNonNull(WAYS.get(way)).forEach(table::rawOption);
        return table.build();
    }

    List<Row> rows() {
        List<Row> rows = new ArrayList<>();
        List<?> values = StoredTypes.values(type);
        for (int i = 0; i < values.size(); i++) {
            rows.add(Row.of(ID, i).with(column(), values.get(i)).with(P, i));
            rows.add(Row.of(ID, 100 + i).with(column(), values.get(i)).with(P, -1));
        }
        rows.add(Row.of(ID, 999).with(P, -2));
        return rows;
    }
}
