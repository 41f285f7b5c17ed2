package io.lakekit.bench.input;

import io.lakekit.bench.event.StreamCount;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The count of the lines of one part of a mapping, by what becomes of them. */
final class Tally {

    private static final int SHOWN = 3;
    private static final int VALUES = 8;

    private final Part part;
    private final Map<String, BitSet> rejected = new HashMap<>();
    private final Map<String, Map<String, Long>> filtered = new LinkedHashMap<>();
    private final List<String> reasons = new ArrayList<>();
    private long files;
    private long lines;
    private long unwanted;
    private long events;

    Tally(Part part) {
        this.part = part;
    }

    void file() {
        files++;
    }

    void line() {
        lines++;
    }

    /** Counts an event or ad; a negative number takes back one that is rejected after all. */
    void event(int more) {
        events += more;
    }

    void unwanted(String column, @Nullable String value) {
        unwanted++;
        Map<String, Long> values = filtered.computeIfAbsent(column, key -> new LinkedHashMap<>());
        String shown = value == null ? "no value" : "'" + value + "'";
        if (values.containsKey(shown) || values.size() < VALUES) {
            values.merge(shown, 1L, Long::sum);
        }
    }

    void rejected(LogFile file, long line, String reason) {
        BitSet ofFile = rejected.computeIfAbsent(file.name(), name -> new BitSet());
        if (!ofFile.get((int) line)) {
            ofFile.set((int) line);
            if (reasons.size() < SHOWN) {
                reasons.add(file.name() + ", line " + line + ": " + reason);
            }
        }
    }

    StreamCount count() {
        List<String> seen = new ArrayList<>();
        filtered.forEach((column, values) -> seen.add(column + ": " + held(values)));
        return new StreamCount(
                part.title(),
                part.files(),
                files,
                lines,
                unwanted,
                events,
                rejected.values().stream().mapToLong(BitSet::cardinality).sum(),
                part.optional(),
                seen,
                reasons);
    }

    private static String held(Map<String, Long> values) {
        List<String> texts = new ArrayList<>();
        values.forEach((value, times) -> texts.add(value + " in " + times));
        return String.join(", ", texts) + (values.size() == VALUES ? ", ..." : "");
    }
}
