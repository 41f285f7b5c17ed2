package io.lakekit.flink.sink;

import io.lakekit.diagnostic.Code;
import io.lakekit.diagnostic.DiagnosticsException;
import io.lakekit.diagnostic.Place;
import org.apache.flink.api.dag.Transformation;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.paimon.table.FileStoreTable;

/**
 * The rule that a job has one sink for each table; the last operator of a sink tells which table it
 * writes.
 */
final class OneSink {

    private static final Code TWO_SINKS =
            Code.error("LK1318", "two sinks of a job into one table", "the start of a job");

    private OneSink() {}

    /**
     * Refuses a second sink, unless others compact the table.
     *
     * @throws DiagnosticsException if the job has one already
     */
    static void require(FileStoreTable table, StreamExecutionEnvironment job) {
        boolean written =
                job.getTransformations().stream()
                        .anyMatch(step -> mark(table).equals(step.getDescription()));
        if (written && !table.coreOptions().writeOnly()) {
            throw new DiagnosticsException(
                    TWO_SINKS
                            .at(Place.table(table.fullName()))
                            .says("another sink of this job writes the table")
                            .so(
                                    "each of them compacts what the other writes, which fails the job"
                                            + " again and again or hides rows")
                            .fix("Hand all streams to one LakeSink, which takes any number."));
        }
    }

    static void mark(Transformation<?> end, FileStoreTable table) {
        end.setDescription(mark(table));
    }

    private static String mark(FileStoreTable table) {
        return "Rows of " + table.fullName() + " in " + table.location();
    }
}
