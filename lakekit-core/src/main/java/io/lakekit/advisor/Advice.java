package io.lakekit.advisor;

import java.util.List;
import java.util.function.Function;
import java.util.function.Predicate;

/**
 * A rule of advice: its condition, what it recommends where the condition holds, and why. Of a
 * question's rules the first that holds answers, but for those where {@link Question#takesAll each}
 * stands alone. The guide is printed from the same rules.
 *
 * @param <T> what is recommended
 * @param id stable name, the question's word first
 * @param question what it answers
 * @param when the condition in words
 * @param holds the condition
 * @param then the recommendation in words
 * @param value the recommendation
 * @param shown the recommendation of one workload in words
 * @param reason why, one sentence
 * @param source where that is from: numbered rules of docs/reference/rules.md, a page of Paimon's
 *     documentation, the benchmarks, or lakekit's own choice
 */
record Advice<T>(
        String id,
        Question question,
        String when,
        Predicate<WorkloadFacts> holds,
        String then,
        Function<WorkloadFacts, T> value,
        Function<T, String> shown,
        String reason,
        String source) {

    /** The first of the rules whose condition holds. */
    static <T> Advice<T> first(List<Advice<T>> rules, WorkloadFacts facts) {
        return rules.stream()
                .filter(rule -> rule.holds().test(facts))
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("no rule holds for " + facts));
    }

    static <T> T decide(List<Advice<T>> rules, WorkloadFacts facts) {
        return first(rules, facts).value().apply(facts);
    }

    /** The answer of this rule for a workload for which its condition holds. */
    Answer answer(WorkloadFacts facts) {
        return new Answer(id, question, shown.apply(value.apply(facts)), reason, source);
    }
}
