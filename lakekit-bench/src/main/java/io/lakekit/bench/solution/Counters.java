package io.lakekit.bench.solution;

import static io.lakekit.bench.solution.EventColumns.DT;

import io.lakekit.bench.event.AdEvent;
import io.lakekit.bench.event.ImpressionEvent;
import io.lakekit.bench.event.Period;
import io.lakekit.bench.event.Stage;
import io.lakekit.bench.truth.Q2Row;
import io.lakekit.bench.truth.QueryParameters;
import io.lakekit.catalog.Lake;
import io.lakekit.design.SummaryTable;
import io.lakekit.table.LakeTable;
import io.lakekit.table.RecordSink;
import io.lakekit.table.TableWriter;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The summary table beside each solution. A sum counts a repeated event again, so it pays for its
 * own de-duplication: event ids seen are remembered, and the counts of a commit are added up before
 * they are written.
 */
final class Counters implements AutoCloseable {

    /** A row of the table, as written and as read. */
    record Row(
            String dt,
            Instant minute,
            String adId,
            Long recalls,
            Long bids,
            Long impressions,
            Long clicks,
            Long conversions,
            Long costMicros) {}

    private record Key(String dt, Instant minute, String adId) {}

    private final Period period;
    private final LakeTable<SummaryTable> table;
    private final TableWriter<SummaryTable> writer;
    private final RecordSink<Row> sink;
    private final SeenEvents seen = new SeenEvents();
    private final Map<Key, long[]> pending = new HashMap<>();

    Counters(Lake lake, Period period) {
        this.period = period;
        table = lake.create(CounterDesign.TABLE);
        writer = table.writer();
        sink = writer.rows(Row.class);
    }

    LakeTable<?> table() {
        return table;
    }

    void add(AdEvent event) {
        if (event.stage() == Stage.REQUEST || !seen.add(event.eventId())) {
            return;
        }
        Instant minute = event.requestTime().truncatedTo(ChronoUnit.MINUTES);
        long[] counts =
                pending.computeIfAbsent(
                        new Key(period.of(event.requestTime()), minute, event.adId()),
                        key -> new long[Stage.values().length]);
        counts[event.stage().ordinal()]++;
        if (event instanceof ImpressionEvent impression) {
            counts[0] += impression.costMicros();
        }
    }

    void commit() {
        pending.forEach((key, n) -> sink.write(row(key, n)));
        pending.clear();
        writer.commit();
    }

    /** The slot of REQUEST, which is not counted per ad, holds the cost. */
    private static Row row(Key key, long[] n) {
        return new Row(
                key.dt(),
                key.minute(),
                key.adId(),
                n[Stage.RECALL.ordinal()],
                n[Stage.BID.ordinal()],
                n[Stage.IMPRESSION.ordinal()],
                n[Stage.CLICK.ordinal()],
                n[Stage.CONVERSION.ordinal()],
                n[Stage.REQUEST.ordinal()]);
    }

    List<Q2Row> byAdvertiser(QueryParameters parameters, Dimensions dimensions) {
        Map<String, String> advertisers = dimensions.advertiserByAd();
        Map<Bucket, long[]> sums = new HashMap<>();
        try (var rows = table.reader(Row.class).where(DT.eq(parameters.day())).stream()) {
            rows.forEach(
                    row -> {
                        String advertiser =
                                advertisers.getOrDefault(row.adId(), Dimensions.UNKNOWN);
                        long[] sum =
                                sums.computeIfAbsent(
                                        new Bucket(advertiser, fiveMinutes(row.minute())),
                                        key -> new long[6]);
                        sum[0] += row.recalls();
                        sum[1] += row.bids();
                        sum[2] += row.impressions();
                        sum[3] += row.clicks();
                        sum[4] += row.conversions();
                        sum[5] += row.costMicros();
                    });
        }
        return sums.entrySet().stream()
                .map(e -> e.getKey().toRow(e.getValue()))
                .sorted(Comparator.comparing(Q2Row::advertiserId).thenComparing(Q2Row::bucket))
                .toList();
    }

    private record Bucket(String advertiserId, Instant start) {

        Q2Row toRow(long[] n) {
            return new Q2Row(advertiserId, start, n[0], n[1], n[2], n[3], n[4], n[5]);
        }
    }

    private static Instant fiveMinutes(Instant minute) {
        long width = Duration.ofMinutes(5).toMillis();
        return Instant.ofEpochMilli(Math.floorDiv(minute.toEpochMilli(), width) * width);
    }

    @Override
    public void close() {
        writer.close();
    }
}
