package io.lakekit.flink.sql;

import io.lakekit.distinct.DistinctSet;
import org.apache.flink.table.annotation.DataTypeHint;
import org.apache.flink.table.annotation.FunctionHint;
import org.apache.flink.table.functions.AggregateFunction;
import org.jspecify.annotations.Nullable;

/** A function that unites the stored sets of a group; null if there are none. */
@FunctionHint(
        accumulator =
                @DataTypeHint(
                        value = "RAW",
                        bridgedTo = UnionAccumulator.class,
                        rawSerializer = UnionAccumulatorSerializer.class))
public abstract class UnionFunction extends AggregateFunction<byte[], UnionAccumulator> {

    private static final long serialVersionUID = 1L;

    UnionFunction() {}

    abstract DistinctSet.Builder builder();

    @Override
    public UnionAccumulator createAccumulator() {
        return new UnionAccumulator();
    }

    /** Adds a stored set; Flink calls this for each row. */
    public void accumulate(UnionAccumulator all, byte @Nullable [] stored) {
        if (stored != null) {
            all.add(stored, this::builder);
        }
    }

    /**
     * Adds other accumulators; Flink calls this if it aggregates in two steps or merges windows.
     */
    public void merge(UnionAccumulator all, Iterable<UnionAccumulator> others) {
        for (UnionAccumulator other : others) {
            accumulate(all, other.toBytes());
        }
    }

    @Override
    public byte @Nullable [] getValue(UnionAccumulator all) {
        return all.toBytes();
    }
}
