package io.lakekit.health;

import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.apache.paimon.io.DataFileMeta;
import org.apache.paimon.io.RecordLevelExpire;
import org.apache.paimon.schema.TableSchema;
import org.apache.paimon.table.FileStoreTable;
import org.apache.paimon.types.DataField;

/** The oldest times in a column of data files, by the statistics of the files. */
final class OldestTimes {

    private final FileStoreTable table;
    private final int column;
    private final Map<Long, TableSchema> schemas = new HashMap<>();

    /**
     * Looks at one column.
     *
     * @param column a column that the table has now, from which Paimon reads a time
     */
    OldestTimes(FileStoreTable table, String column) {
        this.table = table;
        this.column = Objects.requireNonNull(table.schema().nameToFieldMap().get(column)).id();
    }

    /**
     * The oldest time in a file; empty if the file was written before the column was there, or has
     * no statistics of it.
     */
    Optional<Instant> of(DataFileMeta file) {
        TableSchema schema =
                schemas.computeIfAbsent(file.schemaId(), id -> table.schemaManager().schema(id));
        List<String> counted =
                Objects.requireNonNullElseGet(file.valueStatsCols(), schema::fieldNames);
        for (DataField field : schema.fields()) {
            int position = counted.indexOf(field.name());
            if (field.id() == column && position >= 0) {
                return RecordLevelExpire.createFieldGetterAndConvertToSecond(field.type(), position)
                        .apply(file.valueStats().minValues())
                        .map(Instant::ofEpochSecond);
            }
        }
        return Optional.empty();
    }
}
