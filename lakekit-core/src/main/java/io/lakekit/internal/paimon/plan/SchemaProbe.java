package io.lakekit.internal.paimon.plan;

import io.lakekit.change.TableChange;
import io.lakekit.design.TableDesign;
import io.lakekit.internal.paimon.schema.WriteProbe;
import java.io.IOException;
import java.util.List;
import java.util.stream.Collectors;
import org.apache.paimon.catalog.Identifier;
import org.apache.paimon.data.InternalRow;
import org.apache.paimon.reader.RecordReader;
import org.apache.paimon.schema.SchemaChange;
import org.apache.paimon.schema.SchemaManager;
import org.apache.paimon.schema.TableSchema;
import org.apache.paimon.table.FileStoreTable;
import org.apache.paimon.table.FileStoreTableFactory;
import org.apache.paimon.table.sink.TableWriteImpl;
import org.apache.paimon.table.source.ReadBuilder;
import org.apache.paimon.table.source.Split;
import org.apache.paimon.utils.LazyField;

/**
 * The schema that a live table would have, tried in memory: Paimon commits some on which it can
 * then open no table, and has no way back.
 */
public final class SchemaProbe {

    private SchemaProbe() {}

    /**
     * Makes the schema, opens the table on it, and a writer, reads some rows, and writes a row to a
     * table of its own.
     *
     * @throws IllegalArgumentException with what stands against it
     */
    public static void check(TableDesign design, FileStoreTable live, List<SchemaChange> steps) {
        try {
            TableSchema schema =
                    SchemaManager.generateTableSchema(
                            live.schema(),
                            steps,
                            new LazyField<>(
                                    () -> live.snapshotManager().latestSnapshotId() != null),
                            new LazyField<>(
                                    () ->
                                            Identifier.create(
                                                    design.name().database(),
                                                    design.name().table())));
            requireEmptyPlan(Evolution.of(design, schema, true));
            open(FileStoreTableFactory.create(live.fileIO(), live.location(), schema));
            WriteProbe.of(schema);
        } catch (Exception e) {
            throw new IllegalArgumentException(e.getMessage(), e);
        }
    }

    private static void requireEmptyPlan(Evolution left) {
        if (!left.changes().isEmpty()) {
            throw new IllegalArgumentException(
                    left.changes().stream()
                            .map(TableChange::text)
                            .collect(
                                    Collectors.joining(
                                            "; ", "it would still differ from the design: ", "")));
        }
    }

    private static void open(FileStoreTable table) throws Exception {
        try (TableWriteImpl<?> write = table.newWrite("lakekit-check")) {
            readSome(table.newReadBuilder());
        }
    }

    /** The first rows there are: files may not be found where they are. */
    private static void readSome(ReadBuilder builder) throws IOException {
        List<Split> splits = builder.newScan().plan().splits();
        if (splits.isEmpty()) {
            return;
        }
        try (RecordReader<InternalRow> reader = builder.newRead().createReader(splits.get(0))) {
            RecordReader.RecordIterator<InternalRow> batch = reader.readBatch();
            if (batch != null) {
                batch.releaseBatch();
            }
        }
    }
}
