package io.lakekit.advisor;

import io.lakekit.design.Buckets;
import io.lakekit.design.ChangelogProducer;
import io.lakekit.design.TableKind;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * The values that rules derive from a workload. Each answer is computed from the workload and from
 * the answers to earlier questions, so a rule may use those, but none of a later question.
 */
record WorkloadFacts(Workload workload) {

    /**
     * The bytes to plan for one bucket: twice the traffic then still fits the 1 GB that a bucket
     * should not exceed.
     */
    static final double BUCKET = 500e6;

    /** The number of buckets that a day may need before partitions of an hour are better. */
    static final int MOST_BUCKETS_A_DAY = 64;

    TableKind kind() {
        return Advice.decide(KindAdvice.KIND, this);
    }

    RepeatedEvents repeats() {
        return Advice.decide(KindAdvice.REPEATS, this);
    }

    Partitioning partitioning() {
        return Advice.decide(LayoutAdvice.PARTITIONS, this);
    }

    Optional<Buckets.Fixed> buckets() {
        return Advice.decide(LayoutAdvice.BUCKETS, this);
    }

    ChangelogProducer changelog() {
        return Advice.decide(WriteAdvice.CHANGELOG, this);
    }

    CompactionMode compaction() {
        return Advice.decide(WriteAdvice.COMPACTION, this);
    }

    Duration commitInterval() {
        return Advice.decide(WriteAdvice.COMMITS, this);
    }

    Optional<Duration> partitionAge() {
        return Advice.decide(KeepAdvice.RETENTION, this);
    }

    Optional<Duration> snapshotAge() {
        return Advice.decide(KeepAdvice.SNAPSHOTS, this);
    }

    boolean isOf(TableKind... kinds) {
        return List.of(kinds).contains(kind());
    }

    boolean isKeyed() {
        return !isOf(TableKind.APPEND, TableKind.HYBRID)
                || repeats() == RepeatedEvents.REPLACE_THEIR_ROW;
    }

    boolean hasConsumers() {
        return workload.queries().changes() > 0;
    }

    /**
     * Whether the streams of a key meet in one row, so that late events reach the row of the first
     * one.
     */
    boolean isWidened() {
        return isOf(TableKind.WIDE, TableKind.DIMENSION) && workload.streams().size() > 1;
    }

    /** The time from the first event of a key until its last one is written. */
    Duration reach() {
        Duration attribution = workload.attribution();
        return isWidened() && attribution != null
                ? attribution.plus(workload.lateness())
                : workload.lateness();
    }

    /** Whether 99 of 100 rows are written within the hour that their partition begins in. */
    boolean isPrompt() {
        return reach().compareTo(Duration.ofHours(1)) <= 0;
    }

    private double rowsPerDay(EventStream stream) {
        return stream.eventsPerSecond() * WorkloadSpec.SECONDS_A_DAY;
    }

    double bytesWrittenPerDay() {
        return workload.streams().stream()
                .mapToDouble(stream -> rowsPerDay(stream) * stream.bytesPerRow())
                .sum();
    }

    /**
     * The bytes that remain of a day's rows: one row per key and stream if the rows of a key merge.
     */
    double bytesPerDay() {
        if (isOf(TableKind.APPEND, TableKind.HYBRID)) {
            return bytesWrittenPerDay();
        }
        return workload.streams().stream()
                .mapToDouble(
                        stream ->
                                Math.min(rowsPerDay(stream), (double) workload.keysPerDay())
                                        * stream.bytesPerRow())
                .sum();
    }

    /** The bytes of the largest partition that a day fills, before it is divided into hours. */
    double bytesOfLargestPerDay() {
        return kind() == TableKind.HYBRID
                ? workload.streams().stream()
                        .mapToDouble(stream -> rowsPerDay(stream) * stream.bytesPerRow())
                        .max()
                        .orElse(0)
                : bytesPerDay();
    }

    /** The bytes of the largest partition. */
    double bytesPerPartition() {
        if (partitioning() == Partitioning.NONE) {
            return workload.keysInAll()
                    * workload.streams().stream().mapToDouble(EventStream::bytesPerRow).sum();
        }
        return bytesOfLargestPerDay() / partitioning().perDay();
    }

    int bucketsNeeded(double bytes) {
        return (int) Math.max(1, Math.ceil(bytes / BUCKET));
    }

    /**
     * The number of partitions of the same day or hour: a hybrid table has one for each type of
     * event.
     */
    int partitionsAtOnce() {
        return kind() == TableKind.HYBRID ? workload.streams().size() : 1;
    }

    int partitionsPerDay() {
        return partitionsAtOnce() * partitioning().perDay();
    }

    /** The number of key and partition columns, which are stored first. */
    int keyColumns() {
        int levels = partitioning().ordinal() + (kind() == TableKind.HYBRID ? 1 : 0);
        return levels + 1;
    }

    /**
     * The time for which past states must be readable: twice the longest read, in whole seconds.
     */
    Duration readable() {
        return wholeSeconds(workload.longestRead().multipliedBy(2));
    }

    static Duration wholeSeconds(Duration time) {
        return Duration.ofSeconds(time.plusMillis(999).toSeconds());
    }
}
