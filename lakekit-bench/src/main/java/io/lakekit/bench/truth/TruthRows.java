package io.lakekit.bench.truth;

import io.lakekit.bench.event.AdEvent;
import io.lakekit.bench.event.EventBytes;
import io.lakekit.bench.event.Period;
import io.lakekit.bench.spill.Hash64;
import io.lakekit.bench.spill.Spill;
import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.function.BiConsumer;

/** The events of a log by request and ad; those that do not fit the heap wait in files. */
final class TruthRows implements AutoCloseable {

    private final Spill events;
    private final Period period;

    TruthRows(Path directory, Period period) {
        this.events = new Spill(directory, Spill.usualMemory());
        this.period = period;
    }

    void add(AdEvent event) {
        events.add(
                Hash64.of(event.requestId() + '\0' + event.adId()),
                out -> EventBytes.write(out, event));
    }

    /** Takes every row once, in a fixed order. */
    void forEach(BiConsumer<QueryParameters.Key, NewestEvents> each) {
        events.forEach(group -> fold(group).forEach(each));
    }

    private Map<QueryParameters.Key, NewestEvents> fold(Spill.Group group) throws IOException {
        Map<QueryParameters.Key, NewestEvents> rows = new HashMap<>();
        Set<String> seen = new HashSet<>();
        group.forEach(
                in -> {
                    AdEvent event = EventBytes.read(in);
                    if (seen.add(event.eventId())) {
                        rows.computeIfAbsent(key(event), key -> new NewestEvents()).add(event);
                    }
                });
        return rows;
    }

    private QueryParameters.Key key(AdEvent event) {
        String of = period.of(event.requestTime());
        return new QueryParameters.Key(of, event.requestId(), event.adId());
    }

    @Override
    public void close() {
        events.close();
    }
}
