package io.lakekit.function;

/**
 * A property that a function has for all values. Rules, explanations and proofs of a design are
 * derived from traits, and {@code FunctionLaws} checks those that a user-defined function claims.
 */
public enum Trait {
    /** The result does not depend on the order of rows. */
    COMMUTATIVE,
    /** Rows change nothing when they are written again, in any order. */
    IDEMPOTENT,
    /** Rows change nothing when all of them are written again in their first order. */
    REPLAYABLE,
    /** A retracting row undoes an earlier one exactly. */
    RETRACTABLE,
    /** A retraction and its replacement in one commit leave the right value. */
    RETRACT_PAIR_SAFE,
    /** A null value replaces a present one. */
    NULL_OVERWRITES
}
