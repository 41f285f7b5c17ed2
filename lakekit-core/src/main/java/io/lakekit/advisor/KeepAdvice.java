package io.lakekit.advisor;

import io.lakekit.internal.text.Spans;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;

/** Advice on the time for which rows and past states are kept. */
final class KeepAdvice {

    /** The time for which Paimon keeps past states by default. */
    static final Duration DEFAULT_SNAPSHOTS = Duration.ofHours(1);

    private static final int MOST_SNAPSHOTS = 10_000;

    static final List<Advice<Optional<Duration>>> RETENTION =
            List.of(
                    retention(
                            "retention.ever",
                            "rows kept for ever",
                            facts -> facts.workload().retention() == null,
                            "never",
                            facts -> Optional.empty(),
                            "Nothing was said to expire.",
                            "rule 133"),
                    retention(
                            "retention.late",
                            "rows kept for less long than their last event takes to be written,"
                                    + " lateness and attribution window together",
                            facts -> facts.reach().compareTo(kept(facts)) > 0,
                            "at the age of both and one partition more",
                            facts -> aged(facts, facts.reach()),
                            "A late event that finds its partition gone makes it anew, holding"
                                    + " that event alone, until the next check drops it.",
                            "rules 121, 122"),
                    retention(
                            "retention.age",
                            "rows kept for as long as their last event takes to be written, or"
                                    + " longer",
                            facts -> true,
                            "at the age wanted and one partition more",
                            facts -> aged(facts, kept(facts)),
                            "The age of a partition counts from its start, so its last row is one"
                                    + " partition younger.",
                            "rule 122"));

    static final List<Advice<Optional<Duration>>> SNAPSHOTS =
            List.of(
                    snapshots(
                            "snapshots.many",
                            "twice the longest read is more than 10,000 commits",
                            facts -> facts.readable().compareTo(most(facts)) > 0,
                            "for 10,000 commits",
                            facts -> Optional.of(most(facts)),
                            "Each snapshot keeps files that nothing else needs, so a reader slower"
                                    + " than that pins its state with a tag or a consumer id.",
                            "rules 147, 148; Paimon: Manage Snapshots"),
                    snapshots(
                            "snapshots.slow",
                            "twice the longest read is more than 1 h, and 10,000 commits at most",
                            facts -> facts.readable().compareTo(DEFAULT_SNAPSHOTS) > 0,
                            "for twice the longest read",
                            facts -> Optional.of(facts.readable()),
                            "A reader that is slower than its snapshot expires fails, and Paimon"
                                    + " keeps one for an hour.",
                            "rule 148"),
                    snapshots(
                            "snapshots.default",
                            "twice the longest read is 1 h at most",
                            facts -> true,
                            "for 1 h, as Paimon does, and 10 at least",
                            facts -> Optional.empty(),
                            "An hour outlasts every reader twice.",
                            "rules 144, 148"));

    private KeepAdvice() {}

    private static Advice<Optional<Duration>> retention(
            String id,
            String when,
            Predicate<WorkloadFacts> holds,
            String then,
            Function<WorkloadFacts, Optional<Duration>> age,
            String reason,
            String source) {
        return new Advice<>(
                id,
                Question.RETENTION,
                when,
                holds,
                then,
                age,
                time -> time.map(given -> "at the age of " + Spans.exact(given)).orElse("never"),
                reason,
                source);
    }

    private static Advice<Optional<Duration>> snapshots(
            String id,
            String when,
            Predicate<WorkloadFacts> holds,
            String then,
            Function<WorkloadFacts, Optional<Duration>> age,
            String reason,
            String source) {
        return new Advice<>(
                id,
                Question.SNAPSHOTS,
                when,
                holds,
                then,
                age,
                time -> "for " + Spans.exact(time.orElse(DEFAULT_SNAPSHOTS)),
                reason,
                source);
    }

    private static Duration kept(WorkloadFacts facts) {
        return Objects.requireNonNull(facts.workload().retention());
    }

    private static Optional<Duration> aged(WorkloadFacts facts, Duration age) {
        return Optional.of(WorkloadFacts.wholeSeconds(age.plus(facts.partitioning().span())));
    }

    private static Duration most(WorkloadFacts facts) {
        return facts.commitInterval().multipliedBy(MOST_SNAPSHOTS);
    }
}
