package io.lakekit.internal.paimon.commit;

import io.lakekit.internal.paimon.value.PaimonTypes;
import io.lakekit.schema.Column;
import java.util.List;
import java.util.Map;
import org.apache.paimon.data.InternalRow;
import org.apache.paimon.partition.PartitionPredicate;
import org.apache.paimon.table.FileStoreTable;
import org.apache.paimon.utils.InternalRowPartitionComputer;

/** Values of partition columns as the text by which Paimon's commits name partitions. */
public final class PartitionTexts {

    private PartitionTexts() {}

    /** The text of values by the name of their column. */
    public static Map<String, String> of(
            FileStoreTable table, List<Column<?>> columns, InternalRow values) {
        return new InternalRowPartitionComputer(
                        table.coreOptions().partitionDefaultName(),
                        PaimonTypes.rowType(columns),
                        columns.stream().map(Column::name).toArray(String[]::new),
                        false)
                .generatePartValues(values);
    }

    /** The predicate that finds the partitions of which a commit with this text speaks. */
    public static PartitionPredicate predicate(FileStoreTable table, Map<String, String> texts) {
        return PartitionPredicate.fromMap(
                table.schema().logicalPartitionType(),
                texts,
                table.coreOptions().partitionDefaultName());
    }
}
