package io.lakekit.reference;

import io.lakekit.design.AggFunction;

/**
 * How the serialized sets of a bitmap or sketch column unite; the truth itself knows no such
 * format.
 */
@FunctionalInterface
public interface SetUnion {

    /** The union of two sets; {@code kind} is one of the four kinds of sets. */
    byte[] unite(AggFunction.Kind kind, byte[] left, byte[] right);
}
