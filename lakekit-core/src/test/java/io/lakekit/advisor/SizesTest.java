package io.lakekit.advisor;

import static org.assertj.core.api.Assertions.assertThat;

import io.lakekit.design.Buckets;
import io.lakekit.design.ChangelogProducer;
import io.lakekit.design.Retention;
import io.lakekit.design.TableKind;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;

/** Sizes that were computed by hand. */
class SizesTest {

    /**
     * A wide table. Keys: 2,000 a second. The bid stream writes 172,800,000 rows of 60 B a day, as
     * many as there are keys; clicks are 2,592,000 rows of 40 B.
     */
    @Test
    void wideTable_byDay_isSizedByOneRowPerKeyAndStream() {
        Recommendation advised =
                DesignAdvisor.advise(
                        Spec.workload(
                                s -> {
                                    s.streams =
                                            List.of(
                                                    EventStream.of("bid", 2_000, 60),
                                                    EventStream.of("retry", 1_000, 60),
                                                    EventStream.of("click", 30, 40));
                                    s.keys = 86_400_000;
                                    s.lateness = Duration.ofMinutes(10);
                                    s.queries = QueryMix.none().lookups(1).changes(1);
                                }));

        assertThat(advised.kind()).isEqualTo(TableKind.WIDE);
        assertThat(advised.partitioning()).isEqualTo(Partitioning.DAY);
        // 86.4M keys x 60 B twice and 2.592M x 40 B: 10,471,680,000 B, 21 buckets of 500 MB.
        assertThat(advised.buckets()).isEqualTo(Buckets.fixed(21));
        assertThat(advised.changelog()).isEqualTo(ChangelogProducer.LOOKUP);
        assertThat(advised.retention()).isEqualTo(Retention.partitions(Duration.ofDays(31)));
        assertThat(advised.sizes())
                .isEqualTo(
                        new Sizes(
                                15_655_680_000L, // 172.8M x 60 + 86.4M x 60 + 2.592M x 40
                                10_471_680_000L,
                                498_651_429L, // / 21
                                86_400_000,
                                31L, // the age of 30 d and a day
                                324_622_080_000L, // x 31
                                2, // today, and yesterday for 10 minutes
                                84, // 2 x 21 x 2 for the changelog
                                2_880, // every 30 s
                                120)); // an hour of them
    }

    /** 691.2 GB of requests a day are 28.8 GB an hour. */
    @Test
    void hybridTable_byHour_isSizedByItsLargestType() {
        Recommendation advised =
                DesignAdvisor.advise(
                        Spec.workload(
                                s -> {
                                    s.scanned();
                                    s.streams =
                                            List.of(
                                                    EventStream.of("request", 20_000, 400),
                                                    EventStream.of("click", 1_000, 100));
                                    s.keys = 1_728_000_000;
                                    s.lateness = Duration.ofHours(1);
                                    s.retention = Duration.ofDays(7);
                                    s.longestRead = Duration.ofHours(2);
                                }));

        assertThat(advised.kind()).isEqualTo(TableKind.HYBRID);
        assertThat(advised.repeats()).isEqualTo(RepeatedEvents.REPLACE_THEIR_ROW);
        assertThat(advised.partitioning()).isEqualTo(Partitioning.HOUR);
        assertThat(advised.buckets()).isEqualTo(Buckets.fixed(58)); // 28.8 GB / 500 MB
        assertThat(advised.sizes())
                .isEqualTo(
                        new Sizes(
                                699_840_000_000L, // 691.2 GB + 8.64 GB
                                28_800_000_000L,
                                496_551_724L,
                                72_000_000, // / 24
                                338L, // 169 hours of two types
                                4_928_040_000_000L, // 169 x 29.16 GB
                                4, // two hours of two types
                                232, // 4 x 58
                                2_880,
                                480)); // 4 h / 30 s
    }

    @Test
    void dimensionTable_isSizedByAllKeys() {
        Recommendation advised =
                DesignAdvisor.advise(
                        Spec.workload(
                                s -> {
                                    s.entity();
                                    s.keys = 20_000;
                                    s.keysInAll = 7_600_000L;
                                    s.writers = 3;
                                    s.freshness = Duration.ofDays(1);
                                }));

        assertThat(advised.partitioning()).isEqualTo(Partitioning.NONE);
        assertThat(advised.buckets()).isEqualTo(Buckets.fixed(4)); // 1.52 GB / 500 MB
        assertThat(advised.tunings()).containsExactly(new Tuning.WritersDoNotCompact());
        assertThat(advised.retention()).isNull();
        assertThat(advised.sizes())
                .isEqualTo(
                        new Sizes(
                                864_000_000, // 8.64M rows of 100 B
                                1_520_000_000, // 7.6M keys x 2 x 100 B
                                380_000_000L,
                                7_600_000,
                                1L,
                                1_520_000_000L,
                                1,
                                4,
                                144, // every 10 min
                                10)); // 6 in an hour, and 10 at least
    }

