package io.lakekit.reference;

import io.lakekit.design.AggFunction;

/**
 * The union of the serialized sets in a bitmap or sketch column, whose formats the reference itself
 * does not know. {@code DistinctSet::unite} is one.
 */
@FunctionalInterface
public interface SetUnion {

    /** The union of two sets of a column that combines by {@code function}. */
    byte[] unite(AggFunction<?> function, byte[] left, byte[] right);
}
