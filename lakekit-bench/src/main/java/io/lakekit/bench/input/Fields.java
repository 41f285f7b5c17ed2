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
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Makes events and ads of one part's columns by its templates. */
final class Fields {

    private static final Pattern PLACE = Pattern.compile("\\$\\{([^}]+)}");

    private final Mapping.Part part;
    private final @Nullable DateTimeFormatter time;
    private Map<String, String> values = new HashMap<>();

    Fields(Mapping.Part part) {
        this.part = part;
        String pattern = part.time();
        this.time =
                pattern == null || pattern.equals("iso") || pattern.equals("epoch-millis")
                        ? null
                        : DateTimeFormatter.ofPattern(pattern);
    }

    Fields at(Map<String, String> columns) {
        values = columns;
        return this;
    }

    /** Whether the line passes the part's filter. */
    boolean isWanted() {
        Map<String, String> where = part.where();
        return where == null
                || where.entrySet().stream()
                        .allMatch(e -> e.getValue().equals(values.get(e.getKey())));
    }

    AdEvent event(Stage stage) {
        String id = required("eventId");
        String request = required("requestId");
        Instant requested = instant("requestTime");
        Instant at = instant("eventTime");
        String ad = stage == Stage.REQUEST ? "" : required("adId");
        return switch (stage) {
            case REQUEST ->
                    new RequestEvent(id, request, requested, at, text("userId"), text("placement"));
            case RECALL ->
                    new RecallEvent(
                            id, request, ad, requested, at, text("source"), text("dropReason"));
            case BID ->
                    new BidEvent(
                            id, request, ad, requested, at, micros("price"), text("dropReason"));
            case IMPRESSION ->
                    new ImpressionEvent(
                            id,
                            request,
                            ad,
                            requested,
                            at,
                            (int) whole("position"),
                            micros("cost"));
            case CLICK -> new ClickEvent(id, request, ad, requested, at, text("landingPage"));
            case CONVERSION ->
                    new ConversionEvent(
                            id, request, ad, requested, at, micros("amount"), text("action"));
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
                part.fields().containsKey("updatedAt") ? instant("updatedAt") : Instant.EPOCH);
    }

    private String required(String field) {
        String value = text(field);
        if (value == null) {
            throw new IllegalArgumentException("no " + field);
        }
        return value;
    }

    private @Nullable String text(String field) {
        String template = part.fields().get(field);
        if (template == null) {
            return null;
        }
        Matcher matcher = PLACE.matcher(template);
        StringBuilder text = new StringBuilder();
        while (matcher.find()) {
            String value = values.get(matcher.group(1));
            if (value == null) {
                throw new IllegalArgumentException(
                        "no column '" + matcher.group(1) + "' for " + field);
            }
            matcher.appendReplacement(text, Matcher.quoteReplacement(value));
        }
        String whole = matcher.appendTail(text).toString();
        return whole.isEmpty() ? null : whole;
    }

    private long whole(String field) {
        String value = text(field);
        return value == null ? 0 : Long.parseLong(value);
    }

    /** A decimal amount in millionths; finer digits are cut. */
    private long micros(String field) {
        String value = text(field);
        return value == null
                ? 0
                : new BigDecimal(value)
                        .movePointRight(6)
                        .setScale(0, RoundingMode.DOWN)
                        .longValueExact();
    }

    /** Times without an offset are UTC; finer digits than milliseconds are cut. */
    private Instant instant(String field) {
        String value = required(field);
        try {
            return parse(value).truncatedTo(ChronoUnit.MILLIS);
        } catch (DateTimeException | NumberFormatException e) {
            throw new IllegalArgumentException(
                    field + " '" + value + "' is no time of pattern '" + part.time() + "'", e);
        }
    }

    private Instant parse(String value) {
        if ("epoch-millis".equals(part.time())) {
            return Instant.ofEpochMilli(Long.parseLong(value));
        }
        if (time != null) {
            return time.parseBest(value, OffsetDateTime::from, LocalDateTime::from)
                            instanceof OffsetDateTime offset
                    ? offset.toInstant()
                    : LocalDateTime.parse(value, time).toInstant(ZoneOffset.UTC);
        }
        return OffsetDateTime.parse(value.replace(' ', 'T')).toInstant();
    }
}
