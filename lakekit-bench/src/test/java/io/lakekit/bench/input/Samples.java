package io.lakekit.bench.input;

import io.lakekit.bench.event.AdEvent;
import io.lakekit.bench.event.EventLog;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.zip.GZIPOutputStream;
import org.apache.commons.compress.compressors.bzip2.BZip2CompressorOutputStream;

/** Small logs in public layouts, made by the tests. */
final class Samples {

    private static final String OPEN_BANDIT =
            """
            ,timestamp,item_id,position,click,propensity_score
            0,2019-11-24 00:00:00.100000+00:00,7,3,0,0.1
            1,2019-11-24 00:00:01.200000+00:00,8,1,1,0.2
            2,2019-11-24 00:00:02.300000+00:00,7,2,0,0.3
            3,2019-11-24 00:00:03.400000+00:00,9,1,1,0.4
            """;

    private static final String OPEN_BANDIT_ITEMS =
            """
            ,item_id,item_feature_0,item_feature_1
            0,7,-0.5,"a, b"
            """;

    private Samples() {}

    static String openBandit() {
        return OPEN_BANDIT;
    }

    static String openBanditItems() {
        return OPEN_BANDIT_ITEMS;
    }

    /** A line of an iPinYou impression, click or conversion log. */
    static String ipinyou(String bid, String time, String creative, String page) {
        List<String> cells = new ArrayList<>(Collections.nCopies(24, "-"));
        cells.set(0, bid);
        cells.set(1, time);
        cells.set(18, creative);
        cells.set(19, "300");
        cells.set(20, "55");
        cells.set(21, page);
        return String.join("\t", cells) + "\n";
    }

    /** A line of an iPinYou bid log. */
    static String ipinyouBid(String bid, String time, String creative, String price) {
        List<String> cells = new ArrayList<>(Collections.nCopies(21, "-"));
        cells.set(0, bid);
        cells.set(1, time);
        cells.set(17, creative);
        cells.set(18, price);
        return String.join("\t", cells) + "\n";
    }

    /** Writes text, packed as the end of the file's name says. */
    static Path write(Path file, String text) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        String name = file.getFileName().toString();
        try (OutputStream out =
                name.endsWith(".gz")
                        ? new GZIPOutputStream(bytes)
                        : name.endsWith(".bz2") ? new BZip2CompressorOutputStream(bytes) : bytes) {
            out.write(text.getBytes(StandardCharsets.UTF_8));
        }
        return Files.write(file, bytes.toByteArray());
    }

    /** Writes an Open Bandit log and its items. */
    static Path openBandit(Path directory, String name, String lines) throws IOException {
        String items = name.replace(".csv", "_item_context.csv");
        write(directory.resolve(items), openBanditItems());
        return write(directory.resolve(name), lines);
    }

    /** Writes the four iPinYou logs of a day, a line each. */
    static void ipinyou(Path directory, String packing) throws IOException {
        write(
                directory.resolve("bid.20130606.txt" + packing),
                ipinyouBid("b1", "20130606000104008", "ad9", "300"));
        write(
                directory.resolve("imp.20130606.txt" + packing),
                ipinyou("b1", "20130606000105000", "ad9", "page"));
        write(
                directory.resolve("clk.20130606.txt" + packing),
                ipinyou("b1", "20130606000106000", "ad9", "page"));
        write(
                directory.resolve("conv.20130606.txt" + packing),
                ipinyou("b1", "20130606000107000", "ad9", "page"));
    }

    /** Writes a mapping of clicks in hits.csv, with a line more. */
    static void mapping(Path directory, String more) throws IOException {
        Files.writeString(
                directory.resolve("lakekit-mapping.yaml"),
                """
                name: mine
                streams:
                  - stage: CLICK
                    files: "hits\\\\.csv"
                    format: csv
                    header: true
                    %s
                    time: epoch-millis
                    fields:
                      eventId: "${shop}/${order}"
                      requestId: "${shop}+${order}"
                      adId: "ad-${shop}"
                      requestTime: "${at}"
                      eventTime: "${at}"
                """
                        .formatted(more));
    }

    /** All events of the directory's log. */
    static List<AdEvent> read(Path directory) {
        try (FileLog log = FileLog.open(directory, null, null)) {
            return all(log);
        }
    }

    static List<AdEvent> all(EventLog log) {
        List<AdEvent> events = new ArrayList<>();
        for (List<AdEvent> chunk = log.nextChunk(3); !chunk.isEmpty(); chunk = log.nextChunk(3)) {
            events.addAll(chunk);
        }
        return events;
    }
}
