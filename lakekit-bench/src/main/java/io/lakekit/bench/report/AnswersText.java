package io.lakekit.bench.report;

import io.lakekit.internal.text.Wrapping;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The questions and their answers as text: each question in words, the names of those who gave the
 * same answer, and its rows.
 */
public final class AnswersText {

    private static final int SHOWN = 20;
    private static final String GAP = "  ";
    private static final String INDENT = "    ";

    private final StringBuilder text = new StringBuilder();

    private AnswersText() {}

    /** The text, ending with a line break; of a long answer it has the first 20 rows. */
    public static String of(List<QuestionAnswers> answers) {
        AnswersText all = new AnswersText();
        answers.forEach(all::add);
        return all.text.toString();
    }

    private void add(QuestionAnswers question) {
        wrapped("", question.id() + ": " + question.question());
        for (QuestionAnswers.Answer answer : question.answers()) {
            text.append('\n');
            wrapped(
                    "",
                    "%s: %d row(s)"
                            .formatted(String.join(", ", answer.by()), answer.rows().size()));
            answer.differences().forEach(row -> wrapped("  ", "differs from the truth, " + row));
            rows(answer.rows());
        }
        text.append('\n');
    }

    private void rows(List<Map<String, @Nullable Object>> rows) {
        List<Map<String, @Nullable Object>> shown = rows.subList(0, Math.min(SHOWN, rows.size()));
        if (shown.isEmpty()) {
            return;
        }
        List<List<String>> table = table(shown);
        List<Integer> widths = widths(table);
        if (widths.stream().mapToInt(width -> width + GAP.length()).sum() <= Wrapping.WIDTH) {
            table.forEach(line -> text.append(aligned(line, widths)).append('\n'));
        } else {
            shown.forEach(row -> wrapped("- ", named(row)));
        }
        if (shown.size() < rows.size()) {
            text.append("  and %d more, in results.json\n".formatted(rows.size() - shown.size()));
        }
    }

    /**
     * A table of the names, then the values of each row; all rows of an answer have the same names.
     */
    private static List<List<String>> table(List<Map<String, @Nullable Object>> rows) {
        Set<String> names = rows.get(0).keySet();
        List<List<String>> table = new ArrayList<>(List.of(List.copyOf(names)));
        rows.forEach(row -> table.add(names.stream().map(name -> value(row.get(name))).toList()));
        return table;
    }

    private static List<Integer> widths(List<List<String>> table) {
        List<Integer> widths = new ArrayList<>();
        for (int i = 0; i < table.get(0).size(); i++) {
            int column = i;
            widths.add(
                    table.stream().mapToInt(line -> line.get(column).length()).max().orElseThrow());
        }
        return widths;
    }

    private static String aligned(List<String> line, List<Integer> widths) {
        StringBuilder cells = new StringBuilder();
        for (int i = 0; i < line.size(); i++) {
            cells.append(GAP).append(line.get(i));
            cells.append(" ".repeat(widths.get(i) - line.get(i).length()));
        }
        return cells.toString().stripTrailing();
    }

    /** The values that are known, by name. */
    private static String named(Map<String, @Nullable Object> row) {
        return row.entrySet().stream()
                .filter(entry -> entry.getValue() != null)
                .map(entry -> entry.getKey() + "=" + entry.getValue())
                .collect(Collectors.joining(", "));
    }

    private static String value(@Nullable Object value) {
        return Objects.toString(value, "-");
    }

    private void wrapped(String lead, String sentence) {
        text.append(Wrapping.of(lead, INDENT, sentence));
    }
}
