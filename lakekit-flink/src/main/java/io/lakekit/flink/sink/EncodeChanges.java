package io.lakekit.flink.sink;

import io.lakekit.design.TableDesign;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.apache.flink.api.common.state.ListState;
import org.apache.flink.api.common.state.ListStateDescriptor;
import org.apache.flink.api.common.state.OperatorStateStore;
import org.apache.flink.api.common.typeinfo.PrimitiveArrayTypeInfo;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.runtime.state.StateInitializationContext;
import org.apache.flink.runtime.state.StateSnapshotContext;
import org.apache.flink.streaming.api.operators.AbstractStreamOperator;
import org.apache.flink.streaming.api.operators.BoundedOneInput;
import org.apache.flink.streaming.api.operators.ChainingStrategy;
import org.apache.flink.streaming.api.operators.OneInputStreamOperator;
import org.apache.flink.streaming.runtime.streamrecord.StreamRecord;
import org.apache.flink.util.OutputTag;
import org.apache.paimon.data.InternalRow;
import org.jspecify.annotations.Nullable;

/**
 * Encodes a stream of changes. The old row of an update (-U) is held back until the next row of the
 * task comes, so that a checkpoint between the two halves commits neither: the one that is held is
 * then in the state. An old row that nothing follows goes on before the second checkpoint after it,
 * or when the stream ends.
 */
final class EncodeChanges<D extends TableDesign, R> extends AbstractStreamOperator<InternalRow>
        implements OneInputStreamOperator<R, InternalRow>, BoundedOneInput {

    private static final long serialVersionUID = 1L;

    private final ChangesEncoder<D, R> encoder;
    private final HeldRows rows;
    private final OutputTag<RefusedRow> refused;
    private final ArrayList<InternalRow> held = new ArrayList<>();

    private transient @Nullable ListState<byte[]> heldState;
    private transient @Nullable ListState<Boolean> oldRowsState;

    /** Whether a checkpoint was made since the rows are held. */
    private transient boolean overdue;

    EncodeChanges(ChangesEncoder<D, R> encoder, HeldRows rows, OutputTag<RefusedRow> refused) {
        this.encoder = encoder;
        this.rows = rows;
        this.refused = refused;
        chainingStrategy = ChainingStrategy.ALWAYS;
    }

    @Override
    public void initializeState(StateInitializationContext context) throws Exception {
        super.initializeState(context);
        OperatorStateStore store = context.getOperatorStateStore();
        int tasks = getRuntimeContext().getTaskInfo().getNumberOfParallelSubtasks();
        heldState =
                store.getListState(
                        new ListStateDescriptor<>(
                                "lakekit-held",
                                PrimitiveArrayTypeInfo.BYTE_PRIMITIVE_ARRAY_TYPE_INFO));
        oldRowsState =
                store.getUnionListState(
                        new ListStateDescriptor<>("lakekit-old-rows", Types.BOOLEAN));
        for (byte[] one : heldState.get()) {
            held.add(rows.read(one, tasks));
        }
        overdue = !held.isEmpty();
        for (Boolean has : oldRowsState.get()) {
            encoder.setOldRows(encoder.hasOldRows() || has);
        }
    }

    @Override
    public void open() throws Exception {
        super.open();
        encoder.requireFunctions();
        encoder.open(getRuntimeContext().getMetricGroup());
    }

    @Override
    public void processElement(StreamRecord<R> element) {
        R row = element.getValue();
        InternalRow encoded = encoder.encode(row);
        if (encoded == null) {
            handOver(encoder.handedOver());
            return;
        }
        held.removeIf(old -> rows.isReplaced(old, encoded));
        release();
        if (encoder.isOldRow(row)) {
            held.add(encoded);
        } else {
            output.collect(new StreamRecord<>(encoded));
        }
    }

    private void handOver(@Nullable RefusedRow row) {
        if (row != null) {
            output.collect(refused, new StreamRecord<>(row));
        }
    }

    private void release() {
        held.forEach(row -> output.collect(new StreamRecord<>(row)));
        held.clear();
        overdue = false;
    }

    @Override
    public void prepareSnapshotPreBarrier(long checkpoint) {
        if (overdue) {
            release();
        }
        overdue = !held.isEmpty();
    }

    @Override
    public void snapshotState(StateSnapshotContext context) throws Exception {
        super.snapshotState(context);
        int tasks = getRuntimeContext().getTaskInfo().getNumberOfParallelSubtasks();
        List<byte[]> written = new ArrayList<>();
        for (InternalRow row : held) {
            written.add(rows.write(row, tasks));
        }
        Objects.requireNonNull(heldState).update(written);
        Objects.requireNonNull(oldRowsState).update(List.of(encoder.hasOldRows()));
    }

    @Override
    public void endInput() {
        release();
    }
}
