package io.lakekit.flink.sql;

import io.lakekit.distinct.DistinctSet;
import io.lakekit.distinct.Hll;
import org.apache.flink.table.functions.ScalarFunction;
import org.jspecify.annotations.Nullable;

/** The functions over columns of {@link io.lakekit.design.AggFunctions#hllSketch()}. */
public final class HllFunctions {

    private HllFunctions() {}

    /**
     * The function {@code hll_of}: the sketch of one id, hashed as {@link Hll} says. BYTES are an
     * id, not a stored sketch.
     */
    public static final class Of extends ScalarFunction {

        private static final long serialVersionUID = 1L;

        /** Evaluates the function for a row; null for null. */
        public byte @Nullable [] eval(@Nullable Long id) {
            return id == null ? null : Hll.of(id).toBytes();
        }

        /** Evaluates the function for a row; null for null. */
        public byte @Nullable [] eval(@Nullable String id) {
            return id == null ? null : Hll.of(id).toBytes();
        }

        /** Evaluates the function for a row; null for null. */
        public byte @Nullable [] eval(byte @Nullable [] id) {
            return id == null ? null : Hll.builder().add(id).build().toBytes();
        }
    }

    /** The function {@code hll_estimate}: the approximate number of ids in a sketch. */
    public static final class Estimate extends ScalarFunction {

        private static final long serialVersionUID = 1L;

        /** Evaluates the function for a row; null for null. */
        public @Nullable Long eval(byte @Nullable [] stored) {
            return stored == null ? null : Hll.read(stored).estimate().rounded();
        }
    }

    /** The function {@code hll_union}: the union of all sketches of a group. */
    public static final class Union extends UnionFunction {

        private static final long serialVersionUID = 1L;

        @Override
        DistinctSet.Builder builder() {
            return Hll.builder();
        }
    }
}
