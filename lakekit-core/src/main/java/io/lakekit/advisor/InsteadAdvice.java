package io.lakekit.advisor;

import io.lakekit.design.TableKind;
import java.util.List;
import java.util.function.Function;
import java.util.function.Predicate;

/** Advice on what would change the recommended kind of table; each rule applies on its own. */
final class InsteadAdvice {

    static final List<Advice<String>> INSTEAD =
            List.of(
                    instead(
                            "instead.once",
                            "half of the questions or more are aggregates, half of the rows or more"
                                    + " update a key, and events can come again",
                            facts ->
                                    isUnfolded(facts)
                                            && facts.workload().delivery() != Delivery.ONCE,
                            "drop repeated events upstream, say `delivery: ONCE`",
                            "drop repeated events upstream and say delivery: ONCE, and a summary"
                                    + " table can fold the counters",
                            "A repeat counts again in a summary table, and without one every question"
                                    + " reads all events.",
                            "rules 5, 50"),
                    instead(
                            "instead.joins",
                            "half of the questions or more are aggregates, half of the rows or more"
                                    + " update a key, and 1 question in 10 or more is a join",
                            facts -> isUnfolded(facts) && KindAdvice.isJoined(facts.workload()),
                            "a workload of the counters and one of the joins",
                            "describe the counters as a workload of their own, and a summary table"
                                    + " beside this one can fold them",
                            "A summary table has no whole rows to join, so counters and rows are two"
                                    + " tables that the same streams fill.",
                            "lakekit"),
                    instead(
                            "instead.attribution",
                            "several streams fill one row of a partition, and no attribution window",
                            facts ->
                                    facts.isWidened()
                                            && facts.partitioning() != Partitioning.NONE
                                            && facts.workload().attribution() == null,
                            "say `attribution`",
                            "say how long after the first event of a key the last ones come, as"
                                    + " attribution: 7 d",
                            "Partitions, what is kept and the files of a commit are sized as if all"
                                    + " events of a key came at once.",
                            "lakekit"));

    private InsteadAdvice() {}

    private static boolean isUnfolded(WorkloadFacts facts) {
        return facts.kind() != TableKind.SUMMARY && KindAdvice.isFolded(facts.workload());
    }

    private static Advice<String> instead(
            String id,
            String when,
            Predicate<WorkloadFacts> holds,
            String then,
            String value,
            String reason,
            String source) {
        return new Advice<>(
                id,
                Question.INSTEAD,
                when,
                holds,
                then,
                facts -> value,
                Function.identity(),
                reason,
                source);
    }
}
