package io.lakekit.advisor;

import io.lakekit.advisor.Tuning.ConsumersExpire;
import io.lakekit.advisor.Tuning.ExpiryAtEveryCommit;
import io.lakekit.advisor.Tuning.PartitionsDroppedPerCheck;
import io.lakekit.advisor.Tuning.StatisticsOfFirstColumns;
import io.lakekit.advisor.Tuning.WritersDoNotCompact;
import java.time.Duration;
import java.util.List;
import java.util.function.Function;
import java.util.function.Predicate;

/** Advice on additional options; each rule applies on its own. */
final class OptionAdvice {

    private static final int MANY_COLUMNS = 50;

    /** The number of partitions that Paimon drops in a day by default: 100 in each hourly check. */
    private static final int DROPPED_PER_DAY = 2400;

    private static final Duration BATCH = Duration.ofHours(1);
    private static final Duration STANDING_STILL = Duration.ofDays(1);

    static final List<Advice<Tuning>> OPTIONS =
            List.of(
                    option(
                            "options.write-only",
                            "a compaction job of its own",
                            facts -> facts.compaction() == CompactionMode.DEDICATED,
                            "writing jobs do not compact",
                            facts -> new WritersDoNotCompact(),
                            "Set on the table it holds for all writing jobs, and one that forgets"
                                    + " it would fail the others without end.",
                            "rules 95, 120"),
                    option(
                            "options.statistics",
                            "streams of 50 columns or more in all",
                            facts -> columns(facts) >= MANY_COLUMNS,
                            "statistics of the key's columns alone",
                            facts -> new StatisticsOfFirstColumns(facts.keyColumns()),
                            "The least and greatest value of every column go into the manifests,"
                                    + " which every reader and committer reads; filters on other"
                                    + " columns then skip no files.",
                            "rule 153"),
                    option(
                            "options.consumers",
                            "consumers of changes",
                            WorkloadFacts::hasConsumers,
                            "a consumer is forgotten after a day, or twice the longest read",
                            facts -> new ConsumersExpire(stillness(facts)),
                            "A consumer that was given up keeps every snapshot from where it"
                                    + " stands, for ever unless told otherwise.",
                            "rule 147"),
                    option(
                            "options.expiry-of-batches",
                            "partitions that are dropped, and rows wanted within 1 h or more",
                            facts ->
                                    facts.partitionAge().isPresent()
                                            && facts.workload().freshness().compareTo(BATCH) >= 0,
                            "every commit looks for partitions to drop",
                            facts -> new ExpiryAtEveryCommit(),
                            "A job that loads a batch and ends within the hour never comes to the"
                                    + " check, which is one in an hour of a job's life.",
                            "rule 119"),
                    option(
                            "options.expiry-of-many",
                            "partitions that are dropped, more than 2,400 new ones a day",
                            facts ->
                                    facts.partitionAge().isPresent()
                                            && facts.partitionsPerDay() > DROPPED_PER_DAY,
                            "a check drops two hours' share of a day's partitions",
                            facts -> new PartitionsDroppedPerCheck(share(facts)),
                            "A check, one in an hour, drops 100 partitions at most, so more are"
                                    + " made than go.",
                            "rule 123"));

    private OptionAdvice() {}

    private static Advice<Tuning> option(
            String id,
            String when,
            Predicate<WorkloadFacts> holds,
            String then,
            Function<WorkloadFacts, Tuning> value,
            String reason,
            String source) {
        return new Advice<>(
                id, Question.OPTIONS, when, holds, then, value, Tuning::toString, reason, source);
    }

    private static int columns(WorkloadFacts facts) {
        return facts.workload().streams().stream().mapToInt(EventStream::columns).sum();
    }

    private static Duration stillness(WorkloadFacts facts) {
        Duration readable = facts.readable();
        return readable.compareTo(STANDING_STILL) > 0 ? readable : STANDING_STILL;
    }

    private static int share(WorkloadFacts facts) {
        return (facts.partitionsPerDay() + 11) / 12;
    }
}
