package io.lakekit.bench.input;

import io.lakekit.bench.event.AdEvent;
import io.lakekit.bench.event.EventBytes;
import io.lakekit.bench.spill.Spill;
import java.io.DataInputStream;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.BitSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;

/**
 * The check that the events of one request and ad have one request time. It is part of the key:
 * with two of them one request and ad would be two rows, so the line that comes later in the log is
 * rejected.
 */
final class RequestCheck implements AutoCloseable {

    private record Row(String requestId, String adId) {}

    /** The request time of an event, with its origin. */
    private record Requested(long sequence, int source, long line, Row row, long time) {

        static Requested read(DataInputStream in) throws IOException {
            return new Requested(
                    in.readLong(),
                    in.readInt(),
                    in.readLong(),
                    new Row(EventBytes.text(in), EventBytes.text(in)),
                    in.readLong());
        }
    }

    private final List<LogSource> sources;
    private final Spill rows;

    RequestCheck(List<LogSource> sources, Path directory) {
        this.sources = sources;
        this.rows = new Spill(directory, Spill.usualMemory());
    }

    void add(Entry entry) {
        AdEvent event = entry.event();
        rows.add(
                Hashes.of(event.requestId()),
                out -> {
                    out.writeLong(entry.sequence());
                    out.writeInt(entry.source());
                    out.writeLong(entry.line());
                    EventBytes.write(out, event.requestId());
                    EventBytes.write(out, event.adId());
                    out.writeLong(event.requestTime().toEpochMilli());
                });
    }

    /** Adds the sequence numbers of rejected events to {@code rejected}. */
    void run(BitSet rejected) {
        rows.forEach(group -> visit(group, rejected));
    }

    /** The number of requests among the events that are not rejected. */
    long count(BitSet rejected) {
        AtomicLong count = new AtomicLong();
        rows.forEach(
                group -> {
                    Set<String> seen = new HashSet<>();
                    group.forEach(
                            in -> {
                                Requested requested = Requested.read(in);
                                if (!rejected.get((int) requested.sequence())) {
                                    seen.add(requested.row().requestId());
                                }
                            });
                    count.addAndGet(seen.size());
                });
        return count.get();
    }

    private void visit(Spill.Group group, BitSet rejected) throws IOException {
        Map<Row, Long> times = new HashMap<>();
        group.forEach(
                in -> {
                    Requested next = Requested.read(in);
                    Long known = times.putIfAbsent(next.row(), next.time());
                    if (known != null && known != next.time()) {
                        rejected.set((int) next.sequence());
                        sources.get(next.source())
                                .reject(next.line(), reason(next.row(), next.time(), known));
                    }
                });
    }

    private static String reason(Row row, long time, long known) {
        return "requestTime "
                + Instant.ofEpochMilli(time)
                + " of request '"
                + row.requestId()
                + "' and ad '"
                + row.adId()
                + "', which had "
                + Instant.ofEpochMilli(known)
                + " before; both are one row, so it must be one time";
    }

    @Override
    public void close() {
        rows.close();
    }
}
