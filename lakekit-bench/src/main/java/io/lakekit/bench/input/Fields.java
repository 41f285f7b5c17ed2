package io.lakekit.bench.input;

import io.lakekit.bench.event.AdDimension;
import io.lakekit.bench.event.AdEvent;
import io.lakekit.bench.event.BidEvent;
import io.lakekit.bench.event.ClickEvent;
import io.lakekit.bench.event.ConversionEvent;
import io.lakekit.bench.event.ImpressionEvent;
import io.lakekit.bench.event.RecallEvent;
import io.lakekit.bench.event.RequestEvent;
import io.lakekit.bench.event.Stage;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.function.ToLongFunction;
import org.jspecify.annotations.Nullable;

/** Makes events and ads of one part's lines by its templates. */
final class Fields {

    private final Part part;
    private final Times times;
    private final Map<String, Template> templates = new HashMap<>();
    private Line line = name -> null;

    Fields(Part part) {
        this.part = part;
        this.times = part.times();
        part.fields().forEach((field, text) -> templates.put(field, new Template(text)));
    }

    Fields at(Line next) {
        line = next;
        return this;
    }

    /**
     * The event of the line. What is found at another stream stands for itself as empty text and
     * 1970.
     *
     * @throws IllegalArgumentException if the line lacks a field or holds what does not fit
     */
    AdEvent event(Stage stage) {
        String id = required("eventId");
        String request = part.finds("requestId") ? "" : required("requestId");
        Instant requested = part.finds("requestTime") ? Instant.EPOCH : instant("requestTime");
        Instant at = instant("eventTime");
        String ad = stage == Stage.REQUEST || part.finds("adId") ? "" : required("adId");
        return switch (stage) {
            case REQUEST ->
                    new RequestEvent(id, request, requested, at, text("userId"), text("placement"));
            case RECALL ->
                    new RecallEvent(
                            id, request, ad, requested, at, text("source"), text("dropReason"));
            case BID ->
                    new BidEvent(id, request, ad, requested, at, cost("price"), text("dropReason"));
            case IMPRESSION ->
                    new ImpressionEvent(
                            id,
                            request,
                            ad,
                            requested,
                            at,
                            (int) number("position", LogNumbers::whole),
                            cost("cost"));
            case CLICK -> new ClickEvent(id, request, ad, requested, at, text("landingPage"));
            case CONVERSION ->
                    new ConversionEvent(
                            id,
                            request,
                            ad,
                            requested,
                            at,
                            number("amount", LogNumbers::micros),
                            text("action"));
        };
    }

    AdDimension dimension() {
        return new AdDimension(
                required("adId"),
                text("adgroupId"),
                text("campaignId"),
                text("advertiserId"),
                text("creativeId"),
                text("status"),
                templates.containsKey("updatedAt") ? instant("updatedAt") : Instant.EPOCH);
    }

    private String required(String field) {
        String value = text(field);
        if (value == null) {
            throw new IllegalArgumentException("no " + field);
        }
        return value;
    }

    private @Nullable String text(String field) {
        Template template = templates.get(field);
        if (template == null) {
            return null;
        }
        String text = template.fill(line, field);
        if (hasHalfACharacter(text)) {
            throw new IllegalArgumentException(
                    field
                            + " holds half a character (an unpaired surrogate), which cannot be"
                            + " stored");
        }
        return text.isEmpty() ? null : text;
    }

    private static boolean hasHalfACharacter(String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (Character.isSurrogate(c)) {
                boolean pair =
                        i + 1 < text.length() && Character.isSurrogatePair(c, text.charAt(i + 1));
                if (!pair) {
                    return true;
                }
                i++;
            }
        }
        return false;
    }

    /** What a bid or an impression costs: 0 if the line does not say, never less. */
    private long cost(String field) {
        long micros = number(field, LogNumbers::micros);
        if (micros < 0) {
            throw new IllegalArgumentException(field + " '" + text(field) + "' is less than 0");
        }
        return micros;
    }

    private long number(String field, ToLongFunction<String> type) {
        String value = text(field);
        try {
            return value == null ? 0 : type.applyAsLong(value);
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException(
                    field + " '" + value + "' cannot be taken: " + e.getMessage(), e);
        }
    }

    private Instant instant(String field) {
        return times.parse(field, required(field));
    }
}
