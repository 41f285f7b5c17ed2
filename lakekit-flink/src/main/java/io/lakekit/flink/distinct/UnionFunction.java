package io.lakekit.flink.distinct;

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
                        bridgedTo = SetUnion.class,
                        rawSerializer = SetUnionSerializer.class))
public abstract class UnionFunction extends AggregateFunction<byte[], SetUnion> {

    private static final long serialVersionUID = 1L;

    UnionFunction() {}

    abstract DistinctSet.Builder builder();

    @Override
    public SetUnion createAccumulator() {
        return new SetUnion();
    }

    /** Adds a stored set; Flink calls this for each row. */
    public void accumulate(SetUnion all, byte @Nullable [] stored) {
        if (stored != null) {
            all.add(stored, this::builder);
        }
    }

    /**
     * Adds other accumulators; Flink calls this if it aggregates in two steps or merges windows.
     */
    public void merge(SetUnion all, Iterable<SetUnion> others) {
        for (SetUnion other : others) {
            accumulate(all, other.toBytes());
        }
    }

    @Override
    public byte @Nullable [] getValue(SetUnion all) {
        return all.toBytes();
    }
}
