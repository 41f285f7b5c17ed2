package io.lakekit.bench.experiment;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The rows by which an answer differs from the right one, as text. */
final class AnswerDifferences {

    private static final int SHOWN = 20;

    private AnswerDifferences() {}

    /**
     * The differences between two lists: none if they hold the same rows in the same order, else
     * the rows that only one of them has, the first 20 of each.
     */
    static List<String> between(List<?> expected, List<?> answer) {
        if (expected.equals(answer)) {
            return List.of();
        }
        List<String> found = new ArrayList<>();
        only("missing", expected, answer, found);
        only("unexpected", answer, expected, found);
        if (found.isEmpty()) {
            found.add("the same rows in another order");
        }
        return found;
    }

    private static void only(String what, List<?> in, List<?> notIn, List<String> found) {
        Map<Object, Integer> counts = new HashMap<>();
        notIn.forEach(row -> counts.merge(row, 1, Integer::sum));
        int shown = 0;
        for (Object row : in) {
            if (counts.merge(row, -1, Integer::sum) < 0 && shown++ < SHOWN) {
                found.add(what + ": " + row);
            }
        }
    }
}
