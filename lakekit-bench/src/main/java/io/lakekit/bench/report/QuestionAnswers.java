package io.lakekit.bench.report;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A question of the comparison with all answers to it, for people to check.
 *
 * @param id Q1, Q2, Q4 or Q5
 * @param question in plain words, with all that it asks about
 * @param answers each different answer, that of the truth first; a single one if all agree
 */
public record QuestionAnswers(String id, String question, List<Answer> answers) {

    /** The name under which the right answers are listed. */
    public static final String TRUTH = "truth";

    /**
     * An answer to the question.
     *
     * @param by who gives it: {@link #TRUTH} and the ids of solutions; a solution is named by two
     *     answers if its rounds do not agree
     * @param rows its rows, in order, each with its values by name; null is a value that is not
     *     known
     * @param differences the rows by which it differs from the truth, as text, the first 20 that
     *     are missing and the first 20 that are unexpected; none if it is right
     */
    public record Answer(
            List<String> by, List<Map<String, @Nullable Object>> rows, List<String> differences) {}
}
