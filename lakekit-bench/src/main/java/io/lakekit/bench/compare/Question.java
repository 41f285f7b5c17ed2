package io.lakekit.bench.compare;

import io.lakekit.bench.solution.Solution;
import io.lakekit.bench.truth.Expected;
import io.lakekit.bench.truth.QueryParameters;
import java.util.List;
import java.util.function.BiFunction;
import java.util.function.Function;

/** The questions, each with the way to ask a solution and the right answer. */
enum Question {
    Q1("loss of one ad", Solution::lossOfAd, Expected::q1, "no event about the ad in its window"),
    Q2(
            "advertisers, 5 minutes",
            Solution::countersOfDay,
            Expected::q2,
            "no counted event on the day"),
    Q4("day by campaign", Solution::reportOfDay, Expected::q4, "no row on the day"),
    Q5("10 look-ups", Solution::lookUps, Expected::q5, "no row to look up");

    private final String title;
    private final BiFunction<Solution, QueryParameters, List<?>> ask;
    private final Function<Expected, List<?>> answer;
    private final String emptyReason;

    Question(
            String title,
            BiFunction<Solution, QueryParameters, List<?>> ask,
            Function<Expected, List<?>> answer,
            String emptyReason) {
        this.title = title;
        this.ask = ask;
        this.answer = answer;
        this.emptyReason = emptyReason;
    }

    String title() {
        return title;
    }

    List<?> ask(Solution solution, QueryParameters parameters) {
        return ask.apply(solution, parameters);
    }

    List<?> answer(Expected expected) {
        return answer.apply(expected);
    }

    /** Why there is nothing to find in this log. */
    String emptyReason() {
        return emptyReason;
    }
}
