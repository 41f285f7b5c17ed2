package io.lakekit.law;

import com.google.errorprone.annotations.CheckReturnValue;
import io.lakekit.design.SummaryTable;
import io.lakekit.function.UserFunction;
import io.lakekit.law.Law.Breach;
import io.lakekit.schema.Column;
import io.lakekit.schema.ColumnType;
import java.util.List;
import java.util.Objects;
import java.util.function.BiPredicate;
import java.util.function.Function;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/**
 * A check, on random values, of the laws that every function must keep and of the traits that a
 * user-defined function claims. The function must be associative, must not change its arguments,
 * must give normalised values that fit the column, and must merge alike after it was stored with a
 * table and made again.
 *
 * <pre>{@code
 * FunctionLaws.of(TOP_CREATIVES, new TopN(10, "creative", "spend")).check();
 * }</pre>
 *
 * <p>Immutable: each call returns a new check. Values are few and small, so that keys meet and
 * values tie, and every value of a law except those of {@code normalise} is normalised first, as
 * writers do it.
 *
 * @param <T> the Java type of the column's values
 */
@CheckReturnValue
public final class FunctionLaws<T> {

    private static final int SAMPLES = 1_000;

    private final LawTrial<T> trial;
    private final UserFunction<T> function;

    private FunctionLaws(LawTrial<T> trial, UserFunction<T> function) {
        this.trial = trial;
        this.function = function;
    }

    /**
     * A check of a function over the values of this column.
     *
     * @throws io.lakekit.diagnostic.DiagnosticsException if no table can have this function on it
     */
    public static <T, F extends Record & UserFunction<T>> FunctionLaws<T> of(
            Column<T> column, F function) {
        requireDesign(column, function);
        StoredCalls<T> calls = new StoredCalls<>(column, function);
        return new FunctionLaws<>(new LawTrial<>(column, calls, 1, SAMPLES, null, null), function);
    }

    /**
     * A check of a function over values of this type; errors are those of {@link #of(Column,
     * Record)}.
     */
    public static <T, F extends Record & UserFunction<T>> FunctionLaws<T> of(
            ColumnType<T> type, F function) {
        return of(Column.of("value", type), function);
    }

    private static <T, F extends Record & UserFunction<T>> void requireDesign(
            Column<T> column, F function) {
        Column<Long> key = Column.of(column.name() + "_key", ColumnType.BIGINT).notNull();
        var unused =
                SummaryTable.named("function.laws")
                        .primaryKey(key)
                        .aggregate(column, function)
                        .accept("LK0422", column, "nothing is stored")
                        .build();
    }

    /** A copy of this check whose values are drawn from this seed; 1 by default. */
    public FunctionLaws<T> seed(long seed) {
        return with(seed, trial.samples(), trial.own(), trial.equivalence());
    }

    /**
     * A copy of this check that draws this many values for each law; 1000 by default.
     *
     * @throws IllegalArgumentException if they are fewer than 1
     */
    public FunctionLaws<T> samples(int samples) {
        if (samples < 1) {
            throw new IllegalArgumentException(samples + " samples check nothing; take 1 or more");
        }
        return with(trial.seed(), samples, trial.own(), trial.equivalence());
    }

    /**
     * A copy of this check that draws its values from {@code values}, for a function that takes
     * only some values of its type, such as bytes that are sketches. Of the values that break a
     * law, the shortest is shown as it was drawn. By default any value of the type is drawn, and
     * made smaller as long as it breaks the law.
     */
    public FunctionLaws<T> values(Function<RandomGenerator, ? extends T> values) {
        Objects.requireNonNull(values, "values");
        return with(trial.seed(), trial.samples(), values, trial.equivalence());
    }

    /**
     * A copy of this check that takes results for the same by this predicate; by default equal ones
     * are, with bytes compared by content.
     */
    public FunctionLaws<T> equivalence(BiPredicate<? super T, ? super T> same) {
        Objects.requireNonNull(same, "same");
        return with(trial.seed(), trial.samples(), trial.own(), same);
    }

    private FunctionLaws<T> with(
            long seed,
            int samples,
            @Nullable Function<RandomGenerator, ? extends T> own,
            @Nullable BiPredicate<? super T, ? super T> equivalence) {
        return new FunctionLaws<>(
                new LawTrial<>(trial.column(), trial.calls(), seed, samples, own, equivalence),
                function);
    }

    /** The laws that are checked, plainest first, each as {@code name: left = right}. */
    public List<String> report() {
        return LawBook.of(function).stream().map(Law::toString).toList();
    }

    /**
     * Checks all laws, plainest first.
     *
     * @throws AssertionError if one is broken, with the seed and the smallest values found that
     *     break it
     */
    public void check() {
        for (Law<T> law : LawBook.of(function)) {
            Breach<T> breach = trial.of(law);
            if (breach != null) {
                throw new AssertionError(
                        function
                                + " on "
                                + trial.column().type()
                                + " breaks a law: "
                                + law.name()
                                + " (seed "
                                + trial.seed()
                                + ")"
                                + breach.text());
            }
        }
    }

    @Override
    public String toString() {
        return "FunctionLaws of " + function + " on " + trial.column().type();
    }
}
