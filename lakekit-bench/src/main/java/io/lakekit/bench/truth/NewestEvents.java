package io.lakekit.bench.truth;

import io.lakekit.bench.event.AdEvent;
import io.lakekit.bench.event.BidEvent;
import io.lakekit.bench.event.ClickEvent;
import io.lakekit.bench.event.ConversionEvent;
import io.lakekit.bench.event.ImpressionEvent;
import io.lakekit.bench.event.RecallEvent;
import io.lakekit.bench.event.Stage;
import java.time.Instant;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** The newest event of each stage of one request and ad, and the number of events. */
final class NewestEvents {

    private final @Nullable AdEvent[] newest = new AdEvent[Stage.values().length];
    private final long[] counts = new long[Stage.values().length];
    private Instant requestTime = Instant.EPOCH;
    private long costOfAll;

    void add(AdEvent event) {
        requestTime = event.requestTime();
        counts[event.stage().ordinal()]++;
        costOfAll += event instanceof ImpressionEvent shown ? shown.costMicros() : 0;
        AdEvent kept = newest[event.stage().ordinal()];
        if (kept == null || isNewer(event, kept)) {
            newest[event.stage().ordinal()] = event;
        }
    }

    private static boolean isNewer(AdEvent event, AdEvent kept) {
        int time = event.eventTime().compareTo(kept.eventTime());
        return time > 0 || (time == 0 && event.eventId().compareTo(kept.eventId()) > 0);
    }

    @Nullable AdEvent of(Stage stage) {
        return newest[stage.ordinal()];
    }

    /** The request time, which is the same in all events. */
    Instant requestTime() {
        return requestTime;
    }

    /** The number of distinct events of a stage. */
    long count(Stage stage) {
        return counts[stage.ordinal()];
    }

    /** The number of distinct events without the request itself. */
    long countsOfAd() {
        return Arrays.stream(counts).sum() - count(Stage.REQUEST);
    }

    /** The cost of all distinct impressions. */
    long costOfAll() {
        return costOfAll;
    }

    boolean reached(Stage stage) {
        return of(stage) != null;
    }

    @Nullable String dropReason(Stage stage) {
        AdEvent event = of(stage);
        if (event instanceof RecallEvent recall) {
            return recall.dropReason();
        }
        return event instanceof BidEvent bid ? bid.dropReason() : null;
    }

    DiagnosisRow toRow(String dt, String requestId, String adId) {
        RecallEvent recall = (RecallEvent) of(Stage.RECALL);
        BidEvent bid = (BidEvent) of(Stage.BID);
        ImpressionEvent impression = (ImpressionEvent) of(Stage.IMPRESSION);
        ClickEvent click = (ClickEvent) of(Stage.CLICK);
        ConversionEvent conversion = (ConversionEvent) of(Stage.CONVERSION);
        return new DiagnosisRow(
                dt,
                requestId,
                adId,
                recall == null ? null : recall.eventTime(),
                recall == null ? null : recall.source(),
                recall == null ? null : recall.dropReason(),
                bid == null ? null : bid.eventTime(),
                bid == null ? null : bid.priceMicros(),
                bid == null ? null : bid.dropReason(),
                impression == null ? null : impression.eventTime(),
                impression == null ? null : impression.position(),
                impression == null ? null : impression.costMicros(),
                click == null ? null : click.eventTime(),
                click == null ? null : click.landingPage(),
                conversion == null ? null : conversion.eventTime(),
                conversion == null ? null : conversion.amountMicros(),
                conversion == null ? null : conversion.action());
    }
}
