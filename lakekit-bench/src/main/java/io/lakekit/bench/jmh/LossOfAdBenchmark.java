package io.lakekit.bench.jmh;

import io.lakekit.bench.lifetime.WorkDirectory;
import io.lakekit.bench.solution.Solution;
import io.lakekit.bench.truth.Q1Row;
import io.lakekit.catalog.Lake;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;

/**
 * How long does Q1, the loss of one ad, take? Control: the append tables, which join to answer it.
 */
@State(Scope.Benchmark)
@Fork(2)
@Warmup(iterations = 3, time = 2)
@Measurement(iterations = 5, time = 2)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
public class LossOfAdBenchmark {

    /** The solution to measure. */
    @Param({"WIDE", "APPEND", "HYBRID"})
    @SuppressWarnings("NullAway.Init") // JMH sets it
    public Solution.Kind solution;

    private final LoadedEvents workload = new LoadedEvents();
    private final WorkDirectory warehouse = WorkDirectory.create("lakekit-jmh");
    private final Lake lake = Lake.open(warehouse.path());

    @SuppressWarnings("NullAway.Init") // set before the trial
    private Solution filled;

    /** Fills the tables and checks the answer. */
    @Setup
    public void fill() {
        filled = workload.open(solution, lake);
        workload.fill(filled);
        workload.requireRight(filled);
    }

    /** Asks Q1 once. */
    @Benchmark
    public List<Q1Row> lossOfAd() {
        return filled.lossOfAd(workload.expected().parameters());
    }

    /** Deletes the tables after the trial. */
    @TearDown
    public void delete() {
        filled.close();
        lake.close();
        warehouse.close();
    }
}
