package io.lakekit.law;

import io.lakekit.internal.value.RandomValues;
import io.lakekit.internal.value.SmallerValues;
import io.lakekit.law.Law.Breach;
import io.lakekit.schema.Column;
import io.lakekit.schema.Row;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.SplittableRandom;
import java.util.function.BiPredicate;
import java.util.function.Function;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/**
 * A trial of laws on random values, which finds the smallest values that break one.
 *
 * @param own the source of values, or null to draw any values of the column's type
 * @param equivalence the predicate for results that are the same, or null for equal ones
 */
record LawTrial<T>(
        Column<T> column,
        StoredCalls<T> calls,
        long seed,
        int samples,
        @Nullable Function<RandomGenerator, ? extends T> own,
        @Nullable BiPredicate<? super T, ? super T> equivalence) {

    /** The smallest values found that break the law, or null. */
    @Nullable Breach<T> of(Law<T> law) {
        SplittableRandom random = new SplittableRandom(seed);
        Breach<T> found = null;
        for (int i = 0; i < samples && (found == null || own != null); i++) {
            Breach<T> breach = breach(law, drawn(random, law.values()));
            if (breach != null && (found == null || isShorter(breach, found))) {
                found = breach;
            }
        }
        return found == null || own != null ? found : smallest(found);
    }

    private static boolean isShorter(Breach<?> breach, Breach<?> than) {
        return breach.text().length() < than.text().length();
    }

    private @Nullable Breach<T> breach(Law<T> law, List<T> raw) {
        return switch (law.scope()) {
            case EXACT -> law.breach(calls, raw, this::equal);
            case ANY -> law.breach(calls, raw, this::same);
            case NORMALISED ->
                    law.breach(calls, raw.stream().map(calls::normalise).toList(), this::same);
        };
    }

    private boolean same(T left, T right) {
        return equivalence == null ? equal(left, right) : equivalence.test(left, right);
    }

    /** Whether two results are equal, compared through rows, which compare bytes by content. */
    private boolean equal(T left, T right) {
        return Row.of(column, left).equals(Row.of(column, right));
    }

    /** Random values, of which some are the same. */
    private List<T> drawn(RandomGenerator random, int count) {
        List<T> values = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            boolean again = i > 0 && random.nextInt(4) == 0;
            values.add(again ? values.get(0) : drawn(random));
        }
        return values;
    }

    private T drawn(RandomGenerator random) {
        Object value = own == null ? new RandomValues(random).of(column.type()) : own.apply(random);
        return Objects.requireNonNull(column.type().fit(value), "values(...) gave null");
    }

    /**
     * The smallest breach that can be found from one. Values of the user's own source are not made
     * smaller: the result might not be such a value.
     */
    private Breach<T> smallest(Breach<T> found) {
        Breach<T> smallest = found;
        for (Breach<T> next = found; next != null; next = smaller(smallest)) {
            smallest = next;
        }
        return smallest;
    }

    private @Nullable Breach<T> smaller(Breach<T> breach) {
        for (int i = 0; i < breach.values().size(); i++) {
            for (Object step : SmallerValues.of(column.type(), breach.values().get(i)).toList()) {
                Breach<T> next = breach(breach.law(), with(breach.values(), i, step));
                if (next != null && next.isLike(breach) && isNew(next, breach)) {
                    return next;
                }
            }
        }
        return null;
    }

    /** Whether a breach has other values than the one before: normalising may undo a step. */
    private boolean isNew(Breach<T> next, Breach<T> before) {
        for (int i = 0; i < before.values().size(); i++) {
            if (!equal(next.values().get(i), before.values().get(i))) {
                return true;
            }
        }
        return false;
    }

    @SuppressWarnings("unchecked") // a smaller value of the column's type
    private List<T> with(List<T> values, int index, Object value) {
        List<T> other = new ArrayList<>(values);
        other.set(index, (T) value);
        return other;
    }
}
