package io.lakekit.table;

import io.lakekit.design.TableDesign;
import io.lakekit.internal.paimon.commit.PartitionTexts;
import io.lakekit.internal.paimon.value.PaimonTypes;
import io.lakekit.internal.paimon.value.ToPaimon;
import io.lakekit.schema.Column;
import io.lakekit.schema.Row;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.paimon.data.GenericRow;
import org.apache.paimon.data.InternalRow;
import org.apache.paimon.data.InternalRow.FieldGetter;
import org.apache.paimon.partition.PartitionPredicate;
import org.apache.paimon.table.FileStoreTable;
import org.jspecify.annotations.Nullable;

/** Values of some partition columns, which name the partitions that have them; none name all. */
final class PartitionSpec {

    private record Given(Column<?> column, Object value, FieldGetter inRow) {}

    private final FileStoreTable table;
    private final Row row;
    private final List<Given> values = new ArrayList<>();

    private PartitionSpec(TableDesign design, FileStoreTable table, Row row) {
        this.table = table;
        this.row = row;
        List<String> stored = table.rowType().getFieldNames();
        for (Column<?> column : design.partitionColumns()) {
            if (row.has(column)) {
                values.add(
                        new Given(
                                column,
                                ToPaimon.of(column.type()).apply(fitted(column, row)),
                                InternalRow.createFieldGetter(
                                        PaimonTypes.of(column), stored.indexOf(column.name()))));
            }
        }
    }

    private static Object fitted(Column<?> column, Row row) {
        Object fitted = column.type().fit(row.get(column));
        if (fitted == null) {
            throw new IllegalArgumentException(
                    "The partition to overwrite has no value of '%s', which is never null"
                            .formatted(column.name()));
        }
        return fitted;
    }

    /** All partitions of a table, or its rows if it is not partitioned. */
    static PartitionSpec all(TableDesign design, FileStoreTable table) {
        return new PartitionSpec(design, table, Row.empty());
    }

    /**
     * The partitions with these values.
     *
     * @throws IllegalArgumentException if the row has no value, or one of a column that is not a
     *     partition column, or that does not fit its column
     */
    static PartitionSpec of(TableDesign design, FileStoreTable table, Row row) {
        if (row.asMap().isEmpty()) {
            throw new IllegalArgumentException(
                    "The partition to overwrite in %s has no value; give values of %s, or overwrite the whole table"
                            .formatted(design.name(), table.partitionKeys()));
        }
        for (String column : row.asMap().keySet()) {
            if (!table.partitionKeys().contains(column)) {
                throw new IllegalArgumentException(
                        "Column '%s' is not a partition column of %s, which has %s; whole partitions are overwritten"
                                .formatted(column, design.name(), table.partitionKeys()));
            }
        }
        return new PartitionSpec(design, table, row);
    }

    Row row() {
        return row;
    }

    /** The first column in which a row has another value than it; null if there is none. */
    @Nullable Column<?> missedBy(InternalRow encoded) {
        return values.stream()
                .filter(given -> !given.value().equals(given.inRow().getFieldOrNull(encoded)))
                .map(Given::column)
                .findFirst()
                .orElse(null);
    }

    /** The values as Paimon spells them. */
    Map<String, String> asText() {
        GenericRow given = new GenericRow(values.size());
        List<Column<?>> columns = new ArrayList<>();
        for (Given value : values) {
            given.setField(columns.size(), value.value());
            columns.add(value.column());
        }
        return PartitionTexts.of(table, columns, given);
    }

    /** The predicate that finds these partitions; null if it is for all of them. */
    @Nullable PartitionPredicate predicate() {
        return values.isEmpty() ? null : PartitionTexts.predicate(table, asText());
    }
}
