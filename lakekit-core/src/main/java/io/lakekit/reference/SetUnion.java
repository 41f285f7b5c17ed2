package io.lakekit.reference;

import io.lakekit.design.AggFunction;

/**
 * How the serialized sets of a bitmap or sketch column unite; the truth itself knows no such
 * format. {@code DistinctSet::unite} is one.
 */
@FunctionalInterface
public interface SetUnion {

    /** The union of two sets of a column that combines by {@code function}. */
    byte[] unite(AggFunction<?> function, byte[] left, byte[] right);
}
