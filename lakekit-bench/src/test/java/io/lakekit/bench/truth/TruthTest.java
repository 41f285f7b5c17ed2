package io.lakekit.bench.truth;

import static org.assertj.core.api.Assertions.assertThat;

import io.lakekit.bench.event.AdDimension;
import io.lakekit.bench.event.AdEvent;
import io.lakekit.bench.event.BidEvent;
import io.lakekit.bench.event.ConversionEvent;
import io.lakekit.bench.event.Disorder;
import io.lakekit.bench.event.GeneratedLog;
import io.lakekit.bench.event.ImpressionEvent;
import io.lakekit.bench.event.RecallEvent;
import io.lakekit.bench.event.Stage;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** Checks the truth against plain searches through the list of events, one per figure. */
class TruthTest {

    private static final long SEED = 21;
    private static final Disorder MUCH = new Disorder(0.1, 0.05, 0.01, 0.1);
    private static final List<Stage> STAGES =
            List.of(Stage.RECALL, Stage.BID, Stage.IMPRESSION, Stage.CLICK, Stage.CONVERSION);

    private final List<AdEvent> distinct = distinct();
    private final Map<String, AdDimension> ads =
            log().dimensions().stream()
                    .collect(Collectors.toMap(AdDimension::adId, Function.identity()));
    private final Expected truth = Truth.of(log());

    private static GeneratedLog log() {
        return new GeneratedLog(SEED, 2_000, MUCH);
    }

    private static List<AdEvent> distinct() {
        Map<String, AdEvent> byId = new HashMap<>();
        log().nextChunk(2_000).forEach(event -> byId.putIfAbsent(event.eventId(), event));
        return List.copyOf(byId.values());
    }

    @Test
    void of_log_countsRowsAndDistinctEvents() {
        assertThat(truth.rows())
                .as("seed %s", SEED)
                .isEqualTo(distinct.stream().map(TruthTest::key).distinct().count());
        assertThat(truth.distinct())
                .isEqualTo(
                        distinct.stream()
                                .collect(
                                        Collectors.groupingBy(
                                                AdEvent::stage,
                                                TreeMap::new,
                                                Collectors.counting())));
    }

    @Test
    void of_log_countsLossPerStageInTheWindow() {
        QueryParameters p = truth.parameters();
        List<QueryParameters.Key> rows =
                distinct.stream()
                        .filter(event -> event.adId().equals(p.adId()))
                        .filter(event -> !event.requestTime().isBefore(p.from()))
                        .filter(event -> event.requestTime().isBefore(p.to()))
                        .map(TruthTest::key)
                        .distinct()
                        .toList();
        List<Q1Row> expected = new ArrayList<>();
        for (int i = 0; i < STAGES.size(); i++) {
            expected.add(loss(rows, i));
        }

        assertThat(truth.q1()).as("seed %s", SEED).isEqualTo(expected);
        assertThat(truth.q1().get(0).reached()).isPositive();
    }

    private Q1Row loss(List<QueryParameters.Key> rows, int i) {
        Stage stage = STAGES.get(i);
        boolean last = i == STAGES.size() - 1;
        List<QueryParameters.Key> reached =
                rows.stream().filter(row -> newest(row, stage).isPresent()).toList();
        List<QueryParameters.Key> lost =
                last
                        ? List.of()
                        : reached.stream()
                                .filter(row -> newest(row, STAGES.get(i + 1)).isEmpty())
                                .toList();
        TreeMap<String, Long> reasons =
                lost.stream()
                        .map(row -> reason(newest(row, stage).orElseThrow()))
                        .flatMap(Optional::stream)
                        .collect(
                                Collectors.groupingBy(
                                        Function.identity(), TreeMap::new, Collectors.counting()));
        long most = reasons.values().stream().mapToLong(Long::longValue).max().orElse(0);
        String top =
                reasons.entrySet().stream()
                        .filter(reason -> reason.getValue() == most)
                        .map(Map.Entry::getKey)
                        .findFirst()
                        .orElse(null);
        return new Q1Row(stage.name(), reached.size(), lost.size(), top, most);
    }

    private static Optional<String> reason(AdEvent event) {
        if (event instanceof RecallEvent recall) {
            return Optional.ofNullable(recall.dropReason());
        }
        return event instanceof BidEvent bid
                ? Optional.ofNullable(bid.dropReason())
                : Optional.empty();
    }

    @Test
    void of_log_countsEventsOfAdvertisersPerFiveMinutes() {
        Map<String, Map<Instant, List<AdEvent>>> groups =
                distinct.stream()
                        .filter(event -> event.stage() != Stage.REQUEST)
                        .filter(event -> event.dt().equals(truth.parameters().day()))
                        .collect(
                                Collectors.groupingBy(
                                        event -> advertiser(event.adId()),
                                        TreeMap::new,
                                        Collectors.groupingBy(
                                                TruthTest::bucket,
                                                TreeMap::new,
                                                Collectors.toList())));
        List<Q2Row> expected = new ArrayList<>();
        groups.forEach(
                (advertiser, buckets) ->
                        buckets.forEach(
                                (bucket, events) ->
                                        expected.add(
                                                new Q2Row(
                                                        advertiser,
                                                        bucket,
                                                        count(events, Stage.RECALL),
                                                        count(events, Stage.BID),
                                                        count(events, Stage.IMPRESSION),
                                                        count(events, Stage.CLICK),
                                                        count(events, Stage.CONVERSION),
                                                        cost(events)))));

        assertThat(truth.q2()).as("seed %s", SEED).isEqualTo(expected).isNotEmpty();
    }

