package io.lakekit.function;

import io.lakekit.schema.ColumnType;
import java.io.Serializable;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A function that combines the values of a column, written by the user as a record. The components
 * of the record are the options of the function: they are stored with the table as text, and the
 * function is made from them again wherever rows are merged. They may be numbers, booleans, text,
 * enum constants and lists of these.
 *
 * <pre>{@code
 * record CappedSum(long cap) implements UserFunction<Long> {
 *     public Long merge(Long older, Long newer) { return Math.min(cap, older + newer); }
 *     public Set<Trait> traits() { return Set.of(Trait.COMMUTATIVE); }
 * }
 * }</pre>
 *
 * <p>Values and results of merges are of one type and are merged with one another freely, in groups
 * of any size: {@code merge(merge(a, b), c)} must equal {@code merge(a, merge(b, c))}. The first
 * value of a key is stored without a merge. Null never reaches a function: it leaves the other
 * value as it is. {@code FunctionLaws} checks all this on random values.
 *
 * <p>The values cannot be of type ROW: Paimon prunes nested fields before it merges. Use an ARRAY
 * of ROW, a MAP, BYTES or a plain value.
 *
 * @param <T> the Java type of the column's values
 */
public interface UserFunction<T> extends Serializable {

    /**
     * The combination of two values. It must not change either of them.
     *
     * @param older in a sequence group the value that is ordered earlier, elsewhere the one that
     *     arrived earlier
     * @param newer the other value
     */
    T merge(T older, T newer);

    /**
     * A value in the form in which it should be stored before it is merged with any other: sorted,
     * cut to a bound, without repeats. lakekit's writers apply this method, because the first value
     * of a key is never merged; other writers must do so too. From normalised values {@code merge}
     * must make a normalised one.
     */
    default T normalise(T value) {
        return value;
    }

    /**
     * The properties that the function has. Without {@link Trait#IDEMPOTENT} or {@link
     * Trait#REPLAYABLE} a row that is written twice counts twice.
     */
    Set<Trait> traits();

    /** Whether the function can combine values of this type. It is asked when a design is built. */
    default boolean accepts(ColumnType<?> type) {
        return true;
    }

    /**
     * A function that can undo a merge, for rows that retract. Any other function refuses such
     * rows, unless its column ignores retractions.
     *
     * @param <T> the Java type of the column's values
     */
    interface Retractable<T> extends UserFunction<T> {

        /**
         * The value {@code accumulated} without {@code removed}: {@code retract(merge(a, b), b)}
         * must equal {@code a}.
         *
         * @param accumulated null if the retraction comes before the values it undoes, or alone in
         *     its commit
         */
        T retract(@Nullable T accumulated, T removed);
    }
}
