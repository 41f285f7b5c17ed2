package io.lakekit.advisor;

import io.lakekit.design.TableKind;
import java.util.List;
import java.util.function.Predicate;

/** Advice on the kind of table, and on what an event does that comes again. */
final class KindAdvice {

    /**
     * The share of updates from which merging pays: between 1 row in 200, where it did not, and 3
     * in 10, where it did.
     */
    private static final double SOME_UPDATES = 0.05;

    private static final double SOME_QUESTIONS = 0.2;
    private static final double HALF = 0.5;
    private static final double FEW_JOINS = 0.1;
    private static final double ENTITY = 0.9;

    static final List<Advice<TableKind>> KIND =
            List.of(
                    kind(
                            "kind.summary",
                            "events come once, half of the questions or more are aggregates, fewer"
                                    + " than 1 in 10 is a join, and half of the rows or more update"
                                    + " a key",
                            facts -> isCounted(facts.workload()),
                            TableKind.SUMMARY,
                            "Counters are folded once when written instead of at every question,"
                                    + " and no repeat can count twice as events come once.",
                            "rules 5, 50; Paimon: Merge Engine, Aggregation"),
                    kind(
                            "kind.latest",
                            "one stream, and either 1 row in 20 or more updates a key and 1 question"
                                    + " in 5 or more is a look-up, a join or a consumer of changes,"
                                    + " or rows are kept for ever and 9 of 10 or more update a key",
                            facts ->
                                    !isOfStreams(facts)
                                            && (isMerged(facts.workload())
                                                    || isEntity(facts.workload())),
                            TableKind.LATEST,
                            "A stream that alone brings the rows of a key brings whole rows, of which"
                                    + " the newest is all that is asked for; nothing has to be"
                                    + " combined.",
                            "rule 93; Paimon: Merge Engine, Deduplicate"),
                    kind(
                            "kind.dimension",
                            "rows are kept for ever and 9 of 10 rows or more update a key, with"
                                    + " several streams",
                            facts -> isEntity(facts.workload()),
                            TableKind.DIMENSION,
                            "Keys that come back whatever the day are entities, whose current row"
                                    + " is looked up from other tables.",
                            "lakekit; Paimon: Lookup Joins"),
                    kind(
                            "kind.wide",
                            "1 row in 20 or more updates a key, and 1 question in 5 or more is a"
                                    + " look-up, a join or a consumer of changes, with several"
                                    + " streams",
                            facts -> isMerged(facts.workload()),
                            TableKind.WIDE,
                            "Streams that fill one row are joined when they are written: on 2"
                                    + " million events that took 1.7 times the CPU of append tables"
                                    + " and answered row-level questions 2.3 times as fast.",
                            "benchmarks; Paimon: Merge Engine, Partial Update"),
                    kind(
                            "kind.first",
                            "one stream of events that can come again, fewer than 1 row in 20 updates"
                                    + " a key, and consumers of changes",
                            facts ->
                                    !isOfStreams(facts)
                                            && facts.workload().delivery() != Delivery.ONCE
                                            && isSeldomUpdated(facts.workload())
                                            && facts.hasConsumers(),
                            TableKind.FIRST,
                            "A repeat is dropped when it is written, so consumers get each event once"
                                    + " and need not tell repeats apart.",
                            "rules 106, 110; Paimon: Merge Engine, First Row"),
                    kind(
                            "kind.hybrid",
                            "fewer than 1 row in 20 updates a key, with several streams",
                            facts -> isSeldomUpdated(facts.workload()) && isOfStreams(facts),
                            TableKind.HYBRID,
                            "Rows that seldom meet are cheapest as they come, and one table with a"
                                    + " partition per event type is one to operate while a scan of"
                                    + " one type reads no other.",
                            "benchmarks; rule 90"),
                    kind(
                            "kind.append",
                            "fewer than 1 row in 20 updates a key, with one stream",
                            facts -> isSeldomUpdated(facts.workload()),
                            TableKind.APPEND,
                            "Rows of one stream that seldom meet are cheapest as they come: nothing"
                                    + " is merged when they are written or read.",
                            "benchmarks; Paimon: Append Table"),
                    kind(
                            "kind.hybrid-scanned",
                            "1 row in 20 or more updates a key, and fewer than 1 question in 5 is a"
                                    + " look-up, a join or a consumer of changes, with several streams",
                            KindAdvice::isOfStreams,
                            TableKind.HYBRID,
                            "Merging is paid at every write and earned at questions about whole"
                                    + " rows, which are few here, so events stay as they come, in one"
                                    + " table with a partition per event type.",
                            "benchmarks; rule 90"),
                    kind(
                            "kind.append-scanned",
                            "the same with one stream",
                            facts -> true,
                            TableKind.APPEND,
                            "Merging is paid at every write and earned at questions about the newest"
                                    + " row of a key, which are few here, so events stay as they"
                                    + " come.",
                            "benchmarks; Paimon: Append Table"));

