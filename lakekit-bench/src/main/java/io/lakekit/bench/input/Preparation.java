package io.lakekit.bench.input;

import io.lakekit.bench.event.AdDimension;
import io.lakekit.bench.event.Period;
import io.lakekit.bench.event.Stage;
import io.lakekit.bench.event.WorkloadSummary;
import io.lakekit.bench.spill.Spill;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Reads the files of a log once, checks all that needs more than one line, and leaves the events in
 * a file of our own. The heap it takes does not grow with the log.
 */
final class Preparation {

    private final Path work;
    private final Mapping mapping;
    private final Rejects rejects;
    private final List<Tally> tallies = new ArrayList<>();
    private final List<LogSource> dimensions = new ArrayList<>();
    private final List<LogSource> streams = new ArrayList<>();
    private final Map<String, Long> lines = new HashMap<>();
    private final SortedMap<Stage, Long> stages = new TreeMap<>();
    private final Set<LocalDate> days = new TreeSet<>();
    private long arrived;
    private long events;

    private Preparation(LogDirectory directory, Mapping mapping, Rejects rejects, Path work) {
        this.work = work;
        this.mapping = mapping;
        this.rejects = rejects;
        mapping.streams().forEach(part -> sources(directory, part, streams));
        mapping.dimensions().forEach(part -> sources(directory, part, dimensions));
    }

    private void sources(LogDirectory directory, Part part, List<LogSource> to) {
        Tally tally = new Tally(part);
        tallies.add(tally);
        for (LogFile file : directory.of(part)) {
            tally.file();
            to.add(new LogSource(to.size(), file, part, file.constants(part), tally, rejects));
        }
    }

    /** Prepares a log in the directory {@code work}. */
    static void run(Path directory, @Nullable Path given, @Nullable Path rejected, Path work) {
        LogDirectory files = LogDirectory.list(directory);
        Mapping mapping = Mapping.choose(files, given);
        files.requireFilesOf(mapping);
        try (Rejects rejects = new Rejects(rejected)) {
            Preparation preparation = new Preparation(files, mapping, rejects, work);
            preparation.run(directory);
        }
    }

    private void run(Path directory) {
        List<AdDimension> ads = new ArrayList<>();
        dimensions.forEach(source -> readDimensions(source, ads));
        try (Lookups lookups = new Lookups(mapping, work)) {
            read(lookups);
            order(lookups);
        }
        requireEvents(directory);
        PreparedLog.write(work, ads, check());
    }

    private void readDimensions(LogSource source, List<AdDimension> ads) {
        try (PartReader reader = new PartReader(source)) {
            for (Fields next = reader.nextFields(); next != null; next = reader.nextFields()) {
                try {
                    ads.add(next.dimension());
                    source.tally().event(1);
                } catch (IllegalArgumentException e) {
                    source.reject(reader.lineOfFile(), String.valueOf(e.getMessage()));
                }
            }
            lines.merge(source.file().name(), reader.linesRead(), Math::max);
        }
    }

    /** Reads the files side by side and merges them by the time of their events. */
    private void read(Lookups lookups) {
        try (MergedSources merged = new MergedSources(streams);
                EntryFile.Writer out = new EntryFile.Writer(work.resolve("read"))) {
            for (PartReader next = merged.next(); next != null; next = merged.next()) {
                LogSource source = next.source();
                Entry entry =
                        new Entry(arrived++, source.number(), next.lineOfFile(), next.event());
                try {
                    if (!lookups.waits(entry, source, next.line())) {
                        out.write(entry);
                        source.tally().event(1);
                    }
                } catch (IllegalArgumentException e) {
                    source.reject(entry.line(), String.valueOf(e.getMessage()));
                }
            }
            merged.linesRead().forEach((file, read) -> lines.merge(file, read, Math::max));
        }
    }

    /** Merges events that were looked up with the others, in order of arrival. */
    private void order(Lookups lookups) {
        if (lookups.areNone()) {
            return;
        }
        int shift = Long.numberOfLeadingZeros(Math.max(1, arrived));
        try (Spill all = new Spill(work.resolve("order"), Spill.usualMemory());
                EntryFile.Writer out = new EntryFile.Writer(work.resolve("ordered"))) {
            EntryFile.forEach(
                    work.resolve("read"),
                    entry -> all.add(entry.sequence() << shift, entry::write));
            lookups.resolve(
                    streams,
                    entry -> {
                        streams.get(entry.source()).tally().event(1);
                        all.add(entry.sequence() << shift, entry::write);
                    });
            all.forEach(
                    group -> {
                        List<Entry> entries = new ArrayList<>();
                        group.forEach(in -> entries.add(Entry.read(in)));
                        entries.sort(Comparator.comparing(Entry::sequence));
                        entries.forEach(out::write);
                    });
        }
        move("ordered", "read");
    }

    private void move(String from, String to) {
        try {
            Files.move(work.resolve(from), work.resolve(to), StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot write to " + work, e);
        }
    }

    private void requireEvents(Path directory) {
        if (tallies.stream().limit(mapping.streams().size()).allMatch(t -> t.count().events() == 0)
                && tallies.stream().allMatch(t -> t.count().rejected() == 0)) {
            throw new InputException(
                    "Mapping '"
                            + mapping.name()
                            + "' finds no event in "
                            + directory
                            + "; its files are named "
                            + mapping.streams().stream().map(Part::files).toList());
        }
    }

    /** Checks the events and keeps those that pass. */
    private WorkloadSummary check() {
        try (IdCheck ids = new IdCheck(streams, work.resolve("ids"));
                RequestCheck requests = new RequestCheck(streams, work.resolve("requests"))) {
            EntryFile.forEach(
                    work.resolve("read"),
                    entry -> {
                        ids.add(entry);
                        requests.add(entry);
                    });
            BitSet rejected = new BitSet();
            requests.run(rejected);
            ids.run(rejected);
            try (EntryFile.Writer out = new EntryFile.Writer(PreparedLog.events(work))) {
                EntryFile.forEach(work.resolve("read"), entry -> keep(entry, rejected, out));
            }
            Files.delete(work.resolve("read"));
            return summary(ids.distinct(), requests.count(rejected));
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot write to " + work, e);
        }
    }

    private void keep(Entry entry, BitSet rejected, EntryFile.Writer out) {
        if (rejected.get((int) entry.sequence())) {
            streams.get(entry.source()).tally().event(-1);
        } else {
            out.write(entry);
            events++;
            days.add(LocalDate.ofInstant(entry.event().requestTime(), ZoneOffset.UTC));
            stages.merge(entry.event().stage(), 1L, Long::sum);
        }
    }

    private WorkloadSummary summary(long distinct, long requests) {
        return new WorkloadSummary(
                "files",
                null,
                events,
                distinct,
                requests,
                stages,
                null,
                events - distinct,
                rejects.count(),
                lines.values().stream().mapToLong(Long::longValue).sum(),
                tallies.stream().map(Tally::count).toList(),
                (long) days.size(),
                Period.of(days));
    }
}
