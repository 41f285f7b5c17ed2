package io.lakekit.bench.jmh;

import io.lakekit.bench.event.AdDimension;
import io.lakekit.bench.event.AdEvent;
import io.lakekit.bench.event.Disorder;
import io.lakekit.bench.event.GeneratedLog;
import io.lakekit.bench.event.Period;
import io.lakekit.bench.solution.Solution;
import io.lakekit.bench.truth.Expected;
import io.lakekit.bench.truth.Truth;
import io.lakekit.catalog.Lake;
import java.util.ArrayList;
import java.util.List;

/** Events that were loaded into memory, and their right answers. */
final class LoadedEvents {

    static final int EVENTS = 50_000;
    private static final int COMMITS = 5;
    private static final long SEED = 7;

    private final List<List<AdEvent>> chunks = new ArrayList<>();
    private final List<AdDimension> dimensions;
    private final Expected expected = Truth.of(new GeneratedLog(SEED, EVENTS, Disorder.USUAL));

    LoadedEvents() {
        GeneratedLog log = new GeneratedLog(SEED, EVENTS, Disorder.USUAL);
        dimensions = log.dimensions();
        for (int i = 0; i < COMMITS; i++) {
            chunks.add(log.nextChunk(EVENTS / COMMITS));
        }
    }

    Expected expected() {
        return expected;
    }

    void fill(Solution solution) {
        for (List<AdEvent> chunk : chunks) {
            solution.write(chunk);
            solution.commit();
        }
    }

    /** A solution with its dimensions and no events. */
    Solution open(Solution.Kind kind, Lake lake) {
        Solution solution = kind.open(lake, Period.DAY);
        solution.describe(dimensions);
        return solution;
    }

    void requireRight(Solution solution) {
        if (!solution.lossOfAd(expected.parameters()).equals(expected.q1())) {
            throw new IllegalStateException("The answer of Q1 is wrong, so its time means nothing");
        }
    }
}
