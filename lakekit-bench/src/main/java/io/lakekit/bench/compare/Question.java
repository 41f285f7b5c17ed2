package io.lakekit.bench.compare;

import io.lakekit.bench.solution.Solution;
import io.lakekit.bench.truth.Expected;
import java.util.List;
import java.util.function.BiFunction;
import java.util.function.Function;

/** The questions, each with the way to ask a solution and the right answer. */
enum Question {
    Q1(
            "loss of one ad",
            (s, e) -> s.lossOfAd(e.parameters()),
            Expected::q1,
            "no event about the ad in its window"),
    Q2(
            "advertisers, 5 minutes",
            (s, e) -> s.countersOfDay(e.parameters()),
            Expected::q2,
            "no counted event on the day"),
    Q4(
            "day by campaign",
            (s, e) -> s.reportOfDay(e.parameters()),
            Expected::q4,
            "no row on the day"),
    Q5("10 look-ups", (s, e) -> s.lookUps(e.parameters()), Expected::q5, "no row to look up");

    private final String title;
    private final BiFunction<Solution, Expected, List<?>> ask;
    private final Function<Expected, List<?>> answer;
    private final String emptyReason;

    Question(
            String title,
            BiFunction<Solution, Expected, List<?>> ask,
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

    List<?> ask(Solution solution, Expected expected) {
        return ask.apply(solution, expected);
    }

    List<?> answer(Expected expected) {
        return answer.apply(expected);
    }

    /** Why there is nothing to find in this log. */
    String emptyReason() {
        return emptyReason;
    }
}
