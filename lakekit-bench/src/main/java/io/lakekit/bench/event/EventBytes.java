package io.lakekit.bench.event;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Events and ads as bytes, for files that this program reads again itself. */
public final class EventBytes {

    private static final Stage[] STAGES = Stage.values();

    private EventBytes() {}

    /** Writes an event. */
    public static void write(DataOutput out, AdEvent event) throws IOException {
        out.writeByte(event.stage().ordinal());
        write(out, event.eventId());
        write(out, event.requestId());
        write(out, event.adId());
        out.writeLong(event.requestTime().toEpochMilli());
        out.writeLong(event.eventTime().toEpochMilli());
        if (event instanceof RequestEvent e) {
            details(out, 0, e.userId(), e.placement());
        } else if (event instanceof RecallEvent e) {
            details(out, 0, e.source(), e.dropReason());
        } else if (event instanceof BidEvent e) {
            details(out, e.priceMicros(), e.dropReason(), null);
        } else if (event instanceof ImpressionEvent e) {
            details(out, e.costMicros(), null, null);
            out.writeInt(e.position());
        } else if (event instanceof ClickEvent e) {
            details(out, 0, e.landingPage(), null);
        } else if (event instanceof ConversionEvent e) {
            details(out, e.amountMicros(), e.action(), null);
        }
    }

    private static void details(
            DataOutput out, long micros, @Nullable String first, @Nullable String second)
            throws IOException {
        out.writeLong(micros);
        write(out, first);
        write(out, second);
    }

    /** Reads an event. */
    public static AdEvent read(DataInput in) throws IOException {
        Stage stage = STAGES[in.readByte()];
        String id = text(in);
        String request = text(in);
        String ad = text(in);
        Instant requested = Instant.ofEpochMilli(in.readLong());
        Instant at = Instant.ofEpochMilli(in.readLong());
        long micros = in.readLong();
        String first = nullable(in);
        String second = nullable(in);
        return switch (stage) {
            case REQUEST -> new RequestEvent(id, request, requested, at, first, second);
            case RECALL -> new RecallEvent(id, request, ad, requested, at, first, second);
            case BID -> new BidEvent(id, request, ad, requested, at, micros, first);
            case IMPRESSION ->
                    new ImpressionEvent(id, request, ad, requested, at, in.readInt(), micros);
            case CLICK -> new ClickEvent(id, request, ad, requested, at, first);
            case CONVERSION -> new ConversionEvent(id, request, ad, requested, at, micros, first);
        };
    }

    /** Writes an ad. */
    public static void write(DataOutput out, AdDimension ad) throws IOException {
        write(out, ad.adId());
        write(out, ad.adgroupId());
        write(out, ad.campaignId());
        write(out, ad.advertiserId());
        write(out, ad.creativeId());
        write(out, ad.status());
        out.writeLong(ad.updatedAt().toEpochMilli());
    }

    /** Reads an ad. */
    public static AdDimension readAd(DataInput in) throws IOException {
        return new AdDimension(
                text(in),
                nullable(in),
                nullable(in),
                nullable(in),
                nullable(in),
                nullable(in),
                Instant.ofEpochMilli(in.readLong()));
    }

    /** Writes a text, which may be null. */
    public static void write(DataOutput out, @Nullable String text) throws IOException {
        if (text == null) {
            out.writeInt(-1);
            return;
        }
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        out.writeInt(bytes.length);
        out.write(bytes);
    }

    /** Reads a text that is not null. */
    public static String text(DataInput in) throws IOException {
        String text = nullable(in);
        if (text == null) {
            throw new IOException("a text is missing");
        }
        return text;
    }

    private static @Nullable String nullable(DataInput in) throws IOException {
        int length = in.readInt();
        if (length < 0) {
            return null;
        }
        byte[] bytes = new byte[length];
        in.readFully(bytes);
        return new String(bytes, StandardCharsets.UTF_8);
    }
}
