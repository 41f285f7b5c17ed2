package io.lakekit.advisor;

import java.util.List;
import java.util.function.Function;
import java.util.function.Predicate;

/**
 * Advice on which event's day and hour the rows of a key carry, since the key holds the partition
 * columns.
 */
final class KeyAdvice {

    static final List<Advice<String>> KEY =
            List.of(
                    key(
                            "key.none",
                            "a table without partitions",
                            facts -> facts.partitioning() == Partitioning.NONE,
                            "none",
                            facts -> "none: a key is the same on every day",
                            "Without day and hour in the key an event finds its row whenever it"
                                    + " comes.",
                            "rule 77"),
                    key(
                            "key.request",
                            "several streams fill one row of a partition",
                            WorkloadFacts::isWidened,
                            "those of the key's first event, in every stream",
                            facts -> columns(facts) + " of the key's first event, in every stream",
                            "A click after midnight that carries its own day makes a second row, so"
                                    + " the day and hour of the request travel with it, or are looked"
                                    + " up, before it is written.",
                            "rules 76, 77"),
                    key(
                            "key.repeat",
                            "a partitioned table with a key that one stream fills a row of",
                            WorkloadFacts::isKeyed,
                            "those of what the key names",
                            facts -> columns(facts) + " of what the key names, at every repeat",
                            "A repeat or an update that carries the day on which it was sent again"
                                    + " is a second row in another partition.",
                            "rules 76, 77"),
                    key(
                            "key.event",
                            "a partitioned table without a key",
                            facts -> true,
                            "those of the event",
                            facts -> columns(facts) + " of the event",
                            "Rows that never meet can lie where their own time puts them.",
                            "lakekit"));

    private KeyAdvice() {}

    private static String columns(WorkloadFacts facts) {
        return facts.partitioning() == Partitioning.HOUR ? "day and hour" : "the day";
    }

    private static Advice<String> key(
            String id,
            String when,
            Predicate<WorkloadFacts> holds,
            String then,
            Function<WorkloadFacts, String> value,
            String reason,
            String source) {
        return new Advice<>(
                id, Question.KEY, when, holds, then, value, Function.identity(), reason, source);
    }
}
