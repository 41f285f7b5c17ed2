package io.lakekit.bench.input;

import io.lakekit.bench.event.EventBytes;
import io.lakekit.bench.spill.Spill;
import java.io.IOException;
import java.nio.file.Path;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The check that event ids are unique: an id that comes again must be of the same event. Otherwise
 * one of two events would not count, and which one would depend on the table.
 */
final class IdCheck implements AutoCloseable {

    /** The place where an id was first seen, and a fingerprint of its event. */
    private record Seen(long sequence, int source, long line, long content) {}

    private final List<LogSource> sources;
    private final Spill ids;
    private long distinct;
    private long firstClash = Long.MAX_VALUE;
    private @Nullable String clash;

    IdCheck(List<LogSource> sources, Path directory) {
        this.sources = sources;
        this.ids = new Spill(directory, Spill.usualMemory());
    }

    void add(Entry entry) {
        String id = entry.event().eventId();
        ids.add(
                Hashes.of(id),
                out -> {
                    EventBytes.write(out, id);
                    out.writeLong(entry.sequence());
                    out.writeInt(entry.source());
                    out.writeLong(entry.line());
                    out.writeLong(Hashes.of(entry.event()));
                });
    }

    /**
     * Adds to the sequence numbers of {@code rejected} those of events whose stream and file gave
     * their id to another event before.
     *
     * @throws InputException if an id is shared over streams or files
     */
    void run(BitSet rejected) {
        ids.forEach(group -> visit(group, rejected));
        if (clash != null) {
            throw new InputException(clash);
        }
    }

    /** The number of distinct ids. */
    long distinct() {
        return distinct;
    }

    private void visit(Spill.Group group, BitSet rejected) throws IOException {
        Map<String, Seen> first = new HashMap<>();
        group.forEach(
                in -> {
                    String id = EventBytes.text(in);
                    Seen seen = new Seen(in.readLong(), in.readInt(), in.readLong(), in.readLong());
                    if (!rejected.get((int) seen.sequence())) {
                        Seen before = first.putIfAbsent(id, seen);
                        if (before != null && before.content() != seen.content()) {
                            refuse(id, before, seen, rejected);
                        }
                    }
                });
        distinct += first.size();
    }

    private void refuse(String id, Seen before, Seen seen, BitSet rejected) {
        if (before.source() == seen.source()) {
            rejected.set((int) seen.sequence());
            sources.get(seen.source())
                    .reject(
                            seen.line(),
                            "event id '"
                                    + id
                                    + "' is that of another event, of line "
                                    + before.line()
                                    + "; give each event an id of its own");
        } else if (seen.sequence() < firstClash) {
            firstClash = seen.sequence();
            clash =
                    "Event id '"
                            + id
                            + "' belongs to two different events: "
                            + place(before)
                            + ", and "
                            + place(seen)
                            + ". One of them would not count. Make eventId unique over all streams"
                            + " and files, with a prefix for each stream and with ${_file} if"
                            + " ${_row} is in it";
        }
    }

    private String place(Seen seen) {
        LogSource source = sources.get(seen.source());
        return source.part().title() + " in line " + seen.line() + " of " + source.file().name();
    }

    @Override
    public void close() {
        ids.close();
    }
}
