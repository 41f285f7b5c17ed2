package io.lakekit.law;

import io.lakekit.internal.value.RowText;
import java.util.List;
import java.util.function.BiPredicate;
import org.jspecify.annotations.Nullable;

/**
 * A law: two expressions that must give the same result for all values.
 *
 * @param values the number of values that it is about, 1 to 3
 * @param scope the values that it is about, and the results that are the same
 */
record Law<T>(String name, int values, Scope scope, Side<T> left, Side<T> right) {

    /** The scope of a law: its values, and the results that count as the same. */
    enum Scope {
        /** The law is about normalised values; results are the same if they are equivalent. */
        NORMALISED,
        /** The law is about any values of a writer; results are the same if they are equivalent. */
        ANY,
        /** The law is about any values of a writer; results are the same if they are equal. */
        EXACT
    }

    /**
     * An expression of up to three values; it is given {@code a} for those that it does not use.
     */
    @FunctionalInterface
    interface Expression<T> {
        T of(StoredCalls<T> f, T a, T b, T c);
    }

    /** One side of a law: an expression and its text. */
    record Side<T>(String text, Expression<T> expression) {

        Result<T> of(StoredCalls<T> calls, List<T> values) {
            try {
                T a = values.get(0);
                T b = values.size() > 1 ? values.get(1) : a;
                T c = values.size() > 2 ? values.get(2) : a;
                return new Result<>(expression.of(calls, a, b, c), null);
            } catch (RuntimeException e) { // whatever the user's function throws breaks the law
                return new Result<>(null, e);
            }
        }
    }

    /** The result of an expression: a value or an exception. */
    record Result<T>(@Nullable T value, @Nullable RuntimeException thrown) {

        @Override
        public String toString() {
            return thrown == null
                    ? " = " + RowText.value(value)
                    : " throws " + thrown.getClass().getSimpleName() + ": " + thrown.getMessage();
        }
    }

    /** A breach of a law: values that break it, and the results of its sides. */
    record Breach<T>(Law<T> law, List<T> values, Result<T> left, Result<T> right) {

        /**
         * Whether two breaches are alike: results differ in both, or both have the same exception.
         */
        boolean isLike(Breach<?> other) {
            return sameKind(left.thrown(), other.left.thrown())
                    && sameKind(right.thrown(), other.right.thrown());
        }

        private static boolean sameKind(@Nullable Object one, @Nullable Object other) {
            if (one == null || other == null) {
                return one == other;
            }
            return one.getClass() == other.getClass();
        }

        String text() {
            StringBuilder text = new StringBuilder();
            for (int i = 0; i < values.size(); i++) {
                text.append("\n  ").append("abc".charAt(i)).append(" = ");
                text.append(RowText.value(values.get(i)));
            }
            text.append("\n  ").append(law.left.text()).append(left);
            text.append(left.thrown() == null ? "\n  but " : "\n  and ");
            return text.append(law.right.text()).append(right).toString();
        }
    }

    /** How these values break the law, or null. */
    @Nullable Breach<T> breach(StoredCalls<T> calls, List<T> given, BiPredicate<T, T> same) {
        Result<T> one = left.of(calls, given);
        Result<T> other = right.of(calls, given);
        T first = one.value();
        T second = other.value();
        return first != null && second != null && same.test(first, second)
                ? null
                : new Breach<>(this, given, one, other);
    }

    @Override
    public String toString() {
        return name + ": " + left.text() + " = " + right.text();
    }
}
