package io.lakekit.bench.jmh;

import io.lakekit.bench.lifetime.WorkDirectory;
import io.lakekit.bench.solution.Solution;
import io.lakekit.catalog.Lake;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;

/**
 * What does an event cost to write, its commits and compaction included? Control: the append
 * tables, which merge nothing.
 */
@State(Scope.Benchmark)
@Fork(2)
@Warmup(iterations = 3)
@Measurement(iterations = 5)
@BenchmarkMode(Mode.SingleShotTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
public class IngestBenchmark {

    /** The solution to measure. */
    @Param({"WIDE", "APPEND", "HYBRID"})
    @SuppressWarnings("NullAway.Init") // JMH sets it
    public Solution.Kind solution;

    private final LoadedEvents workload = new LoadedEvents();

    @SuppressWarnings("NullAway.Init") // set before every iteration
    private WorkDirectory warehouse;

    @SuppressWarnings("NullAway.Init") // set before every iteration
    private Lake lake;

    @SuppressWarnings("NullAway.Init") // set before every iteration
    private Solution filled;

    /** Creates empty tables. */
    @Setup(Level.Iteration)
    public void open() {
        warehouse = WorkDirectory.create("lakekit-jmh");
        lake = Lake.open(warehouse.path());
        filled = workload.open(solution, lake);
    }

    /** Writes the workload. */
    @Benchmark
    @OperationsPerInvocation(LoadedEvents.EVENTS)
    public Solution ingest() {
        workload.fill(filled);
        return filled;
    }

    /** Checks an answer over what was written and deletes it. */
    @TearDown(Level.Iteration)
    public void check() {
        workload.requireRight(filled);
        filled.close();
        lake.close();
        warehouse.close();
    }
}
