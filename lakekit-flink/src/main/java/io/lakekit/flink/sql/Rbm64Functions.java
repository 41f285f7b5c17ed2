package io.lakekit.flink.sql;

import io.lakekit.distinct.DistinctSet;
import io.lakekit.distinct.Rbm64;
import org.apache.flink.table.functions.ScalarFunction;
import org.jspecify.annotations.Nullable;

/** The functions over columns of {@link io.lakekit.design.AggFunctions#rbm64()}. */
public final class Rbm64Functions {

    private Rbm64Functions() {}

    /** The function {@code rbm64_of}: the set of one id. */
    public static final class Of extends ScalarFunction {

        private static final long serialVersionUID = 1L;

        /** Evaluates the function for a row; null for null. */
        public byte @Nullable [] eval(@Nullable Long id) {
            return id == null ? null : Rbm64.of(id).toBytes();
        }
    }

    /** The function {@code rbm64_count}: the number of ids in a set. */
    public static final class Count extends ScalarFunction {

        private static final long serialVersionUID = 1L;

        /** Evaluates the function for a row; null for null. */
        public @Nullable Long eval(byte @Nullable [] stored) {
            return stored == null ? null : Rbm64.read(stored).count();
        }
    }

    /** The function {@code rbm64_union}: the union of all sets of a group. */
    public static final class Union extends UnionFunction {

        private static final long serialVersionUID = 1L;

        @Override
        DistinctSet.Builder builder() {
            return Rbm64.builder();
        }
    }
}
