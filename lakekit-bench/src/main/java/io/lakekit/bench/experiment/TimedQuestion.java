package io.lakekit.bench.experiment;

import io.lakekit.bench.solution.Solution;
import io.lakekit.bench.truth.Expected;
import io.lakekit.bench.truth.QueryParameters;
import java.util.List;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.stream.Collectors;

/** The questions, each with the way to ask a solution and the right answer. */
enum TimedQuestion {
    Q1(
            "loss of one ad",
            Solution::lossOfAd,
            Expected::q1,
            "no event about the ad in its window",
            TimedQuestion::lossOfAd),
    Q2(
            "advertisers, 5 minutes",
            Solution::countersOfDay,
            Expected::q2,
            "no counted event on the day",
            TimedQuestion::countersOfDay),
    Q4(
            "day by campaign",
            Solution::reportOfDay,
            Expected::q4,
            "no row on the day",
            TimedQuestion::reportOfDay),
    Q5("10 look-ups", Solution::lookUps, Expected::q5, "no row to look up", TimedQuestion::lookUps);

    private final String title;
    private final BiFunction<Solution, QueryParameters, List<?>> ask;
    private final Function<Expected, List<?>> answer;
    private final String emptyReason;
    private final Function<QueryParameters, String> words;

    TimedQuestion(
            String title,
            BiFunction<Solution, QueryParameters, List<?>> ask,
            Function<Expected, List<?>> answer,
            String emptyReason,
            Function<QueryParameters, String> words) {
        this.title = title;
        this.ask = ask;
        this.answer = answer;
        this.emptyReason = emptyReason;
        this.words = words;
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

    /** The reason why this log has nothing to find for the question. */
    String emptyReason() {
        return emptyReason;
    }

    /** The whole question in words, so that somebody who has the log can answer it. */
    String inWords(QueryParameters parameters) {
        return words.apply(parameters);
    }

    private static String lossOfAd(QueryParameters asked) {
        return """
                Take the pairs of a request and the ad '%s' whose request time is from %s to before \
                %s. How many of them have a recall, a bid, an impression, a click, a conversion \
                (reached)? How many of these lack the next of the five (lost), and which drop \
                reason do most of the lost give?"""
                .formatted(asked.adId(), asked.from(), asked.to());
    }

    private static String countersOfDay(QueryParameters asked) {
        return """
                Take the events%s, each event id once. How many recalls, bids, impressions, clicks \
                and conversions has each advertiser in each five minutes of request time, and \
                what did the impressions cost (in millionths)?"""
                .formatted(within(asked));
    }

    private static String reportOfDay(QueryParameters asked) {
        return """
                Take the pairs of a request and an ad%s, and of each pair the newest event of each \
                stage. How many pairs has each advertiser and campaign, and how many with a bid, an \
                impression, a click, a conversion? What are the sums of cost, of worth of \
                conversions and of bids of pairs with a click (in millionths), and of the time from \
                impression to click (in milliseconds)?"""
                .formatted(within(asked));
    }

    private static String lookUps(QueryParameters asked) {
        String pairs =
                asked.lookUps().stream()
                        .map(key -> "'%s' and '%s'".formatted(key.requestId(), key.adId()))
                        .collect(Collectors.joining(", "));
        return "What is known of these pairs of a request and an ad, from the newest event of each"
                + " stage: "
                + pairs
                + "?";
    }

    private static String within(QueryParameters asked) {
        return switch (asked.period()) {
            case DAY -> " whose request time is on the day " + asked.day() + " (UTC)";
            case MONTH -> " whose request time is in the month " + asked.day() + " (UTC)";
            case YEAR -> " whose request time is in the year " + asked.day() + " (UTC)";
            case ALL -> "";
        };
    }
}
