package io.lakekit.flink.sink;

import io.lakekit.diagnostic.Code;
import io.lakekit.diagnostic.Diagnostic;
import io.lakekit.diagnostic.Place;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.runtime.throwable.ThrowableAnnotation;
import org.apache.flink.runtime.throwable.ThrowableType;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.graph.StreamConfig;
import org.apache.flink.streaming.api.operators.AbstractStreamOperator;
import org.apache.flink.streaming.api.operators.OneInputStreamOperator;
import org.apache.flink.streaming.runtime.streamrecord.StreamRecord;

/**
 * The operator that hands refused rows on to their reader. It refuses to start if there is none:
 * only a running job knows what was done with the stream after the sink returned it.
 */
final class RefusedRowsOutlet extends AbstractStreamOperator<RefusedRow>
        implements OneInputStreamOperator<RefusedRow, RefusedRow> {

    private static final long serialVersionUID = 1L;

    private static final Code UNREAD =
            Code.error("LK1316", "refused rows that nothing reads", "the start of a job");

    private final String table;

    private RefusedRowsOutlet(String table) {
        this.table = table;
    }

    static DataStream<RefusedRow> of(DataStream<RefusedRow> refused, String table, String uid) {
        return refused.transform(
                        "Refused rows : " + table,
                        TypeInformation.of(RefusedRow.class),
                        new RefusedRowsOutlet(table))
                .setParallelism(1)
                .uid(uid);
    }

    @Override
    public void open() throws Exception {
        super.open();
        StreamConfig config = getOperatorConfig();
        ClassLoader loader = getUserCodeClassloader();
        if (config.getChainedOutputs(loader).isEmpty()
                && config.getOperatorNonChainedOutputs(loader).isEmpty()) {
            throw new UnreadException(finding());
        }
    }

    private Diagnostic finding() {
        return UNREAD.at(Place.table(table))
                .says("rows that do not fit go to a side output, and nothing reads it")
                .so("they would be lost silently")
                .fix(
                        "Read LakeSinkResult.refused(), with sinkTo for instance, or choose another"
                                + " of RefusedRows.");
    }

    @Override
    public void processElement(StreamRecord<RefusedRow> row) {
        output.collect(row);
    }

    /** The failure that ends a job without a restart, which would only end in the same way. */
    @ThrowableAnnotation(ThrowableType.NonRecoverableError)
    private static final class UnreadException extends RuntimeException {

        private static final long serialVersionUID = 1L;

        UnreadException(Diagnostic finding) {
            super(finding.toString());
        }
    }
}
