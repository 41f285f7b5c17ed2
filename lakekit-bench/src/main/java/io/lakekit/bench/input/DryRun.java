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
import io.lakekit.bench.event.StreamCount;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** A dry run: the first lines of each stream of a log, in words; nothing is written. */
public final class DryRun {

    private static final int SHOWN = 3;
    private static final int READ = 10_000;

    private final List<String> text = new ArrayList<>();

    private DryRun() {}

    /**
     * Reads the first lines of the first file of each stream and of the dimensions.
     *
     * @param directory where the files are
     * @param mapping how to read them, or null for the directory's own mapping or a shipped one
     * @return lines of text
     * @throws InputException if no mapping fits, or a stream or the dimensions have no file
     */
    public static List<String> of(Path directory, @Nullable Path mapping) {
        LogDirectory files = LogDirectory.list(directory);
        Mapping chosen = Mapping.choose(files, mapping);
        files.requireFilesOf(chosen);
        DryRun run = new DryRun();
        run.text.add("mapping '" + chosen.name() + "'");
        chosen.parts().forEach(part -> run.part(part, files.of(part)));
        return run.text;
    }

    private void part(Part part, List<LogFile> files) {
        text.add("");
        text.add(part.title() + ", files '" + part.files() + "': " + files.size());
        if (files.isEmpty()) {
            return;
        }
        LogFile first = files.get(0);
        Tally tally = new Tally(part);
        LogSource source =
                new LogSource(0, first, part, first.constants(part), tally, new Rejects(null));
        try (PartReader reader = new PartReader(source)) {
            show(reader, source);
        }
        StreamCount count = tally.count();
        text.add(
                String.format(
                        "  %s: lines read %d, not wanted %d, rejected %d",
                        first.name(), count.lines(), count.unwanted(), count.rejected()));
        count.filtered().forEach(values -> text.add("    not wanted: " + values));
        count.reasons().forEach(reason -> text.add("    rejected: " + reason));
    }

    private void show(PartReader reader, LogSource source) {
        int shown = 0;
        while (shown < SHOWN && reader.linesRead() < READ) {
            Fields next = reader.nextFields();
            if (next == null) {
                return;
            }
            try {
                String made = made(next, source.part(), reader.line());
                text.add("  line " + reader.lineOfFile() + ": " + made);
                shown++;
            } catch (IllegalArgumentException e) {
                source.reject(reader.lineOfFile(), String.valueOf(e.getMessage()));
            }
        }
    }

    private static String made(Fields fields, Part part, Line line) {
        Stage stage = part.stage();
        if (stage == null) {
            return text("ad", values(fields.dimension()));
        }
        Lookup lookup = part.lookup();
        Map<String, Object> values = values(fields.event(stage));
        if (lookup != null) {
            String key = new Template(lookup.key()).fill(line, "its lookup");
            values.replaceAll(
                    (name, value) ->
                            part.finds(name) ? "(of " + lookup.stage() + " '" + key + "')" : value);
        }
        return text(stage.name(), values);
    }

    private static String text(String what, Map<String, Object> values) {
        return values.entrySet().stream()
                .filter(value -> !value.getValue().equals(""))
                .map(value -> value.getKey() + "=" + value.getValue())
                .collect(Collectors.joining(", ", what + " ", ""));
    }

    private static Map<String, Object> values(AdDimension ad) {
        Map<String, Object> values = new LinkedHashMap<>();
        put(values, "adId", ad.adId());
        put(values, "adgroupId", ad.adgroupId());
        put(values, "campaignId", ad.campaignId());
        put(values, "advertiserId", ad.advertiserId());
        put(values, "creativeId", ad.creativeId());
        put(values, "status", ad.status());
        put(values, "updatedAt", ad.updatedAt().equals(Instant.EPOCH) ? "" : "" + ad.updatedAt());
        return values;
    }

    private static Map<String, Object> values(AdEvent event) {
        Map<String, Object> values = new LinkedHashMap<>();
        values.put("eventId", event.eventId());
        values.put("requestId", event.requestId());
        if (event.stage() != Stage.REQUEST) {
            values.put("adId", event.adId());
        }
        values.put("requestTime", event.requestTime());
        values.put("eventTime", event.eventTime());
        details(event, values);
        return values;
    }

    private static void details(AdEvent event, Map<String, Object> values) {
        if (event instanceof RequestEvent e) {
            put(values, "userId", e.userId());
            put(values, "placement", e.placement());
        } else if (event instanceof RecallEvent e) {
            put(values, "source", e.source());
            put(values, "dropReason", e.dropReason());
        } else if (event instanceof BidEvent e) {
            put(values, "price", amount(e.priceMicros()));
            put(values, "dropReason", e.dropReason());
        } else if (event instanceof ImpressionEvent e) {
            put(values, "position", Integer.toString(e.position()));
            put(values, "cost", amount(e.costMicros()));
        } else if (event instanceof ClickEvent e) {
            put(values, "landingPage", e.landingPage());
        } else if (event instanceof ConversionEvent e) {
            put(values, "amount", amount(e.amountMicros()));
            put(values, "action", e.action());
        }
    }

    private static void put(Map<String, Object> values, String name, @Nullable String value) {
        values.put(name, value == null ? "" : value);
    }

    private static String amount(long micros) {
        return BigDecimal.valueOf(micros, 6).stripTrailingZeros().toPlainString();
    }
}