    @Test
    void appendTable_withoutBuckets_leavesAFilePerPartition() {
        Recommendation advised =
                DesignAdvisor.advise(
                        Spec.workload(
                                s -> {
                                    s.appended().retention = null;
                                    s.writers = 3;
                                    s.lateness = Duration.ofDays(2);
                                }));

        assertThat(advised.kind()).isEqualTo(TableKind.APPEND);
        assertThat(advised.buckets()).isNull();
        Sizes sizes = advised.sizes();
        assertThat(sizes.bytesPerBucket()).isNull();
        assertThat(sizes.partitionsKept()).isNull();
        assertThat(sizes.bytesKept()).isNull();
        assertThat(sizes.partitionsPerCommit()).isEqualTo(3);
        assertThat(sizes.filesPerCommit()).isEqualTo(3);
    }

    @Test
    void hours_areReadFromTheirColumn_andKeptOneLonger() {
        Recommendation advised =
                DesignAdvisor.advise(
                        Spec.workload(
                                s -> {
                                    s.bytesPerRow(60_000).retention = Duration.ofHours(36);
                                    s.longestRead = Duration.ofMinutes(45);
                                }));

        Retention kept = Objects.requireNonNull(advised.retention());
        assertThat(kept.partitions()).isEqualTo(Duration.ofHours(37));
        assertThat(kept.hourColumn()).isEqualTo("hh");
        assertThat(kept.snapshots()).isEqualTo(Duration.ofMinutes(90));
    }

    @Test
    void lateEvents_outliveTheirPartition() {
        Recommendation advised =
                DesignAdvisor.advise(
                        Spec.workload(
                                s -> {
                                    s.retention = Duration.ofDays(3);
                                    s.lateness = Duration.ofDays(5);
                                }));

        assertThat(Objects.requireNonNull(advised.retention()).partitions())
                .isEqualTo(Duration.ofDays(6));
    }

    /** Late streams reach back into the day of their request, which must still be there. */
    @Test
    void attribution_reachesBackIntoThePartitionsOfTheFirstEvents() {
        Recommendation advised =
                DesignAdvisor.advise(
                        Spec.workload(
                                s -> {
                                    s.retention = Duration.ofDays(3);
                                    s.lateness = Duration.ofMinutes(10);
                                    s.attribution = Duration.ofDays(7);
                                }));

        assertThat(advised.kind()).isEqualTo(TableKind.WIDE);
        assertThat(Objects.requireNonNull(advised.retention()).partitions())
                .isEqualTo(Duration.ofDays(8).plusMinutes(10));
        assertThat(advised.sizes().partitionsPerCommit()).isEqualTo(9); // today, 7 d, 10 min
    }

    /** Clicks of an append table lie on their own day, however long after the request. */
    @Test
    void attribution_ofRowsThatNeverMeet_reachesBackNowhere() {
        Recommendation advised =
                DesignAdvisor.advise(
                        Spec.workload(s -> s.scanned().attribution = Duration.ofDays(7)));

        assertThat(advised.kind()).isEqualTo(TableKind.HYBRID);
        assertThat(advised.sizes().partitionsPerCommit()).isEqualTo(2); // one of each type
    }

    @Test
    void countersOfManyEvents_getASummaryTable_orAreToldWhatToChange() {
        Spec counters = new Spec();
        counters.streams =
                List.of(
                        EventStream.of("impression", 19_000, 30),
                        EventStream.of("click", 1_000, 30));
        counters.keys = 5_000_000;
        counters.queries = QueryMix.none().aggregates(1);

        Recommendation told = DesignAdvisor.advise(counters.build());
        assertThat(told.kind()).isEqualTo(TableKind.HYBRID);
        assertThat(told.answers())
                .filteredOn(answer -> answer.question() == Question.INSTEAD)
                .extracting(Answer::value)
                .containsExactly(
                        "drop repeated events upstream and say delivery: ONCE, and a summary table"
                                + " can fold the counters");
        assertThat(DesignAdvisor.advise(counters.once().build()).kind())
                .isEqualTo(TableKind.SUMMARY);
    }

    @Test
    void options_carryTheirAmounts() {
        Recommendation advised =
                DesignAdvisor.advise(
                        Spec.workload(
                                s -> {
                                    s.queries = QueryMix.none().lookups(1).changes(1);
                                    s.longestRead = Duration.ofHours(13);
                                    s.freshness = Duration.ofHours(2);
                                    s.streams =
                                            List.of(EventStream.of("bid", 100, 100).columns(60));
                                }));

        assertThat(advised.tunings())
                .containsExactly(
                        new Tuning.StatisticsOfFirstColumns(2),
                        new Tuning.ConsumersExpire(Duration.ofHours(26)),
                        new Tuning.ExpiryAtEveryCommit());
    }
}
