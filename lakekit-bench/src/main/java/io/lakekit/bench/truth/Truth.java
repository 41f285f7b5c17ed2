package io.lakekit.bench.truth;

import io.lakekit.bench.event.AdDimension;
import io.lakekit.bench.event.AdEvent;
import io.lakekit.bench.event.EventLog;
import io.lakekit.bench.event.ImpressionEvent;
import io.lakekit.bench.event.Stage;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Folds a log into the right answers: events of one id count once; of several events of one stage,
 * request and ad the newest by time, then by id, is the fact; counters count distinct events.
 */
public final class Truth {

    private static final int CHUNK = 50_000;
    private static final int LOOK_UPS = 10;
    private static final Duration WINDOW = Duration.ofHours(1);

    private final Map<QueryParameters.Key, Facts> rows = new HashMap<>();
    private final Map<Counter, long[]> counters = new HashMap<>();
    private final Map<String, AdDimension> ads = new HashMap<>();
    private final Set<String> seen = new HashSet<>();
    private final Map<Stage, Long> distinct = new EnumMap<>(Stage.class);

    /** Distinct events of an ad in five minutes. */
    private record Counter(String dt, Instant bucket, String adId) {}

    private Truth() {}

    /** Reads the log to its end. */
    public static Expected of(EventLog log) {
        Truth truth = new Truth();
        for (List<AdEvent> chunk = log.nextChunk(CHUNK);
                !chunk.isEmpty();
                chunk = log.nextChunk(CHUNK)) {
            chunk.forEach(truth::add);
        }
        log.dimensions().forEach(ad -> truth.ads.merge(ad.adId(), ad, Truth::newer));
        return truth.answers();
    }

    /** The one that was updated last; of those updated at one time the one that comes last. */
    private static AdDimension newer(AdDimension kept, AdDimension next) {
        return next.updatedAt().isBefore(kept.updatedAt()) ? kept : next;
    }

    private void add(AdEvent event) {
        if (!seen.add(event.eventId())) {
            return;
        }
        distinct.merge(event.stage(), 1L, Long::sum);
        String dt = event.dt();
        rows.computeIfAbsent(
                        new QueryParameters.Key(dt, event.requestId(), event.adId()),
                        key -> new Facts())
                .add(event);
        if (event.stage() != Stage.REQUEST) {
            long five = Duration.ofMinutes(5).toMillis();
            Instant bucket =
                    Instant.ofEpochMilli(
                            Math.floorDiv(event.requestTime().toEpochMilli(), five) * five);
            long[] counts =
                    counters.computeIfAbsent(
                            new Counter(dt, bucket, event.adId()), key -> new long[6]);
            counts[event.stage().ordinal() - 1]++;
            counts[5] += event instanceof ImpressionEvent impression ? impression.costMicros() : 0;
        }
    }

    private Expected answers() {
        QueryParameters parameters = new ParameterChoice(rows).choose(WINDOW, LOOK_UPS);
        return new Expected(
                parameters,
                rows.size(),
                new TreeMap<>(distinct),
                q1(parameters),
                q2(parameters),
                new CampaignReport(ads).of(rows, parameters.day()),
                q5(parameters));
    }

    private List<Q1Row> q1(QueryParameters parameters) {
        List<Facts> matching = new ArrayList<>();
        rows.forEach(
                (key, facts) -> {
                    if (key.adId().equals(parameters.adId()) && isWithin(facts, parameters)) {
                        matching.add(facts);
                    }
                });
        List<Stage> stages =
                List.of(Stage.RECALL, Stage.BID, Stage.IMPRESSION, Stage.CLICK, Stage.CONVERSION);
        List<Q1Row> answer = new ArrayList<>();
        for (int i = 0; i < stages.size(); i++) {
            Stage next = i + 1 < stages.size() ? stages.get(i + 1) : null;
            answer.add(loss(matching, stages.get(i), next));
        }
        return answer;
    }

    private static boolean isWithin(Facts facts, QueryParameters parameters) {
        for (Stage stage : Stage.values()) {
            AdEvent event = facts.of(stage);
            if (event != null) {
                return !event.requestTime().isBefore(parameters.from())
                        && event.requestTime().isBefore(parameters.to());
            }
        }
        return false;
    }

    private static Q1Row loss(List<Facts> matching, Stage stage, @Nullable Stage next) {
        long reached = matching.stream().filter(facts -> facts.reached(stage)).count();
        if (next == null) {
            return new Q1Row(stage.name(), reached, 0, null, 0);
        }
        List<Facts> lost =
                matching.stream().filter(f -> f.reached(stage) && !f.reached(next)).toList();
        Map<String, Long> reasons = new TreeMap<>();
        for (Facts facts : lost) {
            String reason = facts.dropReason(stage);
            if (reason != null) {
                reasons.merge(reason, 1L, Long::sum);
            }
        }
        String top = null;
        long most = 0;
        for (Map.Entry<String, Long> reason : reasons.entrySet()) {
            if (reason.getValue() > most) {
                top = reason.getKey();
                most = reason.getValue();
            }
        }
        return new Q1Row(stage.name(), reached, lost.size(), top, most);
    }

    private List<Q2Row> q2(QueryParameters parameters) {
        Map<String, Map<Instant, long[]>> sums = new TreeMap<>();
        counters.forEach(
                (counter, n) -> {
                    if (counter.dt().equals(parameters.day())) {
                        long[] sum =
                                sums.computeIfAbsent(
                                                advertiser(counter.adId()), key -> new TreeMap<>())
                                        .computeIfAbsent(counter.bucket(), key -> new long[6]);
                        for (int i = 0; i < n.length; i++) {
                            sum[i] += n[i];
                        }
                    }
                });
        List<Q2Row> answer = new ArrayList<>();
        sums.forEach(
                (advertiser, buckets) ->
                        buckets.forEach(
                                (bucket, n) ->
                                        answer.add(
                                                new Q2Row(
                                                        advertiser,
                                                        bucket,
                                                        n[0],
                                                        n[1],
                                                        n[2],
                                                        n[3],
                                                        n[4],
                                                        n[5]))));
        return answer;
    }

    private String advertiser(String adId) {
        AdDimension ad = ads.get(adId);
        return ad == null || ad.advertiserId() == null ? CampaignReport.UNKNOWN : ad.advertiserId();
    }

    private List<DiagnosisRow> q5(QueryParameters parameters) {
        List<DiagnosisRow> answer = new ArrayList<>();
        for (QueryParameters.Key key : parameters.lookUps()) {
            Facts facts = rows.get(key);
            if (facts != null) {
                answer.add(facts.toRow(key.dt(), key.requestId(), key.adId()));
            }
        }
        answer.sort(
                Comparator.comparing(DiagnosisRow::requestId).thenComparing(DiagnosisRow::adId));
        return answer;
    }
}