    static final List<Advice<RepeatedEvents>> REPEATS =
            List.of(
                    repeats(
                            "repeats.group",
                            "a wide or dimension table",
                            facts -> facts.isOf(TableKind.WIDE, TableKind.DIMENSION),
                            RepeatedEvents.CHANGE_NOTHING,
                            "A group takes the newest values by an order of its own, so the same"
                                    + " row again writes the same values; only its sums would count"
                                    + " again.",
                            "rules 3, 5"),
                    repeats(
                            "repeats.latest",
                            "a latest-row table",
                            facts -> facts.kind() == TableKind.LATEST,
                            RepeatedEvents.CHANGE_NOTHING,
                            "Rows of a key compare by an order of the table, in which a repeat is"
                                    + " equal to the row it repeats and replaces it by itself, or is"
                                    + " late.",
                            "rules 24, 93"),
                    repeats(
                            "repeats.first",
                            "a first-row table",
                            facts -> facts.kind() == TableKind.FIRST,
                            RepeatedEvents.CHANGE_NOTHING,
                            "The key is that of the event, and a row whose key is there is dropped,"
                                    + " provided that it comes with the same day.",
                            "rule 76"),
                    repeats(
                            "repeats.none",
                            "a summary, append or hybrid table of events that come once",
                            facts -> facts.workload().delivery() == Delivery.ONCE,
                            RepeatedEvents.DO_NOT_COME,
                            "What never comes twice needs no key to be recognised by.",
                            "rule 50"),
                    repeats(
                            "repeats.hybrid",
                            "a hybrid table of events that can come again",
                            facts -> facts.kind() == TableKind.HYBRID,
                            RepeatedEvents.REPLACE_THEIR_ROW,
                            "A key of the event's id makes a repeat replace the row it repeats,"
                                    + " provided that it comes with the same day and type.",
                            "rule 134"),
                    repeats(
                            "repeats.append",
                            "an append table of events that can come again",
                            facts -> true,
                            RepeatedEvents.COUNT_ONCE_WHEN_READ,
                            "A table without a key keeps every row written, so each needs an id to"
                                    + " be counted once by.",
                            "rule 98; Paimon: Append Table"));

    private KindAdvice() {}

    private static Advice<TableKind> kind(
            String id,
            String when,
            Predicate<WorkloadFacts> holds,
            TableKind kind,
            String reason,
            String source) {
        return new Advice<>(
                id,
                Question.KIND,
                when,
                holds,
                kind.toString(),
                facts -> kind,
                TableKind::toString,
                reason,
                source);
    }

    private static Advice<RepeatedEvents> repeats(
            String id,
            String when,
            Predicate<WorkloadFacts> holds,
            RepeatedEvents repeated,
            String reason,
            String source) {
        return new Advice<>(
                id,
                Question.REPEATS,
                when,
                holds,
                repeated.toString(),
                facts -> repeated,
                RepeatedEvents::toString,
                reason,
                source);
    }

    private static boolean isCounted(Workload workload) {
        return workload.delivery() == Delivery.ONCE
                && isFolded(workload)
                && workload.queries().ofJoins() < FEW_JOINS;
    }

    /** Whether queries mostly ask for counters, to which many rows add. */
    static boolean isFolded(Workload workload) {
        return workload.queries().ofAggregates() >= HALF && workload.updateRatio() >= HALF;
    }

    static boolean isJoined(Workload workload) {
        return workload.queries().ofJoins() >= FEW_JOINS;
    }

    private static boolean isSeldomUpdated(Workload workload) {
        return workload.updateRatio() < SOME_UPDATES;
    }

    private static boolean isOfStreams(WorkloadFacts facts) {
        return facts.workload().streams().size() > 1;
    }

    static boolean isEntity(Workload workload) {
        return workload.retention() == null && workload.updateRatio() >= ENTITY;
    }

    private static boolean isMerged(Workload workload) {
        return workload.updateRatio() >= SOME_UPDATES
                && workload.queries().ofRows() >= SOME_QUESTIONS;
    }
}
