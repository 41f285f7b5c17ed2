package io.lakekit.bench.event;

import java.time.Instant;

/** The copy of an event with the request and ad that it was found to belong to. */
public final class WithRow {

    private WithRow() {}

    /** A copy of an event with another request, ad and request time. */
    public static AdEvent of(AdEvent event, String request, String ad, Instant requested) {
        String id = event.eventId();
        Instant at = event.eventTime();
        if (event instanceof RequestEvent e) {
            return new RequestEvent(id, request, requested, at, e.userId(), e.placement());
        } else if (event instanceof RecallEvent e) {
            return new RecallEvent(id, request, ad, requested, at, e.source(), e.dropReason());
        } else if (event instanceof BidEvent e) {
            return new BidEvent(id, request, ad, requested, at, e.priceMicros(), e.dropReason());
        } else if (event instanceof ImpressionEvent e) {
            return new ImpressionEvent(
                    id, request, ad, requested, at, e.position(), e.costMicros());
        } else if (event instanceof ClickEvent e) {
            return new ClickEvent(id, request, ad, requested, at, e.landingPage());
        }
        ConversionEvent e = (ConversionEvent) event;
        return new ConversionEvent(id, request, ad, requested, at, e.amountMicros(), e.action());
    }
}
