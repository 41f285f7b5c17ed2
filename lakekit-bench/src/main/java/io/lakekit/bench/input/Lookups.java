package io.lakekit.bench.input;

import io.lakekit.bench.event.AdEvent;
import io.lakekit.bench.event.EventBytes;
import io.lakekit.bench.event.Stage;
import io.lakekit.bench.event.WithRow;
import io.lakekit.bench.spill.Spill;
import java.io.DataInputStream;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Finds the request, ad and request time of events whose lines do not carry them. Events that are
 * looked at and events that look wait by their keys until all are read.
 */
final class Lookups implements AutoCloseable {

    /** A part that looks up, with the events that wait. */
    private static final class Looker {
        private final Part part;
        private final Stage stage;
        private final Template key;
        private final @Nullable Template match;
        private final Spill waiting;
        private boolean done;

        Looker(Part part, Lookup lookup, Path directory) {
            this.part = part;
            this.stage = lookup.stage();
            this.key = new Template(lookup.key());
            this.match = lookup.match() == null ? null : new Template(lookup.match());
            this.waiting = new Spill(directory, Spill.usualMemory());
        }

        String match(AdEvent event, Line line) {
            return match == null
                    ? event.eventId()
                    : match.fill(line, "the lookup of " + part.title());
        }
    }

    /** The result of a look-up. */
    private record Row(@Nullable String request, @Nullable String ad, long requested) {

        private static final Row SEVERAL = new Row(null, null, -1);

        /**
         * The values that the part takes from an event, so that events which differ only in other
         * values are one row.
         */
        static Row of(Part part, AdEvent event) {
            return new Row(
                    part.finds("requestId") ? event.requestId() : null,
                    part.finds("adId") ? event.adId() : null,
                    part.finds("requestTime") ? event.requestTime().toEpochMilli() : -1);
        }

        AdEvent complete(AdEvent event) {
            return WithRow.of(
                    event,
                    request == null ? event.requestId() : request,
                    ad == null ? event.adId() : ad,
                    requested < 0 ? event.requestTime() : Instant.ofEpochMilli(requested));
        }
    }

    private final List<Looker> lookers = new ArrayList<>();

    Lookups(Mapping mapping, Path work) {
        for (Part part : mapping.streams()) {
            Lookup lookup = part.lookup();
            if (lookup != null) {
                Path directory = work.resolve("lookup-" + lookers.size());
                lookers.add(new Looker(part, lookup, directory));
            }
        }
    }

    boolean areNone() {
        return lookers.isEmpty();
    }

    /**
     * Takes an event that was just read; true if it waits for its row.
     *
     * @throws IllegalArgumentException if its line has no key
     */
    boolean waits(Entry entry, LogSource source, Line line) {
        Map<Integer, String> matches = new HashMap<>();
        for (int i = 0; i < lookers.size(); i++) {
            if (lookers.get(i).stage == source.part().stage()) {
                matches.put(i, lookers.get(i).match(entry.event(), line));
            }
        }
        for (Looker looker : lookers) {
            if (looker.part.equals(source.part())) {
                String key = looker.key.fill(line, "its lookup");
                if (key.isEmpty()) {
                    throw new IllegalArgumentException("no key to look up at " + looker.stage);
                }
                looker.waiting.add(
                        Hashes.of(key),
                        out -> {
                            out.writeBoolean(true);
                            EventBytes.write(out, key);
                            entry.write(out);
                            out.writeInt(matches.size());
                            for (Map.Entry<Integer, String> match : matches.entrySet()) {
                                out.writeInt(match.getKey());
                                EventBytes.write(out, match.getValue());
                            }
                        });
                return true;
            }
        }
        offer(entry.event(), matches);
        return false;
    }

    /** Offers an event whose row is known to the parts that look up. */
    private void offer(AdEvent event, Map<Integer, String> matches) {
        matches.forEach(
                (looker, key) -> {
                    if (!key.isEmpty()) {
                        lookers.get(looker)
                                .waiting
                                .add(
                                        Hashes.of(key),
                                        out -> {
                                            out.writeBoolean(false);
                                            EventBytes.write(out, key);
                                            EventBytes.write(out, event);
                                        });
                    }
                });
    }

    /** Completes all waiting events, first those that others look up. */
    void resolve(List<LogSource> sources, Consumer<Entry> each) {
        while (lookers.stream().anyMatch(looker -> !looker.done)) {
            Looker next =
                    lookers.stream()
                            .filter(looker -> !looker.done && isReady(looker))
                            .findFirst()
                            .orElseThrow();
            next.waiting.forEach(group -> resolve(next, group, sources, each));
            next.done = true;
        }
    }

    private boolean isReady(Looker looker) {
        return lookers.stream().noneMatch(o -> !o.done && o.part.stage() == looker.stage);
    }

    private void resolve(
            Looker looker, Spill.Group group, List<LogSource> sources, Consumer<Entry> each)
            throws IOException {
        Map<String, Row> rows = new HashMap<>();
        group.forEach(
                in -> {
                    if (!in.readBoolean()) {
                        String key = EventBytes.text(in);
                        Row row = Row.of(looker.part, EventBytes.read(in));
                        rows.merge(key, row, (a, b) -> a.equals(b) ? a : Row.SEVERAL);
                    }
                });
        group.forEach(
                in -> {
                    if (in.readBoolean()) {
                        complete(looker, in, rows, sources, each);
                    }
                });
    }

    private void complete(
            Looker looker,
            DataInputStream in,
            Map<String, Row> rows,
            List<LogSource> sources,
            Consumer<Entry> each)
            throws IOException {
        String key = EventBytes.text(in);
        Entry entry = Entry.read(in);
        Row row = rows.get(key);
        if (row == null || row.equals(Row.SEVERAL)) {
            sources.get(entry.source())
                    .reject(
                            entry.line(),
                            (row == null ? "no" : "more than one")
                                    + " event of stage "
                                    + looker.stage
                                    + " has the key '"
                                    + key
                                    + "' that it looks up");
            return;
        }
        AdEvent event = row.complete(entry.event());
        each.accept(new Entry(entry.sequence(), entry.source(), entry.line(), event));
        Map<Integer, String> matches = new HashMap<>();
        for (int left = in.readInt(); left > 0; left--) {
            matches.put(in.readInt(), EventBytes.text(in));
        }
        offer(event, matches);
    }

    @Override
    public void close() {
        lookers.forEach(looker -> looker.waiting.close());
    }
}
