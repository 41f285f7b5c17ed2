package io.lakekit.flink.sink;

import io.lakekit.diagnostic.Code;
import io.lakekit.diagnostic.Place;
import io.lakekit.internal.check.Check;
import io.lakekit.internal.check.Report;
import java.util.List;
import org.apache.flink.api.dag.Transformation;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.paimon.table.FileStoreTable;

/**
 * The rule that a job has one sink for each table; the last operator of a sink tells which table it
 * writes.
 */
final class OneSink {

    private static final Check<Sink> TWO_SINKS =
            new Check<>(
                    Code.error("LK1318", "two sinks of a job into one table", "the start of a job"),
                    OneSink::second);

    /** A sink that is to write a table, and its job. */
    private record Sink(FileStoreTable table, StreamExecutionEnvironment job) {}

    private OneSink() {}

    /**
     * Refuses a second sink, unless others compact the table.
     *
     * @throws io.lakekit.diagnostic.DiagnosticsException if the job has one already
     */
    static void require(FileStoreTable table, StreamExecutionEnvironment job) {
        Check.all(List.of(TWO_SINKS), new Sink(table, job), Place.table(table.fullName()))
                .throwIfAny();
    }

    private static void second(Sink sink, Report found) {
        boolean written =
                sink.job().getTransformations().stream()
                        .anyMatch(step -> mark(sink.table()).equals(step.getDescription()));
        if (written && !sink.table().coreOptions().writeOnly()) {
            found.atTable()
                    .says("another sink of this job writes the table")
                    .so(
                            "each of them compacts what the other writes, which fails the job again"
                                    + " and again or hides rows")
                    .fix("Hand all streams to one LakeSink, which takes any number.");
        }
    }

    static void mark(Transformation<?> end, FileStoreTable table) {
        end.setDescription(mark(table));
    }

    private static String mark(FileStoreTable table) {
        return "Rows of " + table.fullName() + " in " + table.location();
    }
}
