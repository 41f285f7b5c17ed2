package io.lakekit.bench.experiment;

import io.lakekit.bench.report.Json;
import io.lakekit.bench.report.QuestionAnswers;
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
    private final Map<Solution.Kind, List<Measurement>> measured;

    private AnswerSheet(Expected expected, Map<Solution.Kind, List<Measurement>> measured) {
        this.expected = expected;
        this.measured = measured;
    }

    /** The answers to every question, in order; those of a process that failed are left out. */
    static List<QuestionAnswers> of(
            Expected expected, Map<Solution.Kind, List<Measurement>> measured) {
        AnswerSheet sheet = new AnswerSheet(expected, measured);
        return Arrays.stream(TimedQuestion.values()).map(sheet::answered).toList();
    }

    private QuestionAnswers answered(TimedQuestion question) {
        List<Map<String, @Nullable Object>> right = Json.rows(question.answer(expected));
        Map<List<Map<String, @Nullable Object>>, Set<String>> by = new LinkedHashMap<>();
        by.computeIfAbsent(right, rows -> new LinkedHashSet<>()).add(QuestionAnswers.TRUTH);
        measured.forEach(
                (kind, rounds) ->
                        rounds.forEach(
                                round ->
                                        by.computeIfAbsent(
                                                        round.asked(question).answer(),
                                                        rows -> new LinkedHashSet<>())
                                                .add(kind.id())));
        List<QuestionAnswers.Answer> answers = new ArrayList<>();
        by.forEach(
                (rows, names) ->
                        answers.add(
                                new QuestionAnswers.Answer(
                                        List.copyOf(names),
                                        rows,
                                        AnswerDifferences.between(right, rows))));
        return new QuestionAnswers(
                question.name(), question.inWords(expected.parameters()), List.copyOf(answers));
    }
}
