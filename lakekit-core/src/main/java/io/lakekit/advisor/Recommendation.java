package io.lakekit.advisor;

import io.lakekit.design.Buckets;
import io.lakekit.design.ChangelogProducer;
import io.lakekit.design.DesignBuilder;
import io.lakekit.design.Retention;
import io.lakekit.design.TableKind;
import io.lakekit.internal.text.Wrapping;
import java.io.Serializable;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.function.LongFunction;
import org.jspecify.annotations.Nullable;

/**
 * The recommendation for a workload. {@code toString()} prints it for people to read.
 *
 * @param workload what it is recommended for
 * @param kind the kind of design
 * @param repeats what an event does that comes again
 * @param partitioning what a partition holds
 * @param buckets how rows spread inside a partition, or null for a table without buckets
 * @param changelog what streaming consumers see
 * @param compaction who merges the files
 * @param commitInterval how often to commit; of Flink, the checkpoint interval
 * @param retention how long partitions and past states are kept, or null for ever and the format's
 *     default
 * @param tunings settings that designs have no typed one for
 * @param answers the reason for each setting, by question
 * @param sizes the sizes to expect
 */
public record Recommendation(
        Workload workload,
        TableKind kind,
        RepeatedEvents repeats,
        Partitioning partitioning,
        @Nullable Buckets buckets,
        ChangelogProducer changelog,
        CompactionMode compaction,
        Duration commitInterval,
        @Nullable Retention retention,
        List<Tuning> tunings,
        List<Answer> answers,
        Sizes sizes)
        implements Serializable {

    private static final String INDENT = " ".repeat(14);

    /** Keeps immutable copies. */
    public Recommendation {
        tunings = List.copyOf(tunings);
        answers = List.copyOf(answers);
    }

    /**
     * A design of the recommended kind and settings whose columns stand in for yours, without the
     * tunings: {@code io.lakekit.paimon.AdvisedDesigns} adds those. A hybrid table has eight event
     * types at most. Each call gives a new builder.
     */
    public DesignBuilder<?, ?> outline() {
        return DesignOutline.of(new WorkloadFacts(workload));
    }

    /** The kind, each setting with its reason, and the sizes, a line each. */
    @Override
    public String toString() {
        StringBuilder text = new StringBuilder();
        text.append(workload.table()).append(": ").append(kind).append('\n');
        for (Answer answer : answers) {
            line(text, answer.question().word(), answer.value());
            text.append(
                    Wrapping.of(INDENT, INDENT, answer.reason() + " (" + answer.source() + ")"));
        }
        text.append("to expect\n");
        line(
                text,
                "  written",
                Amounts.bytes(sizes.bytesWrittenPerDay()) + " a day before merging");
        line(
                text,
                "  partition",
                Amounts.bytes(sizes.bytesPerPartition())
                        + " in the largest, "
                        + Amounts.many(sizes.keysPerPartition(), "key"));
        line(text, "  bucket", known(sizes.bytesPerBucket(), Amounts::bytes, "none"));
        line(
                text,
                "  kept",
                known(sizes.bytesKept(), Amounts::bytes, "more every day")
                        + " in "
                        + known(
                                sizes.partitionsKept(),
                                count -> Amounts.many(count, "partition"),
                                "ever more partitions"));
        line(
                text,
                "  commit",
                Amounts.many(sizes.filesPerCommit(), "file")
                        + " in "
                        + Amounts.many(sizes.partitionsPerCommit(), "partition")
                        + " at most, "
                        + Amounts.many(sizes.commitsPerDay(), "time")
                        + " a day");
        line(text, "  snapshots", Amounts.count(sizes.snapshotsKept()) + " kept");
        return text.toString().stripTrailing();
    }

    private static void line(StringBuilder text, String label, String value) {
        text.append(String.format(Locale.ROOT, "%-13s ", label)).append(value).append('\n');
    }

    private static String known(@Nullable Long amount, LongFunction<String> shown, String unknown) {
        return amount == null ? unknown : shown.apply(amount);
    }
}
