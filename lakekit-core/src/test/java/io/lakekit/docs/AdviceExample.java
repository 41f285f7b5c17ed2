package io.lakekit.docs;

import io.lakekit.advisor.DesignAdvisor;
import io.lakekit.advisor.EventStream;
import io.lakekit.advisor.QueryMix;
import io.lakekit.advisor.Recommendation;
import io.lakekit.advisor.Workload;
import java.time.Duration;

/** The example of the guide on designs. */
// spotless:off
public final class AdviceExample {

    private AdviceExample() {}

    // [advice]
    public static Recommendation advise() {
        Workload workload =
                Workload.named("ads.ad_diagnosis")
                        .streams(
                                EventStream.of("bid", 2_000, 60).columns(9),
                                EventStream.of("impression", 600, 40).columns(6),
                                EventStream.of("click", 30, 40).columns(5),
                                EventStream.of("conversion", 3, 60).columns(7))
                        .keysPerDay(172_800_000)
                        .lateness(Duration.ofMinutes(10))
                        .attribution(Duration.ofDays(1))
                        .retention(Duration.ofDays(30))
                        .queries(QueryMix.none().lookups(5).joins(3).aggregates(2))
                        .freshness(Duration.ofMinutes(1))
                        .longestRead(Duration.ofHours(2))
                        .build();
        return DesignAdvisor.advise(workload);
    }
    // [/advice]
}
// spotless:on
