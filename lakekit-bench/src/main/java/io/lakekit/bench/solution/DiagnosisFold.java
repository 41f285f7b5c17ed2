package io.lakekit.bench.solution;

import io.lakekit.bench.truth.DiagnosisRow;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Joins the whole events of one request and ad, the newest of each stage. */
final class DiagnosisFold {

    private StoredEvents.@Nullable Recall recall;
    private StoredEvents.@Nullable Bid bid;
    private StoredEvents.@Nullable Impression impression;
    private StoredEvents.@Nullable Click click;
    private StoredEvents.@Nullable Conversion conversion;

    void recall(StoredEvents.Recall e) {
        if (recall == null
                || newer(e.eventTime(), e.eventId(), recall.eventTime(), recall.eventId())) {
            recall = e;
        }
    }

    void bid(StoredEvents.Bid e) {
        if (bid == null || newer(e.eventTime(), e.eventId(), bid.eventTime(), bid.eventId())) {
            bid = e;
        }
    }

    void impression(StoredEvents.Impression e) {
        if (impression == null
                || newer(
                        e.eventTime(), e.eventId(), impression.eventTime(), impression.eventId())) {
            impression = e;
        }
    }

    void click(StoredEvents.Click e) {
        if (click == null
                || newer(e.eventTime(), e.eventId(), click.eventTime(), click.eventId())) {
            click = e;
        }
    }

    void conversion(StoredEvents.Conversion e) {
        if (conversion == null
                || newer(
                        e.eventTime(), e.eventId(), conversion.eventTime(), conversion.eventId())) {
            conversion = e;
        }
    }

    private static boolean newer(Instant time, String id, Instant keptTime, String keptId) {
        int order = time.compareTo(keptTime);
        return order > 0 || (order == 0 && id.compareTo(keptId) > 0);
    }

    /** The row, if any stage happened. */
    Optional<DiagnosisRow> row(String dt, String requestId, String adId) {
        if (recall == null
                && bid == null
                && impression == null
                && click == null
                && conversion == null) {
            return Optional.empty();
        }
        return Optional.of(
                new DiagnosisRow(
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
                        conversion == null ? null : conversion.action()));
    }
}
