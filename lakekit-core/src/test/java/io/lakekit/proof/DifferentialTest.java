package io.lakekit.proof;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import io.lakekit.catalog.Lake;
import io.lakekit.design.TableKind;
import io.lakekit.internal.diff.Difference;
import io.lakekit.internal.diff.Differences;
import io.lakekit.schema.Row;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;

/**
 * Real tables, Paimon's merge functions in memory, and the truth hold the same rows, unless a
 * finding about the design foretells the difference. {@code -Dlakekit.histories=N} and {@code
 * -Dlakekit.seed=S} choose how many are played; a failing one is made small and written to a file
 * that {@code -Dlakekit.replay=FILE} plays again.
 */
@Tag("slow")
class DifferentialTest {

    private static final long SEED = Long.getLong("lakekit.seed", 1);
    private static final int ON_TABLES = Integer.getInteger("lakekit.histories", 30);
    private static final int IN_MEMORY = 5 * ON_TABLES;
    private static final int AT_ONCE = 2;

    @TempDir Path warehouse;

    @Test
    void tables_holdTheTruth() throws Exception {
        Map<TableKind, Integer> kinds = new ConcurrentSkipListMap<>();
        ExecutorService threads = Executors.newFixedThreadPool(AT_ONCE);
        try {
            List<Future<?>> played = new ArrayList<>();
            for (int i = 0; i < AT_ONCE; i++) {
                int first = i;
                played.add(threads.submit(() -> playOnTables(first, kinds)));
            }
            for (Future<?> each : played) {
                each.get();
            }
        } finally {
            threads.shutdownNow();
        }
        System.out.println(ON_TABLES + " histories of seed " + SEED + " on tables: " + kinds);
        assertThat(kinds).hasSize(TableKind.values().length);
    }

    /** Plays every so many-th history, from this one on, in a lake of its own. */
    private @Nullable Void playOnTables(int first, Map<TableKind, Integer> kinds)
            throws IOException {
        try (Lake lake = Lake.open(warehouse.resolve("lake-" + first))) {
            for (int number = first; number < ON_TABLES; number += AT_ONCE) {
                History history = History.of(SEED, number);
                kinds.merge(history.design().kind(), 1, Integer::sum);
                TableDriver tables = new LakeDriver<>(lake, history.design());
                if (!problems(history, tables).isEmpty()) {
                    shrunk(history, number, tables);
                }
            }
        }
        return null;
    }

    /** A code that is never needed alone would hide defects. */
    @Test
    void memory_holdsTheTruth_andEachCodeIsNeeded() throws IOException {
        Set<String> needed = new TreeSet<>();
        int exact = 0;
        for (int number = 0; number < IN_MEMORY; number++) {
            History history = History.of(SEED, ON_TABLES + number);
            TableDriver memory = new MemoryDriver(history.design());
            List<Row> rows = memory.play(history.events(), history.schedule());
            if (!history.unexplained(rows).isEmpty()) {
                shrunk(history, ON_TABLES + number, memory);
            }
            List<Difference> found = Differences.of(history.design(), history.truth(), rows);
            exact += found.isEmpty() ? 1 : 0;
            Foretold foretold = new Foretold(history);
            for (Difference difference : found) {
                Set<String> codes = foretold.codesOf(difference);
                needed.addAll(codes.size() == 1 ? codes : Set.of());
            }
        }
        System.out.println(
                IN_MEMORY
                        + " histories of seed "
                        + SEED
                        + " in memory: "
                        + exact
                        + " without any difference, the others foretold by "
                        + needed);
        assertThat(exact).isGreaterThan(IN_MEMORY / 2);
        if (IN_MEMORY >= 5_000) {
            assertThat(needed)
                    .containsExactly(
                            "LK0312", "LK0313", "LK0320", "LK0330", "LK0332", "LK0333", "LK0402",
                            "LK0405", "LK0408", "LK0419", "LK0421", "LK0706", "LK0908", "rule 38");
        }
    }

    /** What no finding foretells, and where real tables and memory disagree. */
    private static List<Difference> problems(History history, TableDriver tables) {
        List<Row> rows = tables.play(history.events(), history.schedule());
        List<Difference> unexplained = history.unexplained(rows);
        return unexplained.isEmpty() ? betweenTableAndMemory(history, rows) : unexplained;
    }

    /** A table compacts by itself too, and may forget a delete before memory does. */
    private static List<Difference> betweenTableAndMemory(History history, List<Row> rows) {
        List<Row> memory =
                new MemoryDriver(history.design()).play(history.events(), history.schedule());
        Foretold foretold = new Foretold(history);
        return Differences.of(history.design(), memory, rows).stream()
                .filter(difference -> !foretold.forgetsDelete(difference))
                .toList();
    }

    private static void shrunk(History history, int number, TableDriver driver) throws IOException {
        Schedule smallest =
                Shrinking.of(
                        history.schedule(),
                        smaller -> !problems(history.with(smaller), driver).isEmpty());
        History failing = history.with(smallest);
        Path file = Path.of("target", "failing-history-" + number + ".txt");
        Files.createDirectories(file.getParent());
        Files.writeString(file, SEED + "\n" + number + "\n" + smallest.text() + "\n");
        fail(
                "history %d of seed %d, replay with -Dlakekit.replay=%s%n%s%n%s",
                number,
                SEED,
                file,
                failing.design().columns() + " " + failing.design().values(),
                new CounterExample(
                        failing.design(),
                        failing.events(),
                        smallest,
                        problems(failing, driver),
                        number,
                        SEED));
    }

    @Test
    @EnabledIfSystemProperty(
            named = "lakekit.replay",
            matches = ".+",
            disabledReason = "plays the file that -Dlakekit.replay names")
    void replay_ofAFile_holdsTheTruth() throws IOException {
        List<String> lines = Files.readAllLines(Path.of(System.getProperty("lakekit.replay")));
        History history =
                History.of(Long.parseLong(lines.get(0)), Integer.parseInt(lines.get(1)))
                        .with(Schedule.parse(lines.get(2)));
        try (Lake lake = Lake.open(warehouse)) {
            assertThat(problems(history, new LakeDriver<>(lake, history.design())))
                    .as("%s", history)
                    .isEmpty();
        }
    }
}
