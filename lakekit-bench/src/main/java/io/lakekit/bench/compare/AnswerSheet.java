package io.lakekit.bench.compare;

import io.lakekit.bench.report.Answered;
import io.lakekit.bench.report.Json;
import io.lakekit.bench.solution.Solution;
import io.lakekit.bench.truth.Expected;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The answers of the truth and of all rounds of all solutions, with equal answers put together. */
final class AnswerSheet {

    private final Expected expected;
    private final Map<Solution.Kind, List<Measured>> measured;

    private AnswerSheet(Expected expected, Map<Solution.Kind, List<Measured>> measured) {
        this.expected = expected;
        this.measured = measured;
    }

    /** The answers to every question, in order; those of a process that failed are left out. */
    static List<Answered> of(Expected expected, Map<Solution.Kind, List<Measured>> measured) {
        AnswerSheet sheet = new AnswerSheet(expected, measured);
        return Arrays.stream(Question.values()).map(sheet::answered).toList();
    }

    private Answered answered(Question question) {
        List<Map<String, @Nullable Object>> right = Json.rows(question.answer(expected));
        Map<List<Map<String, @Nullable Object>>, Set<String>> by = new LinkedHashMap<>();
        by.computeIfAbsent(right, rows -> new LinkedHashSet<>()).add(Answered.TRUTH);
        measured.forEach(
                (kind, rounds) ->
                        rounds.forEach(
                                round ->
                                        by.computeIfAbsent(
                                                        round.asked(question).answer(),
                                                        rows -> new LinkedHashSet<>())
                                                .add(kind.id())));
        List<Answered.Answer> answers = new ArrayList<>();
        by.forEach(
                (rows, names) ->
                        answers.add(
                                new Answered.Answer(
                                        List.copyOf(names),
                                        rows,
                                        Differences.between(right, rows))));
        return new Answered(
                question.name(), question.inWords(expected.parameters()), List.copyOf(answers));
    }
}
