package io.lakekit.bench.report;

import io.lakekit.bench.event.Period;
import io.lakekit.bench.event.StreamCount;
import io.lakekit.bench.event.WorkloadSummary;
import io.lakekit.bench.report.Results.Query;
import io.lakekit.bench.report.Results.SolutionResult;
import io.lakekit.internal.text.Wrapping;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;

/** The results as a table of at most 100 columns: a line per figure, a column per solution. */
public final class TerminalTable {

    private static final int LABEL = 34;
    private static final int CELL = 22;

    private final StringBuilder text = new StringBuilder();
    private final Results results;

    private TerminalTable(Results results) {
        this.results = results;
    }

    /** The table, ending with a line break. */
    public static String of(Results results) {
        return new TerminalTable(results).render();
    }

    private String render() {
        workload();
        line("", SolutionResult::id);
        text.append("-".repeat(LABEL + CELL * results.solutions().size())).append('\n');
        line("ingest CPU, s", s -> range(s.ingest().cpuSeconds(), s.ingest().cpuSecondsRange()));
        line("  of it compaction, s", s -> number(s.ingest().compactionCpuSeconds()));
        line("events per CPU-second", s -> whole(s.ingest().eventsPerCpuSecond()));
        line("  after start-up", s -> whole(s.ingest().steady().eventsPerCpuSecond()));
        line("ingest wall, s", s -> number(s.ingest().wallSeconds()));
        line("bytes written", s -> bytes(s.ingest().bytesWritten()));
        line(
                "live / on disk",
                s -> bytes(s.storage().liveBytes()) + " / " + bytes(s.storage().onDiskBytes()));
        line("data files / snapshots", s -> s.storage().files() + " / " + s.storage().snapshots());
        line(
                "rows kept",
                s ->
                        String.format(Locale.ROOT, "%,d", s.storage().rows())
                                + (s.storage().rowsMatchTruth() ? " ok" : " WRONG"));
        line("peak heap", s -> bytes(s.ingest().peakHeapBytes()));
        if (!results.solutions().isEmpty()) {
            results.solutions()
                    .get(0)
                    .queries()
                    .forEach(q -> line(q.id() + " " + q.title(), s -> query(s, q.id())));
        }
        line(
                "freshness p50 / p99, ms",
                s -> number(s.freshness().p50Millis()) + " / " + number(s.freshness().p99Millis()));
        line("tables / options / DDL lines", TerminalTable::tables);
        line("design / query lines / joins", TerminalTable::lines);
        notApplicable();
        text.append('\n');
        wrapped(results.verdict().text());
        return text.toString();
    }

    private void notApplicable() {
        results.solutions().stream()
                .flatMap(solution -> solution.queries().stream())
                .filter(query -> query.notApplicable() != null)
                .map(query -> query.id() + " n/a: " + query.notApplicable())
                .distinct()
                .forEach(reason -> text.append(reason).append('\n'));
    }

    private void wrapped(String sentence) {
        text.append(Wrapping.of("", "", sentence));
    }

    private void workload() {
        var workload = results.workload();
        Long late = workload.late();
        text.append(
                String.format(
                        Locale.ROOT,
                        "%,d events (%,d distinct, %,d repeated, %s late), %,d requests, %,d"
                                + " rejected; %d round(s)\n"
                                + "query times: p50 / p99 in ms\n",
                        workload.events(),
                        workload.distinctEvents(),
                        workload.duplicates(),
                        late == null ? "unknown" : String.format(Locale.ROOT, "%,d", late),
                        workload.requests(),
                        workload.rejected(),
                        results.environment().rounds()));
        text.append(MachineLoad.of(results.environment())).append("\n\n");
        inputs(workload.inputs());
        partition(workload);
        if (results.status().equals(Results.PARTIAL)) {
            text.append(Results.PARTIAL_NOTE).append("\n\n");
        }
    }

    private void partition(WorkloadSummary workload) {
        if (workload.period() != Period.DAY) {
            wrapped(
                    String.format(
                            Locale.ROOT,
                            "One partition holds %s instead of a day, and so do the questions about"
                                    + " a day: the requests are of %,d days, and each partition has"
                                    + " files of its own with every commit.",
                            workload.period() == Period.ALL
                                    ? "all"
                                    : "a " + workload.period().title(),
                            workload.days()));
            text.append('\n');
        }
    }

    /** A line for each stream of a log that was read. */
    private void inputs(@Nullable List<StreamCount> inputs) {
        if (inputs == null) {
            return;
        }
        text.append(String.format("%-20s", "read"));
        List.of("files", "lines", "not wanted", "events", "rejected")
                .forEach(head -> text.append(String.format("%13s", head)));
        text.append('\n');
        for (StreamCount input : inputs) {
            text.append(String.format("%-20s", input.stream()));
            LongStream.of(
                            input.files(),
                            input.lines(),
                            input.unwanted(),
                            input.events(),
                            input.rejected())
                    .forEach(n -> text.append(String.format(Locale.ROOT, "%,13d", n)));
            text.append('\n');
        }
        text.append('\n');
    }

    private void line(String label, Function<SolutionResult, String> cell) {
        StringBuilder line = new StringBuilder(String.format("%-" + LABEL + "s", label));
        results.solutions()
                .forEach(s -> line.append(String.format("%" + CELL + "s", cell.apply(s))));
        text.append(line.toString().stripTrailing()).append('\n');
    }

    private static String query(SolutionResult solution, String id) {
        for (Query query : solution.queries()) {
            if (query.id().equals(id)) {
                return query.notApplicable() != null
                        ? "n/a"
                        : number(query.p50Millis())
                                + " / "
                                + number(query.p99Millis())
                                + (query.matchesTruth() ? " ok" : " WRONG");
            }
        }
        return "-";
    }

    private static String tables(SolutionResult s) {
        Long ddl = s.effort().ddlLines();
        return s.effort().tables()
                + " / "
                + s.effort().optionKeys()
                + " / "
                + (ddl == null ? "-" : ddl.toString());
    }

    private static String lines(SolutionResult s) {
        return s.effort().designLines()
                + " / "
                + s.effort().queryLines()
                + " / "
                + s.effort().queryJoins();
    }

    private static String range(double value, List<Double> range) {
        return number(value) + " [" + number(range.get(0)) + ", " + number(range.get(1)) + "]";
    }

    private static String number(@Nullable Double value) {
        return value == null
                ? "-"
                : String.format(Locale.ROOT, value < 100 ? "%.1f" : "%.0f", value);
    }

    private static String whole(@Nullable Double value) {
        return value == null ? "-" : String.format(Locale.ROOT, "%,.0f", value);
    }

    private static String bytes(@Nullable Long value) {
        return value == null ? "-" : String.format(Locale.ROOT, "%.1f MB", value / 1e6);
    }
}
