package io.lakekit.paimon;

import static org.assertj.core.api.Assertions.assertThat;

import io.lakekit.advisor.DesignAdvisor;
import io.lakekit.advisor.EventStream;
import io.lakekit.advisor.QueryMix;
import io.lakekit.advisor.Tuning;
import io.lakekit.advisor.Workload;
import io.lakekit.design.RawOption;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class AdvisedDesignsTest {

    private static final List<Tuning> TUNINGS =
            List.of(
                    new Tuning.WritersDoNotCompact(),
                    new Tuning.StatisticsOfFirstColumns(3),
                    new Tuning.ConsumersExpire(Duration.ofDays(1)),
                    new Tuning.ExpiryAtEveryCommit(),
                    new Tuning.PartitionsDroppedPerCheck(250));

    @Test
    void tuning_isTheOptionOfPaimon() {
        assertThat(TUNINGS.stream().map(AdvisedDesigns::option))
                .containsExactly(
                        new RawOption("write-only", "true"),
                        new RawOption("metadata.stats-keep-first-n-columns", "3"),
                        new RawOption("consumer.expiration-time", "86400 s"),
                        new RawOption("partition.expiration-check-interval", "0 s"),
                        new RawOption("partition.expiration-max-num", "250"));
    }

    @Test
    void tunings_haveAnOptionEach() {
        Set<Class<?>> covered = TUNINGS.stream().map(Object::getClass).collect(Collectors.toSet());

        assertThat(covered)
                .containsExactlyInAnyOrderElementsOf(
                        Arrays.asList(Tuning.class.getPermittedSubclasses()));
    }

    @Test
    void design_hasTheOptionsOfItsTunings() {
        Workload workload =
                Workload.named("ads.t")
                        .streams(EventStream.of("click", 100, 50).columns(50))
                        .keysPerDay(4_000_000)
                        .retention(Duration.ofDays(3))
                        .queries(QueryMix.none().lookups(1))
                        .freshness(Duration.ofHours(1))
                        .writers(2)
                        .build();

        assertThat(AdvisedDesigns.of(DesignAdvisor.advise(workload)).rawOptions())
                .containsExactly(
                        new RawOption("metadata.stats-keep-first-n-columns", "2"),
                        new RawOption("partition.expiration-check-interval", "0 s"),
                        new RawOption("write-only", "true"));
    }
}
