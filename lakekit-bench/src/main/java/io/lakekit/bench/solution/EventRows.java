package io.lakekit.bench.solution;

import io.lakekit.bench.event.AdEvent;
import io.lakekit.bench.event.BidEvent;
import io.lakekit.bench.event.ClickEvent;
import io.lakekit.bench.event.ConversionEvent;
import io.lakekit.bench.event.ImpressionEvent;
import io.lakekit.bench.event.RecallEvent;
import io.lakekit.bench.event.RequestEvent;
import io.lakekit.table.RecordSink;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * The rows of events as they arrived, one record per stage: what the append tables and the hybrid
 * table store.
 */
final class EventRows {

    private EventRows() {}

    record Request(
            String dt,
            Instant requestTime,
            String requestId,
            String adId,
            Instant eventTime,
            String eventId,
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
            Instant eventTime,
            String eventId,
            @Nullable String source,
            @Nullable String dropReason) {

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
            Instant eventTime,
            String eventId,
            long priceMicros,
            @Nullable String dropReason) {

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
            Instant eventTime,
            String eventId,
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
            Instant eventTime,
            String eventId,
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
            Instant eventTime,
            String eventId,
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

    /** One sink per stage. */
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
