package io.lakekit.bench.experiment;

import io.lakekit.bench.event.AdEvent;
import io.lakekit.bench.event.EventLog;
import io.lakekit.bench.event.ImpressionEvent;
import io.lakekit.bench.measure.CountingFileIO;
import io.lakekit.bench.measure.CpuMeter;
import io.lakekit.bench.measure.DirectorySize;
import io.lakekit.bench.report.Json;
import io.lakekit.bench.report.Results.Storage;
import io.lakekit.bench.solution.Solution;
import io.lakekit.bench.truth.Expected;
import io.lakekit.catalog.Lake;
import io.lakekit.catalog.LakeOptions;
import io.lakekit.table.LakeTable;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.apache.paimon.io.DataFileMeta;
import org.apache.paimon.table.source.DataSplit;
import org.apache.paimon.table.source.Split;
import org.jspecify.annotations.Nullable;

/**
 * The run of one solution in this process: it fills the tables, checks the answers, then takes the
 * times.
 */
public final class SolutionRun {

    private final Assignment assignment;
    private final CpuMeter meter = new CpuMeter();

    public SolutionRun(Assignment assignment) {
        this.assignment = assignment;
    }

    public Measurement run() {
        Expected expected = Json.read(Path.of(assignment.expected()), Expected.class);
        try (Lake lake = Lake.open(LakeOptions.warehouse(assignment.warehouse()));
                Solution solution =
                        assignment.solution().open(lake, expected.parameters().period())) {
            IngestFigures ingested = ingest(solution);
            long peakHeap = CpuMeter.peakHeapBytes();
            Storage storage = storage(solution, expected.rows());
            QuestionTimer timer =
                    new QuestionTimer(
                            solution,
                            expected,
                            assignment.runs(),
                            assignment.budgetMillis(),
                            assignment.answers(),
                            meter);
            List<Measurement.QuestionTimes> questions =
                    Arrays.stream(TimedQuestion.values()).map(timer::ask).toList();
            return new Measurement(
                    ingested.events(),
                    ingested.cpuSeconds(),
                    ingested.steady(),
                    ingested.wallSeconds(),
                    meter.sampledSeconds(),
                    ingested.bytes(),
                    peakHeap,
                    storage,
                    questions,
                    freshness(solution, expected),
                    EffortCount.of(assignment.solution(), solution));
        }
    }

    private record IngestFigures(
            long events,
            double cpuSeconds,
            Measurement.Steady steady,
            double wallSeconds,
            @Nullable Long bytes) {}

    /** The events that were written up to the end of a commit, and the CPU time spent on them. */
    private record Mark(long events, double cpuSeconds) {

        Measurement.Steady until(Mark later) {
            return new Measurement.Steady(later.events - events, later.cpuSeconds - cpuSeconds);
        }
    }

    /**
     * Ingests all events. Making or reading them is the same for every solution and is not
     * measured: it happens in this thread, between the clocks.
     */
    private IngestFigures ingest(Solution solution) {
        long bytes = CountingFileIO.bytesWritten();
        try (EventLog log = assignment.source().open()) {
            solution.describe(log.dimensions());
            long events = 0;
            double wall = 0;
            double making = 0;
            List<Mark> marks = new ArrayList<>(List.of(new Mark(0, 0)));
            double cpu = meter.processSeconds();
            while (true) {
                double before = meter.threadSeconds();
                List<AdEvent> chunk = log.nextChunk(assignment.chunk());
                making += meter.threadSeconds() - before;
                if (chunk.isEmpty()) {
                    break;
                }
                long start = System.nanoTime();
                solution.write(chunk);
                solution.commit();
                wall += (System.nanoTime() - start) / 1e9;
                events += chunk.size();
                meter.sample(name -> name.contains("compaction"));
                marks.add(new Mark(events, meter.processSeconds() - cpu - making));
            }
            Mark last = marks.get(marks.size() - 1);
            boolean counted = assignment.warehouse().startsWith(CountingFileIO.SCHEME);
            return new IngestFigures(
                    events,
                    last.cpuSeconds(),
                    marks.get(marks.size() / 2).until(last),
                    wall,
                    counted ? CountingFileIO.bytesWritten() - bytes : null);
        }
    }

    private Storage storage(Solution solution, long expectedRows) {
        long bytes = 0;
        long files = 0;
        long levelZero = 0;
        long snapshots = 0;
        for (LakeTable<?> table : solution.tables()) {
            boolean keyed = !table.design().primaryKey().isEmpty();
            for (Split split : table.unwrap().newReadBuilder().newScan().plan().splits()) {
                for (DataFileMeta file : ((DataSplit) split).dataFiles()) {
                    bytes += file.fileSize();
                    files++;
                    levelZero += keyed && file.level() == 0 ? 1 : 0;
                }
            }
            Long latest = table.unwrap().snapshotManager().latestSnapshotId();
            Long earliest = table.unwrap().snapshotManager().earliestSnapshotId();
            snapshots += latest == null || earliest == null ? 0 : latest - earliest + 1;
        }
        boolean local = !assignment.localWarehouse().isEmpty();
        Long onDisk = local ? DirectorySize.bytes(Path.of(assignment.localWarehouse())) : null;
        long rows = solution.rows();
        return new Storage(bytes, onDisk, files, levelZero, snapshots, rows, rows == expectedRows);
    }

    /**
     * Measures freshness: markers are written at times that are spread over the commit interval,
     * and a reader polls after each commit.
     */
    private List<Double> freshness(Solution solution, Expected expected) {
        List<Double> millis = new ArrayList<>();
        Instant day = expected.parameters().period().within(expected.parameters().day());
        for (int i = 0; i < assignment.markers(); i++) {
            String id = "marker-" + i;
            long wait = assignment.commitIntervalMillis() * (i + 1) / assignment.markers();
            long start = System.nanoTime();
            solution.write(List.of(new ImpressionEvent(id, id, "marker", day, day, 1, 0)));
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(wait));
            solution.commit();
            while (!solution.sees(expected.parameters().day(), id)) {
                LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(1));
            }
            millis.add((System.nanoTime() - start) / 1e6);
        }
        return millis;
    }
}
