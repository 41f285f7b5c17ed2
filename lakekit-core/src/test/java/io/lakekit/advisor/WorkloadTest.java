package io.lakekit.advisor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.lakekit.diagnostic.DiagnosticsException;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.time.Duration;
import java.util.Set;
import org.junit.jupiter.api.Test;

class WorkloadTest {

    private static Workload.Builder good() {
        return Workload.named("ads.t")
                .streams(EventStream.of("click", 1, 100))
                .keysPerDay(43_200)
                .queries(QueryMix.none().lookups(1))
                .freshness(Duration.ofMinutes(1));
    }

    @Test
    void build_ofWhatIsNeeded_fillsInTheRest() {
        Workload workload = good().build();

        assertThat(workload.updateRatio()).isEqualTo(0.5);
        assertThat(workload.rowsPerDay()).isEqualTo(86_400);
        assertThat(workload.keysInAll()).isEqualTo(43_200);
        assertThat(workload.lateness()).isZero();
        assertThat(workload.retention()).isNull();
        assertThat(workload.longestRead()).isEqualTo(Duration.ofMinutes(30));
        assertThat(workload.writers()).isEqualTo(1);
        assertThat(workload.delivery()).isEqualTo(Delivery.AT_LEAST_ONCE);
    }

    @Test
    void workload_isAValue() throws IOException, ClassNotFoundException {
        Workload workload = good().build();
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ObjectOutputStream out = new ObjectOutputStream(bytes)) {
            out.writeObject(DesignAdvisor.advise(workload));
        }
        try (ObjectInputStream in =
                new ObjectInputStream(new ByteArrayInputStream(bytes.toByteArray()))) {
            assertThat(in.readObject()).isEqualTo(DesignAdvisor.advise(good().build()));
        }
        assertThat(workload).isEqualTo(good().build()).hasSameHashCodeAs(good().build());
        assertThat(workload).isNotEqualTo(good().writers(2).build());
    }

    @Test
    void build_ofNothing_saysAllThatIsMissing() {
        assertThatThrownBy(() -> Workload.named("t").build())
                .isInstanceOf(DiagnosticsException.class)
                .hasMessage(
                        """
                        LK1602 ERROR t: 't' is not a name of a table; a table is found by database and table. Name it as 'ads.ad_row': lower-case letters, digits and '_', a letter first, not in 'sys'.
                        LK1601 ERROR t keysPerDay: missing; nothing can be recommended without it. Say how many different keys a day has.
                        LK1601 ERROR t queries: missing; nothing can be recommended without it. Say how the table is queried.
                        LK1601 ERROR t freshness: missing; nothing can be recommended without it. Say how old the newest row may be.
                        LK1601 ERROR t streams: missing; nothing can be recommended without it. Say what is written.""");
    }

    @Test
    void build_ofImpossibleNumbers_saysAllOfThem() {
        Workload.Builder wrong =
                Workload.named("ads.t")
                        .streams(
                                EventStream.of("Click", 0, Double.NaN),
                                EventStream.of("bid", 1e10, 1).columns(-1),
                                EventStream.of("bid", 1, 1))
                        .keysPerDay(-5)
                        .keysInAll(0)
                        .updateRatio(1.5)
                        .lateness(Duration.ofSeconds(-1))
                        .retention(Duration.ZERO)
                        .queries(QueryMix.none().lookups(-1))
                        .freshness(Duration.ofDays(100_000))
                        .longestRead(Duration.ofNanos(1))
                        .writers(0);

        assertThat(wrong.check())
                .hasToString(
                        """
                        LK1602 ERROR ads.t stream 'Click': not a name that a column can begin with; columns and groups are named after it. Use lower-case letters, digits and '_', a letter first.
                        LK1603 ERROR ads.t stream 'Click': eventsPerSecond is 0; it must be above 0 and at most 1,000,000,000. Correct it; mind the unit.
                        LK1603 ERROR ads.t stream 'Click': bytesPerRow is NaN; it must be above 0 and at most 10,000,000,000,000,000. Correct it; mind the unit.
                        LK1603 ERROR ads.t stream 'bid': eventsPerSecond is 10,000,000,000; it must be above 0 and at most 1,000,000,000. Correct it; mind the unit.
                        LK1603 ERROR ads.t stream 'bid': columns is -1; it must be above 0 and at most 100,000. Correct it; mind the unit.
                        LK1602 ERROR ads.t stream 'bid': described twice; only one description can hold and the other is a mistake. Describe it once.
                        LK1603 ERROR ads.t keysPerDay: the number of keys is -5; it must be above 0 and at most 1,000,000,000,000,000. Correct it; mind the unit.
                        LK1603 ERROR ads.t keysInAll: the number of keys is 0; it must be above 0 and at most 1,000,000,000,000,000. Correct it; mind the unit.
                        LK1603 ERROR ads.t writers: the number of jobs is 0; it must be above 0 and at most 10,000. Correct it; mind the unit.
                        LK1604 ERROR ads.t updateRatio: 1.500; it is a share of the rows. Give a number from 0 to 1.
                        LK1604 ERROR ads.t queries: a part is -1; parts of the queries are 0 or more. Give numbers such as 3 and 1, or 0.75 and 0.25.
                        LK1605 ERROR ads.t lateness: -1 s; it is a span of time 0 or more and not above 100 years. Correct it; mind the unit.
                        LK1605 ERROR ads.t retention: 0 s; it is a span of time above 0 and not above 100 years. Correct it; mind the unit.
                        LK1605 ERROR ads.t freshness: 100000 d; it is a span of time above 0 and not above 100 years. Correct it; mind the unit.
                        LK1605 ERROR ads.t longestRead: PT0.000000001S; it is a span of time above 0 and not above 100 years. Correct it; mind the unit.""");
    }

    @Test
    void build_ofMoreBytesThanATableBears_isRefused() {
        assertThat(
                        Workload.named("ads.t")
                                .streams(EventStream.of("click", 1_000_000, 1_000_000))
                                .keysPerDay(1)
                                .queries(QueryMix.none())
                                .freshness(Duration.ofMinutes(1))
                                .check())
                .hasToString(
                        """
                        LK1603 ERROR ads.t streams: 86 PB a day; it is more than 10 PB, which no table bears. Correct it; mind the unit.
                        LK1604 ERROR ads.t queries: no queries are given; the queries decide the kind of table. Give lookups, joins, aggregates, scans or changes a part above 0.""");
    }

    @Test
    void build_ofContradictions_saysWhichNumbers() {
        assertThat(
                        Workload.named("ads.t")
                                .streams(EventStream.of("click", 1, 100))
                                .keysPerDay(100_000)
                                .keysInAll(99_999)
                                .queries(QueryMix.none().scans(1))
                                .freshness(Duration.ofMinutes(1))
                                .check())
                .hasToString(
                        """
                        LK1606 ERROR ads.t keysInAll: 99,999 keys in all and 100,000 a day; both cannot be, and each recommends another table. Correct one of them.
                        LK1606 ERROR ads.t keysPerDay: 100,000 different keys in 86,400 rows a day; both cannot be, and each recommends another table. Correct one of them.""");
        assertThat(good().updateRatio(0.44).check())
                .hasToString(
                        "LK1606 ERROR ads.t updateRatio: 0.440, with 43,200 keys in 86,400 rows a"
                                + " day it is 0.500 at least; both cannot be, and each recommends"
                                + " another table. Correct one of them.");
        assertThat(good().updateRatio(0.46).check()).isEmpty();
    }

    @Test
    void setting_givenTwice_isRefused() {
        assertThat(good().freshness(Duration.ofHours(1)).writers(2).check())
                .hasToString(
                        "LK1600 ERROR ads.t freshness: set twice; only one value can hold and the"
                                + " other is a mistake. Set it once.");
    }

    @Test
    void findings_areWholeSentences() {
        Workload.Builder wrong =
                Workload.named("sys.t").streams(EventStream.of("1", -1, -1)).writers(-1);

        assertThat(wrong.check())
                .isNotEmpty()
                .allSatisfy(
                        finding -> {
                            assertThat(finding.fix()).matches("[A-Z].*[.?]");
                            assertThat(finding.fact()).isNotBlank().doesNotEndWith(".");
                            assertThat(finding.consequence()).isNotBlank().doesNotEndWith(".");
                        });
        assertThat(Set.copyOf(wrong.check().codes()))
                .containsExactlyInAnyOrder("LK1601", "LK1602", "LK1603");
    }
}
