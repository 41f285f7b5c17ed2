package io.lakekit.advisor;

import io.lakekit.design.Buckets;
import io.lakekit.design.ChangelogProducer;
import io.lakekit.design.TableKind;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * What follows from a workload. Each answer is computed from the workload and the answers of
 * earlier questions, so a rule may ask for those and for no later one.
 */
record Facts(Workload workload) {

    /** Twice the traffic then still fits the 1 GB that a bucket should not exceed. */
    static final double BUCKET = 500e6;

    /** How many buckets a day may need before hours are better. */
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
     * Whether the streams of a key meet in one row, so that late ones reach the first one's row.
     */
    boolean isWidened() {
        return isOf(TableKind.WIDE, TableKind.DIMENSION) && workload.streams().size() > 1;
    }

    /** How long after the first event of a key the last one is written. */
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
        return stream.eventsPerSecond() * Described.SECONDS_A_DAY;
    }

    double bytesWrittenPerDay() {
        return workload.streams().stream()
                .mapToDouble(stream -> rowsPerDay(stream) * stream.bytesPerRow())
                .sum();
    }

    /** What stays of a day's rows: of each stream, one row per key where rows of a key merge. */
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

    /** Of the largest of the partitions that a day fills, before they are divided into hours. */
    double bytesOfLargestPerDay() {
        return kind() == TableKind.HYBRID
                ? workload.streams().stream()
                        .mapToDouble(stream -> rowsPerDay(stream) * stream.bytesPerRow())
                        .max()
                        .orElse(0)
                : bytesPerDay();
    }

    /** Of the largest partition. */
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

    /** Partitions of the same day or hour: a hybrid table has one per event type. */
    int partitionsAtOnce() {
        return kind() == TableKind.HYBRID ? workload.streams().size() : 1;
    }

    int partitionsPerDay() {
        return partitionsAtOnce() * partitioning().perDay();
    }

    /** The columns of key and partitions, which are stored first. */
    int keyColumns() {
        int levels = partitioning().ordinal() + (kind() == TableKind.HYBRID ? 1 : 0);
        return levels + 1;
    }

    /** Twice the longest read, in whole seconds. */
    Duration readable() {
        return wholeSeconds(workload.longestRead().multipliedBy(2));
    }

    static Duration wholeSeconds(Duration time) {
        return Duration.ofSeconds(time.plusMillis(999).toSeconds());
    }
}
