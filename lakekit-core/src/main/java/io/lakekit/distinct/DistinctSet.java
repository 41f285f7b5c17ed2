package io.lakekit.distinct;

import com.google.errorprone.annotations.CanIgnoreReturnValue;
import io.lakekit.design.AggFunction;
import org.jspecify.annotations.Nullable;

/**
 * A set of ids, as a column of {@link io.lakekit.design.AggFunctions#rbm32()}, {@code rbm64()},
 * {@code hllSketch()} or {@code thetaSketch()} stores it. Paimon unites the sets of a key's rows,
 * so that writing a row twice changes nothing. Immutable.
 *
 * <pre>{@code
 * clicks.write(new MinuteOfAd(ad, minute, Rbm64.of(user).toBytes()));   // one id per row
 * long users = Rbm64.read(row.users()).count();
 *
 * Rbm64.Builder day = Rbm64.builder();                                  // users of a day's minutes
 * rows.forEach(row -> day.union(row.users()));
 * long daily = day.build().count();
 * }</pre>
 *
 * <p>Which one: {@link Rbm32} and {@link Rbm64} are exact and grow with the ids; {@link Hll} is the
 * smallest; {@link Theta} also tells how two audiences overlap.
 */
public sealed interface DistinctSet permits Rbm32, Rbm64, Hll, Theta {

    /** The number of distinct ids with its bounds; exact for bitmaps. */
    Estimate estimate();

    /** The bytes to store in the column; a fresh array. Empty sets are stored and merged too. */
    byte[] toBytes();

    /**
     * The set in a column of this function.
     *
     * @param stored the column's value; null is the empty set
     * @throws IllegalArgumentException if the function keeps no set, or the bytes are not such a
     *     set
     */
    static DistinctSet read(AggFunction<?> function, byte @Nullable [] stored) {
        return switch (function.kind()) {
            case RBM32 -> Rbm32.read(stored);
            case RBM64 -> Rbm64.read(stored);
            case HLL_SKETCH -> Hll.read(stored);
            case THETA_SKETCH -> Theta.read(stored);
            default -> throw keepsNoSet(function);
        };
    }

    /**
     * A builder of a set for a column of this function.
     *
     * @throws IllegalArgumentException if the function keeps no set
     */
    static Builder builder(AggFunction<?> function) {
        return switch (function.kind()) {
            case RBM32 -> Rbm32.builder();
            case RBM64 -> Rbm64.builder();
            case HLL_SKETCH -> Hll.builder();
            case THETA_SKETCH -> Theta.builder();
            default -> throw keepsNoSet(function);
        };
    }

    /**
     * The union of two stored sets, as Paimon's function makes it of a key's rows.
     *
     * @throws IllegalArgumentException if the function keeps no set, or the bytes are not such a
     *     set
     */
    static byte[] unite(AggFunction<?> function, byte[] left, byte[] right) {
        return builder(function).union(left).union(right).build().toBytes();
    }

    private static IllegalArgumentException keepsNoSet(AggFunction<?> function) {
        return new IllegalArgumentException(
                "'"
                        + function
                        + "' keeps no set of ids; rbm32(), rbm64(), hllSketch() and thetaSketch()"
                        + " do");
    }

    /**
     * A builder of a set from ids and stored sets. Mutable, for one thread; {@code build()} may be
     * called again.
     */
    sealed interface Builder permits Rbm32.Builder, Rbm64.Builder, Hll.Builder, Theta.Builder {

        /**
         * Adds all ids of a stored set.
         *
         * @param stored a column's value; null adds nothing
         * @throws IllegalArgumentException if the bytes are not such a set
         */
        @CanIgnoreReturnValue
        Builder union(byte @Nullable [] stored);

        /** The set of all ids that were added so far. */
        DistinctSet build();
    }
}
