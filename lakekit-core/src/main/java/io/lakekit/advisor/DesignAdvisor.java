package io.lakekit.advisor;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * Recommends a design for a workload, with the reason for each setting and the sizes to expect.
 * Rules of thumb, not measurements: where the answer is close, {@code lakekit.jar compare} measures
 * it on your own events.
 *
 * <pre>{@code System.out.println(DesignAdvisor.advise(workload));}</pre>
 */
public final class DesignAdvisor {

    /** The rules of each question of which only the first that holds answers. */
    static final List<List<? extends Advice<?>>> ONE_ANSWERS =
            List.of(
                    KindAdvice.KIND,
                    KindAdvice.REPEATS,
                    LayoutAdvice.PARTITIONS,
                    KeyAdvice.KEY,
                    LayoutAdvice.BUCKETS,
                    WriteAdvice.CHANGELOG,
                    WriteAdvice.COMPACTION,
                    WriteAdvice.CATALOG,
                    WriteAdvice.COMMITS,
                    KeepAdvice.RETENTION,
                    KeepAdvice.SNAPSHOTS);

    /** The rules of which each that holds answers. */
    private static final List<Advice<?>> EACH_ANSWERS =
            Stream.of(OptionAdvice.OPTIONS, InsteadAdvice.INSTEAD)
                    .<Advice<?>>flatMap(List::stream)
                    .toList();

    private DesignAdvisor() {}

    /** The recommendation for a workload. */
    public static Recommendation advise(Workload workload) {
        WorkloadFacts facts = new WorkloadFacts(workload);
        return new Recommendation(
                workload,
                facts.kind(),
                facts.repeats(),
                facts.partitioning(),
                facts.buckets().orElse(null),
                facts.changelog(),
                facts.compaction(),
                facts.commitInterval(),
                DesignOutline.retention(facts).orElse(null),
                OptionAdvice.OPTIONS.stream()
                        .filter(rule -> rule.holds().test(facts))
                        .map(rule -> rule.value().apply(facts))
                        .toList(),
                answers(facts),
                Sizes.of(facts));
    }

    private static List<Answer> answers(WorkloadFacts facts) {
        List<Answer> answers = new ArrayList<>();
        for (List<? extends Advice<?>> rules : ONE_ANSWERS) {
            rules.stream()
                    .filter(rule -> rule.holds().test(facts))
                    .findFirst()
                    .ifPresent(rule -> answers.add(rule.answer(facts)));
        }
        EACH_ANSWERS.stream()
                .filter(rule -> rule.holds().test(facts))
                .forEach(rule -> answers.add(rule.answer(facts)));
        return answers;
    }

    /** All rules, by question. */
    static List<Advice<?>> rules() {
        List<Advice<?>> all = new ArrayList<>();
        ONE_ANSWERS.forEach(all::addAll);
        all.addAll(EACH_ANSWERS);
        return all;
    }
}
