package io.lakekit.flink.sink;

import io.lakekit.design.TableDesign;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.streaming.api.functions.ProcessFunction;
import org.apache.flink.util.Collector;
import org.apache.flink.util.OutputTag;
import org.apache.paimon.data.InternalRow;

/** Encodes the rows of a stream that are all new ones. */
final class EncodeRows<D extends TableDesign, R> extends ProcessFunction<R, InternalRow> {

    private static final long serialVersionUID = 1L;

    private final InsertEncoder<D, R> encoder;
    private final OutputTag<RefusedRow> refused;

    EncodeRows(InsertEncoder<D, R> encoder, OutputTag<RefusedRow> refused) {
        this.encoder = encoder;
        this.refused = refused;
    }

    @Override
    public void open(OpenContext context) {
        encoder.requireFunctions();
        encoder.open(getRuntimeContext().getMetricGroup());
    }

    @Override
    public void processElement(R row, Context context, Collector<InternalRow> out) {
        InternalRow encoded = encoder.encode(row);
        if (encoded != null) {
            out.collect(encoded);
            return;
        }
        RefusedRow handedOver = encoder.handedOver();
        if (handedOver != null) {
            context.output(refused, handedOver);
        }
    }
}
