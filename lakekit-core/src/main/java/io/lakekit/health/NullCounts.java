package io.lakekit.health;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.OptionalLong;
import org.apache.paimon.io.DataFileMeta;
import org.apache.paimon.schema.TableSchema;
import org.apache.paimon.table.FileStoreTable;
import org.apache.paimon.types.DataField;

/** The numbers of nulls in the columns of data files, by the statistics of the files. */
final class NullCounts {

    private final FileStoreTable table;
    private final Map<Long, TableSchema> schemas = new HashMap<>();

    NullCounts(FileStoreTable table) {
        this.table = table;
    }

    /**
     * The number of nulls in a column of a file; empty if the file was written before the column
     * was there, or has no statistics of it.
     *
     * @param column a column that the table has now
     */
    OptionalLong of(DataFileMeta file, String column) {
        TableSchema schema =
                schemas.computeIfAbsent(file.schemaId(), id -> table.schemaManager().schema(id));
        int id = id(column);
        String stored =
                schema.fields().stream()
                        .filter(field -> field.id() == id)
                        .map(DataField::name)
                        .findFirst()
                        .orElse("");
        List<String> counted =
                Objects.requireNonNullElseGet(file.valueStatsCols(), schema::fieldNames);
        int position = counted.indexOf(stored);
        return position < 0 || file.valueStats().nullCounts().isNullAt(position)
                ? OptionalLong.empty()
                : OptionalLong.of(file.valueStats().nullCounts().getLong(position));
    }

    /** The first schema of the table that has this column, which may have had another name. */
    long since(String column) {
        int id = id(column);
        return table.schemaManager().listAll().stream()
                .filter(schema -> schema.fields().stream().anyMatch(field -> field.id() == id))
                .mapToLong(TableSchema::id)
                .min()
                .orElseThrow();
    }

    private int id(String column) {
        return Objects.requireNonNull(table.schema().nameToFieldMap().get(column), column).id();
    }
}
