package io.lakekit.advisor;

import io.lakekit.design.ChangelogProducer;
import java.io.Serializable;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The sizes to expect. Estimates from the numbers of the workload: rows of a key are taken to have
 * merged, and late events to reach back as far as 99 of 100 do and the attribution window says.
 *
 * @param bytesWrittenPerDay rows as they come, before they merge and without what compaction writes
 *     again
 * @param bytesPerPartition what the largest partition holds
 * @param bytesPerBucket what a bucket of it holds, or null without buckets
 * @param keysPerPartition different keys in a partition
 * @param partitionsKept how many partitions there are, or null if they only grow
 * @param bytesKept what the table holds, past states aside, or null if it only grows
 * @param partitionsPerCommit how many partitions a commit touches at most
 * @param filesPerCommit how many files a writing job's commit leaves at most before they are
 *     compacted, those of the changelog included if the job compacts; of a job with one subtask
 *     where there are no buckets
 * @param commitsPerDay commits of one writing job in a day
 * @param snapshotsKept snapshots that can be read, of one writing job
 */
public record Sizes(
        long bytesWrittenPerDay,
        long bytesPerPartition,
        @Nullable Long bytesPerBucket,
        long keysPerPartition,
        @Nullable Long partitionsKept,
        @Nullable Long bytesKept,
        long partitionsPerCommit,
        long filesPerCommit,
        long commitsPerDay,
        long snapshotsKept)
        implements Serializable {

    /** The number of snapshots that Paimon keeps whatever their age. */
    private static final long LEAST_SNAPSHOTS = 10;

    static Sizes of(WorkloadFacts facts) {
        int buckets = facts.buckets().map(fixed -> fixed.count()).orElse(0);
        long touched = touched(facts);
        long interval = facts.commitInterval().toSeconds();
        long readable = facts.snapshotAge().orElse(KeepAdvice.DEFAULT_SNAPSHOTS).toSeconds();
        return new Sizes(
                Math.round(facts.bytesWrittenPerDay()),
                Math.round(facts.bytesPerPartition()),
                buckets == 0 ? null : Math.round(facts.bytesPerPartition() / buckets),
                keys(facts),
                partitionsKept(facts).orElse(null),
                bytesKept(facts).orElse(null),
                touched,
                touched * files(facts, buckets),
                86_400 / interval,
                Math.max(LEAST_SNAPSHOTS, up(readable, interval)));
    }

    private static long keys(WorkloadFacts facts) {
        return switch (facts.partitioning()) {
            case NONE -> facts.workload().keysInAll();
            case DAY -> facts.workload().keysPerDay();
            case HOUR -> up(facts.workload().keysPerDay(), 24);
        };
    }

    private static long up(long number, long divisor) {
        return (number + divisor - 1) / divisor;
    }

    private static long spans(WorkloadFacts facts, Duration time) {
        return up(time.toSeconds(), facts.partitioning().span().toSeconds());
    }

    private static Optional<Long> partitionsKept(WorkloadFacts facts) {
        if (facts.partitioning() == Partitioning.NONE) {
            return Optional.of(1L);
        }
        return facts.partitionAge().map(age -> spans(facts, age) * facts.partitionsAtOnce());
    }

    private static Optional<Long> bytesKept(WorkloadFacts facts) {
        if (facts.partitioning() == Partitioning.NONE) {
            return Optional.of(Math.round(facts.bytesPerPartition()));
        }
        double perSpan = facts.bytesPerDay() / facts.partitioning().perDay();
        return facts.partitionAge().map(age -> Math.round(spans(facts, age) * perSpan));
    }

    /** The number of partitions that get rows: the newest one and those that late events reach. */
    private static long touched(WorkloadFacts facts) {
        if (facts.partitioning() == Partitioning.NONE) {
            return 1;
        }
        Duration late = WorkloadFacts.wholeSeconds(facts.reach());
        return (1 + spans(facts, late)) * facts.partitionsAtOnce();
    }

    private static long files(WorkloadFacts facts, int buckets) {
        long files = Math.max(1, buckets);
        boolean writesChanges =
                facts.changelog() == ChangelogProducer.LOOKUP
                        && facts.compaction() == CompactionMode.INLINE;
        return writesChanges ? 2 * files : files;
    }
}
