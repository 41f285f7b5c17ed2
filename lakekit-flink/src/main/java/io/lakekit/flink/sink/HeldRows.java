package io.lakekit.flink.sink;

import io.lakekit.diagnostic.Code;
import io.lakekit.diagnostic.Diagnostic;
import io.lakekit.diagnostic.Diagnostics;
import io.lakekit.diagnostic.Place;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.Serializable;
import java.util.List;
import java.util.Objects;
import org.apache.paimon.casting.CastedRow;
import org.apache.paimon.data.BinaryRow;
import org.apache.paimon.data.InternalRow;
import org.apache.paimon.data.serializer.InternalRowSerializer;
import org.apache.paimon.schema.IndexCastMapping;
import org.apache.paimon.schema.SchemaEvolutionUtil;
import org.apache.paimon.schema.TableSchema;
import org.apache.paimon.table.FileStoreTable;
import org.apache.paimon.types.RowType;
import org.apache.paimon.utils.ProjectedRow;
import org.apache.paimon.utils.SerializationUtils;

/**
 * Rows of a table in the state of a job, each with the schema by which it was written: the table
 * may have changed before the job goes on.
 *
 * @param lateRows whether an old row may reach the table after the new one
 * @param otherKeysOnly whether an old row is left out if the new one has its key
 */
record HeldRows(FileStoreTable table, Place.OfStream place, boolean lateRows, boolean otherKeysOnly)
        implements Serializable {

    private static final Code SPLIT_UPDATE =
            Code.error(
                    "LK1343",
                    "another parallelism in the middle of an update",
                    "the start of a job");

    static HeldRows of(FileStoreTable table, SinkStream<?, ?> stream) {
        return new HeldRows(
                table, stream.place(), OldRows.mayComeLate(stream), OldRows.areDeletes(stream));
    }

    /** Whether an old row is left out, because the next row takes its place by itself. */
    boolean isReplaced(InternalRow old, InternalRow next) {
        return otherKeysOnly && next.getRowKind().isAdd() && haveOneKey(old, next);
    }

    private boolean haveOneKey(InternalRow one, InternalRow other) {
        RowType type = table.rowType();
        for (String column : table.primaryKeys()) {
            int position = type.getFieldIndex(column);
            InternalRow.FieldGetter field =
                    InternalRow.createFieldGetter(type.getTypeAt(position), position);
            if (!Objects.deepEquals(field.getFieldOrNull(one), field.getFieldOrNull(other))) {
                return false;
            }
        }
        return true;
    }

    byte[] write(InternalRow row, int tasks) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (DataOutputStream out = new DataOutputStream(bytes)) {
            out.writeInt(tasks);
            out.writeLong(table.schema().id());
            BinaryRow whole = new InternalRowSerializer(table.rowType()).toBinaryRow(row);
            byte[] written = SerializationUtils.serializeBinaryRow(whole);
            out.writeInt(written.length);
            out.write(written);
        }
        return bytes.toByteArray();
    }

    /**
     * The row as the table has it now.
     *
     * @param tasks the tasks of the stream
     * @throws JobEndedException if it was held by one of another number of tasks, and only the
     *     order of arrival tells that it is older than the row after it
     */
    InternalRow read(byte[] written, int tasks) throws IOException {
        try (DataInputStream in = new DataInputStream(new ByteArrayInputStream(written))) {
            for (Diagnostic wrong : check(in.readInt(), tasks)) {
                throw new JobEndedException(wrong);
            }
            long schema = in.readLong();
            byte[] row = new byte[in.readInt()];
            in.readFully(row);
            return asNow(SerializationUtils.deserializeBinaryRow(row), schema);
        }
    }

    private InternalRow asNow(BinaryRow row, long schema) {
        TableSchema now = table.schema();
        if (schema == now.id()) {
            return row;
        }
        IndexCastMapping mapping =
                SchemaEvolutionUtil.createIndexCastMapping(
                        now.fields(), table.schemaManager().schema(schema).fields());
        InternalRow moved = row;
        if (mapping.getIndexMapping() != null) {
            moved = ProjectedRow.from(mapping.getIndexMapping()).replaceRow(moved);
        }
        if (mapping.getCastMapping() != null) {
            moved = CastedRow.from(mapping.getCastMapping()).replaceRow(moved);
        }
        return moved;
    }

    /**
     * What is wrong with going on by another number of tasks than the one by which a row was held.
     */
    Diagnostics check(int before, int now) {
        return before == now || lateRows
                ? Diagnostics.none()
                : Diagnostics.copyOf(List.of(splitUpdate(before, now)));
    }

    private Diagnostic splitUpdate(int before, int now) {
        return SPLIT_UPDATE
                .at(place)
                .says(
                        "its state holds the old row of an update (-U) that a task of %d held back"
                                + " for the new one, and the stream has %d tasks now",
                        before, now)
                .so(
                        "the new row may come to another task, and nothing but the order of arrival"
                                + " tells which is older")
                .fix(
                        "Start the job with %d tasks of this stream and stop it with another"
                                + " savepoint, or order the rows of the table.",
                        before);
    }
}
