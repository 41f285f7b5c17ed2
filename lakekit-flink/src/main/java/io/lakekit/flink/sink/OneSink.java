package io.lakekit.flink.sink;

import io.lakekit.diagnostic.Code;
import io.lakekit.diagnostic.Place;
import io.lakekit.internal.check.Check;
import io.lakekit.internal.check.Report;
import io.lakekit.internal.flink.OperatorUids;
import java.util.List;
import java.util.function.Predicate;
import org.apache.flink.api.dag.Transformation;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.paimon.table.BucketMode;
import org.apache.paimon.table.FileStoreTable;

/**
 * The rules that a job has one sink for each table and for each prefix of uids; the last operator
 * of a sink tells which table it writes.
 */
final class OneSink {

    private static final List<Check<Sink>> ALL =
            List.of(
                    rule("LK1318", "two sinks of a job into one table", OneSink::second),
                    rule("LK1323", "two sinks of a job with one prefix", OneSink::sameName));

    /** A sink that is to write a table, and its job. */
    private record Sink(FileStoreTable table, String uidPrefix, StreamExecutionEnvironment job) {

        /** Whether the job has another sink whose last operator is like this. */
        boolean hasOther(Predicate<Transformation<?>> end) {
            return job.getTransformations().stream().anyMatch(end);
        }
    }

    private OneSink() {}

    private static Check<Sink> rule(String id, String title, Check.Finder<Sink> finder) {
        return new Check<>(Code.error(id, title, "the start of a job"), finder);
    }

    /**
     * Refuses a second sink of a table, unless others compact it, and of a prefix.
     *
     * @throws io.lakekit.diagnostic.DiagnosticsException if the job has one already
     */
    static void require(FileStoreTable table, String uidPrefix, StreamExecutionEnvironment job) {
        Check.all(ALL, new Sink(table, uidPrefix, job), Place.table(table.fullName())).throwIfAny();
    }

    private static void second(Sink sink, Report found) {
        FileStoreTable table = sink.table();
        boolean compacted = sink.hasOther(end -> compacting(table).equals(end.getDescription()));
        boolean written = sink.hasOther(end -> writing(table).equals(end.getDescription()));
        if (compacted || (written && !table.coreOptions().writeOnly())) {
            found.atTable()
                    .says("another sink of this job writes the table")
                    .so(
                            "each of them compacts what the other writes, which fails the job again"
                                    + " and again or hides rows")
                    .fix("Hand all streams to one LakeSink, which takes any number.");
        } else if (written && assignsBuckets(table)) {
            found.atTable()
                    .says("another sink of this job writes the table, whose buckets are dynamic")
                    .so("each of them gives a key a bucket of its own, and the key is stored twice")
                    .fix("Hand all streams to one LakeSink, which takes any number.");
        }
    }

    private static boolean assignsBuckets(FileStoreTable table) {
        return table.bucketMode() == BucketMode.HASH_DYNAMIC
                || table.bucketMode() == BucketMode.KEY_DYNAMIC;
    }

    private static void sameName(Sink sink, Report found) {
        String uid = OperatorUids.ofEnd(sink.uidPrefix());
        if (sink.hasOther(end -> uid.equals(end.getUid()))) {
            found.atTable()
                    .says("another sink of this job has the uid prefix '%s'", sink.uidPrefix())
                    .so("a restored job could not tell whose state is whose, so Flink refuses it")
                    .fix("Give each sink of the job a uidPrefix of its own.");
        }
    }

    static void mark(Transformation<?> end, FileStoreTable table) {
        end.setDescription(table.coreOptions().writeOnly() ? writing(table) : compacting(table));
    }

    private static String compacting(FileStoreTable table) {
        return "Rows of " + table.fullName() + " in " + table.location();
    }

    private static String writing(FileStoreTable table) {
        return compacting(table) + ", compacted elsewhere";
    }
}
