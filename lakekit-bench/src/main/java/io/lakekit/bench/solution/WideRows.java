package io.lakekit.bench.solution;

import io.lakekit.bench.event.AdEvent;
import io.lakekit.bench.event.BidEvent;
import io.lakekit.bench.event.ClickEvent;
import io.lakekit.bench.event.ConversionEvent;
import io.lakekit.bench.event.ImpressionEvent;
import io.lakekit.bench.event.RecallEvent;
import io.lakekit.bench.event.RequestEvent;
import io.lakekit.bench.truth.DiagnosisRow;
import io.lakekit.table.RecordSink;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** The records that each stage writes into the wide row, one per group. */
final class WideRows {

    private WideRows() {}

    record Request(
            String dt,
            Instant requestTime,
            String requestId,
            String adId,
            Instant requestAt,
            String requestEventId,
            @Nullable String userId,
            @Nullable String placement) {

        static Request of(RequestEvent e, String dt) {
            return new Request(
                    dt,
                    e.requestTime(),
                    e.requestId(),
                    e.adId(),
                    e.eventTime(),
                    e.eventId(),
                    e.userId(),
                    e.placement());
        }
    }

    record Recall(
            String dt,
            Instant requestTime,
            String requestId,
            String adId,
            Instant recallAt,
            String recallEventId,
            @Nullable String recallSource,
            @Nullable String recallDrop) {

        static Recall of(RecallEvent e, String dt) {
            return new Recall(
                    dt,
                    e.requestTime(),
                    e.requestId(),
                    e.adId(),
                    e.eventTime(),
                    e.eventId(),
                    e.source(),
                    e.dropReason());
        }
    }

    record Bid(
            String dt,
            Instant requestTime,
            String requestId,
            String adId,
            Instant bidAt,
            String bidEventId,
            long bidPriceMicros,
            @Nullable String bidDrop) {

        static Bid of(BidEvent e, String dt) {
            return new Bid(
                    dt,
                    e.requestTime(),
                    e.requestId(),
                    e.adId(),
                    e.eventTime(),
                    e.eventId(),
                    e.priceMicros(),
                    e.dropReason());
        }
    }

    record Impression(
            String dt,
            Instant requestTime,
            String requestId,
            String adId,
            Instant impressionAt,
            String impressionEventId,
            int position,
            long costMicros) {

        static Impression of(ImpressionEvent e, String dt) {
            return new Impression(
                    dt,
                    e.requestTime(),
                    e.requestId(),
                    e.adId(),
                    e.eventTime(),
                    e.eventId(),
                    e.position(),
                    e.costMicros());
        }
    }

    record Click(
            String dt,
            Instant requestTime,
            String requestId,
            String adId,
            Instant clickAt,
            String clickEventId,
            @Nullable String landingPage) {

        static Click of(ClickEvent e, String dt) {
            return new Click(
                    dt,
                    e.requestTime(),
                    e.requestId(),
                    e.adId(),
                    e.eventTime(),
                    e.eventId(),
                    e.landingPage());
        }
    }

    record Conversion(
            String dt,
            Instant requestTime,
            String requestId,
            String adId,
            Instant conversionAt,
            String conversionEventId,
            long amountMicros,
            @Nullable String action) {

        static Conversion of(ConversionEvent e, String dt) {
            return new Conversion(
                    dt,
                    e.requestTime(),
                    e.requestId(),
                    e.adId(),
                    e.eventTime(),
                    e.eventId(),
                    e.amountMicros(),
                    e.action());
        }
    }

    /** A whole row as a reader returns it. */
    record Stored(
            String dt,
            String requestId,
            String adId,
            @Nullable Instant recallAt,
            @Nullable String recallSource,
            @Nullable String recallDrop,
            @Nullable Instant bidAt,
            @Nullable Long bidPriceMicros,
            @Nullable String bidDrop,
            @Nullable Instant impressionAt,
            @Nullable Integer position,
            @Nullable Long costMicros,
            @Nullable Instant clickAt,
            @Nullable String landingPage,
            @Nullable Instant conversionAt,
            @Nullable Long amountMicros,
            @Nullable String action) {

        DiagnosisRow toDiagnosis() {
            return new DiagnosisRow(
                    dt,
                    requestId,
                    adId,
                    recallAt,
                    recallSource,
                    recallDrop,
                    bidAt,
                    bidPriceMicros,
                    bidDrop,
                    impressionAt,
                    position,
                    costMicros,
                    clickAt,
                    landingPage,
                    conversionAt,
                    amountMicros,
                    action);
        }
    }

    /** One sink per group. */
    record Sinks(
            RecordSink<Request> requests,
            RecordSink<Recall> recalls,
            RecordSink<Bid> bids,
            RecordSink<Impression> impressions,
            RecordSink<Click> clicks,
            RecordSink<Conversion> conversions) {

        void write(AdEvent event, String dt) {
            if (event instanceof RequestEvent e) {
                requests.write(Request.of(e, dt));
            } else if (event instanceof RecallEvent e) {
                recalls.write(Recall.of(e, dt));
            } else if (event instanceof BidEvent e) {
                bids.write(Bid.of(e, dt));
            } else if (event instanceof ImpressionEvent e) {
                impressions.write(Impression.of(e, dt));
            } else if (event instanceof ClickEvent e) {
                clicks.write(Click.of(e, dt));
            } else if (event instanceof ConversionEvent e) {
                conversions.write(Conversion.of(e, dt));
            }
        }
    }
}
