package io.lakekit.flink.sql;

import io.lakekit.distinct.DistinctSet;
import io.lakekit.distinct.Rbm32;
import org.apache.flink.table.functions.ScalarFunction;
import org.jspecify.annotations.Nullable;

/** The functions over columns of {@link io.lakekit.design.AggFunctions#rbm32()}. */
public final class Rbm32Functions {

    private Rbm32Functions() {}

    /** The function {@code rbm32_of}: the set of one id. */
    public static final class Of extends ScalarFunction {

        private static final long serialVersionUID = 1L;

        /** Evaluates the function for a row; null for null. */
        public byte @Nullable [] eval(@Nullable Integer id) {
            return id == null ? null : Rbm32.of(id).toBytes();
        }
    }

    /** The function {@code rbm32_count}: the number of ids in a set. */
    public static final class Count extends ScalarFunction {

        private static final long serialVersionUID = 1L;

        /** Evaluates the function for a row; null for null. */
        public @Nullable Long eval(byte @Nullable [] stored) {
            return stored == null ? null : Rbm32.read(stored).count();
        }
    }

    /** The function {@code rbm32_union}: the union of all sets of a group. */
    public static final class Union extends UnionFunction {

        private static final long serialVersionUID = 1L;

        @Override
        DistinctSet.Builder builder() {
            return Rbm32.builder();
        }
    }
}
