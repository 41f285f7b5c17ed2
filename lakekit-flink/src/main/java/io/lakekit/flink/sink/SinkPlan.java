package io.lakekit.flink.sink;

import io.lakekit.design.TableDesign;
import io.lakekit.diagnostic.Diagnostics;
import io.lakekit.diagnostic.Place;
import io.lakekit.internal.flink.OperatorUids;
import io.lakekit.internal.paimon.schema.UserFunctions;
import java.util.ArrayList;
import java.util.List;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.datastream.SingleOutputStreamOperator;
import org.apache.flink.util.OutputTag;
import org.apache.paimon.data.InternalRow;
import org.apache.paimon.table.FileStoreTable;

/** What a sink is to write, and how: checked as a whole, and then made part of a job. */
record SinkPlan<D extends TableDesign>(
        D design, List<SinkStream<D, ?>> streams, SinkSettings settings) {

    private static final OutputTag<RefusedRow> REFUSED =
            new OutputTag<>("lakekit-refused", TypeInformation.of(RefusedRow.class));

    SinkPlan<D> with(SinkStream<D, ?> stream) {
        List<SinkStream<D, ?>> more = new ArrayList<>(streams);
        more.add(stream);
        return new SinkPlan<>(design, List.copyOf(more), settings);
    }

    SinkPlan<D> with(SinkSettings other) {
        return new SinkPlan<>(design, streams, other);
    }

    Diagnostics check() {
        Diagnostics found =
                JobRules.check(Place.table(design.name()), streams)
                        .and(ClaimedGroups.check(design, streams))
                        .and(CompactionRule.check(design, settings.compaction()))
                        .and(PreAggregation.check(design, settings))
                        .and(OverwriteRule.check(design, settings, streams))
                        .and(UserFunctions.check(design));
        for (SinkStream<D, ?> stream : streams) {
            found = found.and(stream.check());
        }
        return found;
    }

    LakeSinkResult attach(FileStoreTable stored) {
        FileStoreTable table = settings.on(stored);
        SinkRuns runs = settings.runs();
        Refusals refusals = settings.refusals();
        OneSink.require(table, runs.sink(), streams.get(0).stream().getExecutionEnvironment());
        OperatorUids uids = new OperatorUids(runs.sink());
        List<SingleOutputStreamOperator<InternalRow>> encoded = new ArrayList<>();
        for (SinkStream<D, ?> stream : streams) {
            encoded.add(stream.encode(table, uids, refusals, REFUSED));
        }
        Overwrite overwrite = settings.overwrite() ? Overwrite.of(table) : null;
        SinkTopology.attach(table, encoded, uids, new SinkCommits(runs, overwrite));
        DataStream<RefusedRow> refused = refused(encoded);
        return new LakeSinkResult(
                refusals.handsOver()
                        ? RefusedRowsOutlet.of(
                                refused, design.name().toString(), uids.next("refused"))
                        : refused);
    }

    private static DataStream<RefusedRow> refused(
            List<SingleOutputStreamOperator<InternalRow>> encoded) {
        DataStream<RefusedRow> all = encoded.get(0).getSideOutput(REFUSED);
        for (SingleOutputStreamOperator<InternalRow> stream : encoded.subList(1, encoded.size())) {
            all = all.union(stream.getSideOutput(REFUSED));
        }
        return all;
    }
}
