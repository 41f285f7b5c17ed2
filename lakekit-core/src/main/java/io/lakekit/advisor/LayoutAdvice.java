package io.lakekit.advisor;

import io.lakekit.design.Buckets;
import io.lakekit.design.TableKind;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;

/** Advice on partitions and buckets. */
final class LayoutAdvice {

    private static final Duration SHORT = Duration.ofDays(2);
    private static final double SMALL = 200e6;

    static final List<Advice<Partitioning>> PARTITIONS =
            List.of(
                    partitions(
                            "partitions.entity",
                            "a dimension or latest-row table whose rows are kept for ever, of which 9"
                                    + " of 10 or more update a key",
                            facts ->
                                    facts.isOf(TableKind.DIMENSION, TableKind.LATEST)
                                            && KindAdvice.isEntity(facts.workload()),
                            Partitioning.NONE,
                            "An entity is updated at any age, and a key that moves between"
                                    + " partitions is two rows.",
                            "rule 77"),
                    partitions(
                            "partitions.short",
                            "rows kept for 2 days or less, hours of 200 MB or more, the last event of"
                                    + " a row written within the hour",
                            facts -> isKeptByHour(facts) && facts.isPrompt(),
                            Partitioning.HOUR,
                            "A partition is dropped whole and its age counts from its start, so"
                                    + " days would keep a short history half as long again or"
                                    + " more.",
                            "rule 122"),
                    partitions(
                            "partitions.large",
                            "days of more than 64 buckets of 500 MB (32 GB), the last event of a row"
                                    + " written within the hour",
                            facts -> isLarge(facts) && facts.isPrompt(),
                            Partitioning.HOUR,
                            "A commit leaves a file in each bucket of each partition it touches,"
                                    + " and an hour has a twenty-fourth of the day's buckets.",
                            "rule 90; Paimon: Data Distribution"),
                    partitions(
                            "partitions.day",
                            "days of up to 32 GB that are kept for longer than 2 days or are too small"
                                    + " for hours",
                            facts -> !isLarge(facts) && !isKeptByHour(facts),
                            Partitioning.DAY,
                            "A day is dropped, overwritten and read as a whole, and needs few enough"
                                    + " buckets.",
                            "rules 76, 122"),
                    partitions(
                            "partitions.reach",
                            "days that would be divided, and last events of a row that are written"
                                    + " after more than an hour",
                            facts -> true,
                            Partitioning.DAY,
                            "Events that reach back over many hours would rewrite files in each of"
                                    + " them at every commit, and in one or a few days otherwise.",
                            "rules 76, 90"));

    static final List<Advice<Optional<Buckets.Fixed>>> BUCKETS =
            List.of(
                    buckets(
                            "buckets.ordered",
                            "rows without a key, and consumers of changes",
                            facts -> !facts.isKeyed() && facts.hasConsumers(),
                            "fixed, by the key: bytes of the largest partition / 500 MB",
                            facts -> Optional.of(fixed(facts).by(DesignOutline.ID)),
                            "A streaming reader sees rows in the order written inside a bucket"
                                    + " only.",
                            "Paimon: Append Table, Bucketed"),
                    buckets(
                            "buckets.none",
                            "rows without a key, and no consumers of changes",
                            facts -> !facts.isKeyed(),
                            "none",
                            facts -> Optional.empty(),
                            "Rows that never merge need no bucket, and writers then make no more"
                                    + " files than they have to.",
                            "rule 90; Paimon: Append Table"),
                    buckets(
                            "buckets.one",
                            "rows with a key, partitions of up to 500 MB",
                            facts -> facts.bytesPerPartition() <= WorkloadFacts.BUCKET,
                            "fixed: 1",
                            facts -> Optional.of(fixed(facts)),
                            "More buckets would be smaller than the 200 MB below which files"
                                    + " multiply for nothing.",
                            "rule 90; Paimon: Data Distribution"),
                    buckets(
                            "buckets.sized",
                            "rows with a key, partitions of more than 500 MB",
                            facts -> true,
                            "fixed: bytes of the largest partition / 500 MB",
                            facts -> Optional.of(fixed(facts)),
                            "A bucket holds 200 MB to 1 GB of a partition, 500 MB leaving room for"
                                    + " twice the traffic; their number is fixed because a growing"
                                    + " one allows a single Flink job and no plain Java.",
                            "rules 79, 80, 81, 86, 90; Paimon: Data Distribution"));

    private LayoutAdvice() {}

    private static Advice<Partitioning> partitions(
            String id,
            String when,
            Predicate<WorkloadFacts> holds,
            Partitioning partitioning,
            String reason,
            String source) {
        return new Advice<>(
                id,
                Question.PARTITIONS,
                when,
                holds,
                partitioning.toString(),
                facts -> partitioning,
                Partitioning::toString,
                reason,
                source);
    }

    private static Advice<Optional<Buckets.Fixed>> buckets(
            String id,
            String when,
            Predicate<WorkloadFacts> holds,
            String then,
            Function<WorkloadFacts, Optional<Buckets.Fixed>> value,
            String reason,
            String source) {
        return new Advice<>(
                id,
                Question.BUCKETS,
                when,
                holds,
                then,
                value,
                LayoutAdvice::shown,
                reason,
                source);
    }

    private static String shown(Optional<Buckets.Fixed> buckets) {
        return buckets.map(
                        fixed ->
                                Amounts.count(fixed.count())
                                        + ", fixed"
                                        + (fixed.key().isEmpty() ? "" : ", by the key"))
                .orElse("none");
    }

    private static Buckets.Fixed fixed(WorkloadFacts facts) {
        return Buckets.fixed(facts.bucketsNeeded(facts.bytesPerPartition()));
    }

    private static boolean isKeptByHour(WorkloadFacts facts) {
        return isKeptShortly(facts.workload()) && facts.bytesOfLargestPerDay() >= 24 * SMALL;
    }

    private static boolean isKeptShortly(Workload workload) {
        Duration kept = workload.retention();
        return kept != null && kept.compareTo(SHORT) <= 0;
    }

    private static boolean isLarge(WorkloadFacts facts) {
        return facts.bucketsNeeded(facts.bytesOfLargestPerDay()) > WorkloadFacts.MOST_BUCKETS_A_DAY;
    }
}