    private static Instant bucket(AdEvent event) {
        long seconds = Duration.ofMinutes(5).toSeconds();
        long second = event.requestTime().getEpochSecond();
        return Instant.ofEpochSecond(second - second % seconds);
    }

    private static long count(List<AdEvent> events, Stage stage) {
        return events.stream().filter(event -> event.stage() == stage).count();
    }

    private static long cost(List<AdEvent> events) {
        return events.stream()
                .filter(ImpressionEvent.class::isInstance)
                .mapToLong(event -> ((ImpressionEvent) event).costMicros())
                .sum();
    }

    @Test
    void of_log_reportsTheDayByCampaign() {
        Map<List<String>, List<QueryParameters.Key>> groups =
                distinct.stream()
                        .map(TruthTest::key)
                        .filter(row -> !row.adId().isEmpty())
                        .filter(row -> row.dt().equals(truth.parameters().day()))
                        .distinct()
                        .collect(
                                Collectors.groupingBy(
                                        row ->
                                                List.of(
                                                        advertiser(row.adId()),
                                                        campaign(row.adId()))));
        List<Q4Row> expected =
                groups.entrySet().stream()
                        .map(e -> report(e.getKey(), e.getValue()))
                        .sorted(
                                Comparator.comparing(Q4Row::advertiserId)
                                        .thenComparing(Q4Row::campaignId))
                        .toList();

        assertThat(truth.q4()).as("seed %s", SEED).isEqualTo(expected).isNotEmpty();
    }

    private Q4Row report(List<String> group, List<QueryParameters.Key> rows) {
        long[] n = new long[8];
        for (QueryParameters.Key row : rows) {
            Optional<AdEvent> bid = newest(row, Stage.BID);
            Optional<AdEvent> impression = newest(row, Stage.IMPRESSION);
            Optional<AdEvent> click = newest(row, Stage.CLICK);
            Optional<AdEvent> conversion = newest(row, Stage.CONVERSION);
            n[0] += bid.isPresent() ? 1 : 0;
            n[1] += impression.isPresent() ? 1 : 0;
            n[2] += click.isPresent() ? 1 : 0;
            n[3] += conversion.isPresent() ? 1 : 0;
            n[4] += impression.map(e -> ((ImpressionEvent) e).costMicros()).orElse(0L);
            n[5] += conversion.map(e -> ((ConversionEvent) e).amountMicros()).orElse(0L);
            n[6] += click.flatMap(c -> bid).map(e -> ((BidEvent) e).priceMicros()).orElse(0L);
            n[7] +=
                    click.flatMap(c -> impression.map(i -> between(i, c)))
                            .map(Duration::toMillis)
                            .orElse(0L);
        }
        return new Q4Row(
                group.get(0),
                group.get(1),
                rows.size(),
                n[0],
                n[1],
                n[2],
                n[3],
                n[4],
                n[5],
                n[6],
                n[7]);
    }

    private static Duration between(AdEvent from, AdEvent to) {
        return Duration.between(from.eventTime(), to.eventTime());
    }

    @Test
    void of_log_findsEveryRowLookedUp() {
        List<QueryParameters.Key> keys = truth.parameters().lookUps();

        assertThat(keys).hasSize(10);
        assertThat(truth.q5())
                .as("seed %s", SEED)
                .extracting(row -> new QueryParameters.Key(row.dt(), row.requestId(), row.adId()))
                .containsExactlyElementsOf(keys);
        for (DiagnosisRow row : truth.q5()) {
            var key = new QueryParameters.Key(row.dt(), row.requestId(), row.adId());
            assertThat(row.recallTime()).isEqualTo(time(key, Stage.RECALL));
            assertThat(row.bidTime()).isEqualTo(time(key, Stage.BID));
            assertThat(row.impressionTime()).isEqualTo(time(key, Stage.IMPRESSION));
            assertThat(row.clickTime()).isEqualTo(time(key, Stage.CLICK));
            assertThat(row.conversionTime()).isEqualTo(time(key, Stage.CONVERSION));
            assertThat(Optional.ofNullable(row.costMicros()))
                    .isEqualTo(
                            newest(key, Stage.IMPRESSION)
                                    .map(e -> ((ImpressionEvent) e).costMicros()));
        }
    }

    private Object time(QueryParameters.Key key, Stage stage) {
        return newest(key, stage).map(AdEvent::eventTime).orElse(null);
    }

    private Optional<AdEvent> newest(QueryParameters.Key row, Stage stage) {
        return distinct.stream()
                .filter(event -> event.stage() == stage && key(event).equals(row))
                .max(Comparator.comparing(AdEvent::eventTime).thenComparing(AdEvent::eventId));
    }

    private static QueryParameters.Key key(AdEvent event) {
        return new QueryParameters.Key(event.dt(), event.requestId(), event.adId());
    }

    private String advertiser(String adId) {
        return Objects.requireNonNull(
                Objects.requireNonNull(ads.get(adId)).advertiserId(), "advertiser");
    }

    private String campaign(String adId) {
        return Objects.requireNonNull(
                Objects.requireNonNull(ads.get(adId)).campaignId(), "campaign");
    }
}
