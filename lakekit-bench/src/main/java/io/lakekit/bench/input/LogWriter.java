package io.lakekit.bench.input;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.lakekit.bench.event.AdDimension;
import io.lakekit.bench.event.AdEvent;
import io.lakekit.bench.event.BidEvent;
import io.lakekit.bench.event.ClickEvent;
import io.lakekit.bench.event.ConversionEvent;
import io.lakekit.bench.event.EventLog;
import io.lakekit.bench.event.ImpressionEvent;
import io.lakekit.bench.event.RecallEvent;
import io.lakekit.bench.event.RequestEvent;
import io.lakekit.bench.event.Stage;
import io.lakekit.bench.lifetime.Draft;
import java.io.BufferedWriter;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStreamWriter;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.zip.GZIPOutputStream;
import org.jspecify.annotations.Nullable;

/**
 * Writes a log as gzipped JSON lines, one file per stream, with the mapping that reads it back. The
 * log is written completely or not at all.
 */
public final class LogWriter implements AutoCloseable {

    private static final int CHUNK = 10_000;
    private static final ObjectMapper JSON = new ObjectMapper();

    private final Path directory;
    private final Map<Stage, BufferedWriter> streams = new EnumMap<>(Stage.class);
    private final List<Draft> drafts = new ArrayList<>();

    private final Set<Stage> written = EnumSet.noneOf(Stage.class);

    private LogWriter(Path directory) throws IOException {
        this.directory = Files.createDirectories(directory);
    }

    private void open() throws IOException {
        for (Stage stage : Stage.values()) {
            streams.put(
                    stage, open("lakekit-" + stage.name().toLowerCase(Locale.ROOT) + ".jsonl.gz"));
        }
    }

    /** Writes the whole log. */
    public static void write(EventLog log, Path directory) {
        try (LogWriter writer = new LogWriter(directory)) {
            writer.open();
            for (List<AdEvent> chunk = log.nextChunk(CHUNK);
                    !chunk.isEmpty();
                    chunk = log.nextChunk(CHUNK)) {
                for (AdEvent event : chunk) {
                    writer.event(event);
                }
            }
            writer.dimensions(log.dimensions());
            writer.mapping();
            writer.publish();
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot write a log to " + directory, e);
        }
    }

    private BufferedWriter open(String name) throws IOException {
        return new BufferedWriter(
                new OutputStreamWriter(
                        new GZIPOutputStream(Files.newOutputStream(draft(name))),
                        StandardCharsets.UTF_8));
    }

    private Path draft(String name) {
        Draft draft = Draft.of(directory.resolve(name));
        drafts.add(draft);
        return draft.path();
    }

    /** Publishes all files of the log at once, when each is complete. */
    private void publish() throws IOException {
        for (BufferedWriter stream : streams.values()) {
            stream.close();
        }
        for (Draft draft : drafts) {
            draft.publish();
        }
    }

    private void event(AdEvent event) throws IOException {
        ObjectNode line =
                JSON.createObjectNode()
                        .put("event_id", event.eventId())
                        .put("request_id", event.requestId())
                        .put("request_time", event.requestTime().toEpochMilli())
                        .put("event_time", event.eventTime().toEpochMilli());
        if (event.stage() != Stage.REQUEST) {
            line.put("ad_id", event.adId());
        }
        details(event, line);
        BufferedWriter stream = streams.get(event.stage());
        if (stream != null) {
            stream.write(line.toString());
            stream.newLine();
            written.add(event.stage());
        }
    }

    private static void details(AdEvent event, ObjectNode line) {
        if (event instanceof RequestEvent e) {
            line.put("user_id", e.userId()).put("placement", e.placement());
        } else if (event instanceof RecallEvent e) {
            line.put("source", e.source()).put("drop_reason", e.dropReason());
        } else if (event instanceof BidEvent e) {
            line.put("price", amount(e.priceMicros())).put("drop_reason", e.dropReason());
        } else if (event instanceof ImpressionEvent e) {
            line.put("position", e.position()).put("cost", amount(e.costMicros()));
        } else if (event instanceof ClickEvent e) {
            line.put("landing_page", e.landingPage());
        } else if (event instanceof ConversionEvent e) {
            line.put("amount", amount(e.amountMicros())).put("action", e.action());
        }
    }

    private static String amount(long micros) {
        return BigDecimal.valueOf(micros, 6).toPlainString();
    }

    private void dimensions(List<AdDimension> ads) throws IOException {
        try (BufferedWriter out = open("lakekit-ad.jsonl.gz")) {
            for (AdDimension ad : ads) {
                out.write(
                        JSON.createObjectNode()
                                .put("ad_id", ad.adId())
                                .put("adgroup_id", ad.adgroupId())
                                .put("campaign_id", ad.campaignId())
                                .put("advertiser_id", ad.advertiserId())
                                .put("creative_id", ad.creativeId())
                                .put("status", ad.status())
                                .put("updated_at", ad.updatedAt().toEpochMilli())
                                .toString());
                out.newLine();
            }
        }
    }

    /**
     * Writes the mapping. Streams are optional in it, because a short log may lack events of a
     * stage.
     */
    private void mapping() throws IOException {
        try (InputStream in = LogWriter.class.getResourceAsStream("/mappings/generated.yaml")) {
            if (in == null) {
                throw new IOException("the jar lacks the mapping of generated logs");
            }
            String text = new String(in.readAllBytes(), StandardCharsets.UTF_8);
            for (Stage stage : Stage.values()) {
                if (!written.contains(stage)) {
                    String line = "  - stage: " + stage + "\n";
                    text = text.replace(line, line + "    optional: true\n");
                }
            }
            Files.writeString(draft("lakekit-mapping.yaml"), text);
        }
    }

    /**
     * Deletes the files that were not published. Failures of closing their streams do not matter.
     */
    @Override
    public void close() throws IOException {
        IOException failed = null;
        for (BufferedWriter stream : streams.values()) {
            failed = first(failed, stream);
        }
        for (Draft draft : drafts) {
            failed = first(failed, draft);
        }
        if (failed != null) {
            throw failed;
        }
    }

    private static @Nullable IOException first(@Nullable IOException failed, Closeable part) {
        try {
            part.close();
            return failed;
        } catch (IOException e) {
            return failed == null ? e : failed;
        }
    }
}
