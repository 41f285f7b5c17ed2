package io.lakekit.bench.report;

import static org.assertj.core.api.Assertions.assertThat;

import io.lakekit.bench.report.QuestionAnswers.Answer;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class AnswersTextTest {

    private static final List<String> ALL = List.of("truth", "wide", "append");

    private record Loss(String stage, long lost, @Nullable String reason) {}

    @Test
    void of_equalAnswers_showsTheRowsOnceUnderAllNames() {
        List<Map<String, @Nullable Object>> rows =
                Json.rows(List.of(new Loss("BID", 1_200, "budget"), new Loss("CLICK", 3, null)));

        assertThat(of("How many are lost?", new Answer(ALL, rows, List.of())))
                .isEqualTo(
                        """
                        Q1: How many are lost?

                        truth, wide, append: 2 row(s)
                          stage  lost  reason
                          BID    1200  budget
                          CLICK  3     -

                        """);
    }

    @Test
    void of_anotherAnswer_showsBothAndTheDifference() {
        Answer right = new Answer(List.of("truth", "wide"), rows("BID", 1), List.of());
        Answer wrong =
                new Answer(
                        List.of("append"),
                        rows("BID", 2),
                        List.of("missing: {stage=BID, lost=1}", "unexpected: {stage=BID, lost=2}"));

        assertThat(of("How many are lost?", right, wrong))
                .isEqualTo(
                        """
                        Q1: How many are lost?

                        truth, wide: 1 row(s)
                          stage  lost
                          BID    1

                        append: 1 row(s)
                          differs from the truth, missing: {stage=BID, lost=1}
                          differs from the truth, unexpected: {stage=BID, lost=2}
                          stage  lost
                          BID    2

                        """);
    }

    @Test
    void of_noRows_saysSo() {
        assertThat(of("Any?", new Answer(ALL, List.of(), List.of())))
                .isEqualTo("Q1: Any?\n\ntruth, wide, append: 0 row(s)\n\n");
    }

    @Test
    void of_manyRows_showsTwentyAndWhereTheRestIs() {
        List<Loss> rows = IntStream.range(0, 23).mapToObj(i -> new Loss("s" + i, i, null)).toList();

        assertThat(of("Which?", new Answer(ALL, Json.rows(rows), List.of())))
                .contains("truth, wide, append: 23 row(s)", "  s19 ", "and 3 more, in results.json")
                .doesNotContain("s20");
    }

    /** What does not fit a line is given by name, without what is not known. */
    @Test
    void of_rowsWiderThanAPage_areListed() {
        List<Map<String, @Nullable Object>> rows =
                Json.rows(List.of(new Loss("x".repeat(60), 1, "y".repeat(60))));

        assertThat(of("Which?", new Answer(ALL, rows, List.of())).lines())
                .contains(
                        "- stage=" + "x".repeat(60) + ", lost=1,", "    reason=" + "y".repeat(60));
        assertThat(
                        of(
                                "Which?",
                                new Answer(
                                        ALL,
                                        Json.rows(List.of(new Loss("x".repeat(99), 1, null))),
                                        List.of())))
                .contains("lost=1")
                .doesNotContain("reason");
    }

    private static List<Map<String, @Nullable Object>> rows(String stage, long lost) {
        Map<String, @Nullable Object> row = new LinkedHashMap<>();
        row.put("stage", stage);
        row.put("lost", lost);
        return List.of(row);
    }

    private static String of(String question, Answer... answers) {
        return AnswersText.of(List.of(new QuestionAnswers("Q1", question, List.of(answers))));
    }
}
