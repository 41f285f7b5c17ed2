package io.lakekit.advisor;

import io.lakekit.design.ChangelogProducer;
import io.lakekit.design.TableKind;
import io.lakekit.internal.text.Spans;
import java.time.Duration;
import java.util.List;
import java.util.function.Function;
import java.util.function.Predicate;

/** Advice on commits, compaction and changelogs. */
final class WriteAdvice {

    private static final Duration SHORTEST = Duration.ofSeconds(10);
    private static final Duration LONGEST = Duration.ofMinutes(10);

    static final List<Advice<ChangelogProducer>> CHANGELOG =
            List.of(
                    changelog(
                            "changelog.rows",
                            "an append or hybrid table",
                            facts -> facts.isOf(TableKind.APPEND, TableKind.HYBRID),
                            ChangelogProducer.NONE,
                            "Rows are only added, so what is written is what changes; an event that"
                                    + " comes again is seen again.",
                            "rule 107"),
                    changelog(
                            "changelog.lookup",
                            "a table of merged rows with consumers of changes",
                            WorkloadFacts::hasConsumers,
                            ChangelogProducer.LOOKUP,
                            "Consumers of merged rows need complete changes, which the rows as"
                                    + " written are not and full compactions give in a Flink sink"
                                    + " only.",
                            "rules 106, 107, 109"),
                    changelog(
                            "changelog.none",
                            "a table of merged rows without consumers of changes",
                            facts -> true,
                            ChangelogProducer.NONE,
                            "A changelog doubles the files that commits leave, for readers that are"
                                    + " not there.",
                            "rule 90"));

    static final List<Advice<CompactionMode>> COMPACTION =
            List.of(
                    compaction(
                            "compaction.dedicated",
                            "several writing jobs",
                            facts -> facts.workload().writers() > 1,
                            CompactionMode.DEDICATED,
                            "Two jobs that compact one bucket fail each other's commits; the job"
                                    + " that compacts then also drops snapshots and partitions, and"
                                    + " without it a changelog stays empty.",
                            "rules 95, 108, 120"),
                    compaction(
                            "compaction.closed",
                            "one writing job, rows without buckets",
                            facts -> facts.buckets().isEmpty(),
                            CompactionMode.WHEN_CLOSED,
                            "Plain Java never compacts rows without buckets by itself, and small"
                                    + " files of a partition that still gets rows come back.",
                            "rule 146"),
                    compaction(
                            "compaction.inline",
                            "one writing job, rows in buckets",
                            facts -> true,
                            CompactionMode.INLINE,
                            "One writer cannot conflict with itself, and a second job to keep"
                                    + " running would gain nothing.",
                            "rule 95; Paimon: Dedicated Compaction"));

    static final List<Advice<String>> CATALOG =
            List.of(
                    catalog(
                            "catalog.locked",
                            "several writing jobs",
                            facts -> facts.workload().writers() > 1,
                            "one with a lock, such as Hive or JDBC, on object stores",
                            "Two jobs that commit to an object store without a lock can replace"
                                    + " each other's snapshot.",
                            "rule 96; Paimon: Concurrency Control"),
                    catalog(
                            "catalog.any",
                            "one writing job",
                            facts -> true,
                            "any",
                            "One committer has nobody to race with.",
                            "rule 96"));

    static final List<Advice<Duration>> COMMITS =
            List.of(
                    commits(
                            "commits.often",
                            "rows wanted within 20 s",
                            facts ->
                                    facts.workload().freshness().compareTo(SHORTEST.multipliedBy(2))
                                            < 0,
                            "every 10 s, which is older than wanted",
                            facts -> SHORTEST,
                            "Each commit costs a snapshot and its files whatever it holds, so"
                                    + " answers that must be seconds old belong to the streaming"
                                    + " job.",
                            "rule 90; lakekit"),
                    commits(
                            "commits.seldom",
                            "rows wanted within more than 20 min",
                            facts ->
                                    facts.workload().freshness().compareTo(LONGEST.multipliedBy(2))
                                            > 0,
                            "every 10 min",
                            facts -> LONGEST,
                            "A failed job writes again what it wrote since its last commit.",
                            "lakekit"),
                    commits(
                            "commits.half",
                            "rows wanted within 20 s to 20 min",
                            facts -> true,
                            "every half of it",
                            facts ->
                                    Duration.ofSeconds(
                                            facts.workload().freshness().toSeconds() / 2),
                            "A row waits up to one interval for its commit, and the commit and its"
                                    + " readers take their time too.",
                            "lakekit"));

    private WriteAdvice() {}

    private static Advice<ChangelogProducer> changelog(
            String id,
            String when,
            Predicate<WorkloadFacts> holds,
            ChangelogProducer producer,
            String reason,
            String source) {
        return new Advice<>(
                id,
                Question.CHANGELOG,
                when,
                holds,
                producer.name(),
                facts -> producer,
                ChangelogProducer::name,
                reason,
                source);
    }

    private static Advice<CompactionMode> compaction(
            String id,
            String when,
            Predicate<WorkloadFacts> holds,
            CompactionMode mode,
            String reason,
            String source) {
        return new Advice<>(
                id,
                Question.COMPACTION,
                when,
                holds,
                mode.toString(),
                facts -> mode,
                CompactionMode::toString,
                reason,
                source);
    }

    private static Advice<String> catalog(
            String id,
            String when,
            Predicate<WorkloadFacts> holds,
            String catalog,
            String reason,
            String source) {
        return new Advice<>(
                id,
                Question.CATALOG,
                when,
                holds,
                catalog,
                facts -> catalog,
                Function.identity(),
                reason,
                source);
    }

    private static Advice<Duration> commits(
            String id,
            String when,
            Predicate<WorkloadFacts> holds,
            String then,
            Function<WorkloadFacts, Duration> interval,
            String reason,
            String source) {
        return new Advice<>(
                id,
                Question.COMMITS,
                when,
                holds,
                then,
                interval,
                time -> "every " + Spans.exact(time),
                reason,
                source);
    }
}
