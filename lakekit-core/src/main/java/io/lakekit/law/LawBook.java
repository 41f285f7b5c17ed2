package io.lakekit.law;

import io.lakekit.function.Trait;
import io.lakekit.function.UserFunction;
import io.lakekit.law.Law.Expression;
import io.lakekit.law.Law.Scope;
import io.lakekit.law.Law.Side;
import java.util.ArrayList;
import java.util.List;

/** The laws of a function: those of all functions, and those that its traits claim. */
final class LawBook<T> {

    private final List<Law<T>> laws = new ArrayList<>();

    private LawBook() {}

    /**
     * The laws of a function, the plainest first: a function that breaks one often breaks those
     * after it.
     */
    static <T> List<Law<T>> of(UserFunction<T> function) {
        LawBook<T> book = new LawBook<>();
        book.anyFunction();
        if (function.traits().contains(Trait.COMMUTATIVE)) {
            book.commutative();
        }
        if (function.traits().contains(Trait.IDEMPOTENT)) {
            book.idempotent();
        }
        if (function.traits().contains(Trait.REPLAYABLE)) {
            book.replayable();
        }
        if (function instanceof UserFunction.Retractable) {
            book.retractable(function.traits().contains(Trait.RETRACT_PAIR_SAFE));
        }
        return List.copyOf(book.laws);
    }

    private void add(
            String name,
            int values,
            Scope scope,
            String left,
            Expression<T> leftSide,
            String right,
            Expression<T> rightSide) {
        laws.add(
                new Law<>(
                        name,
                        values,
                        scope,
                        new Side<>(left, leftSide),
                        new Side<>(right, rightSide)));
    }

    private void add(
            String name,
            int values,
            String left,
            Expression<T> leftSide,
            String right,
            Expression<T> rightSide) {
        add(name, values, Scope.NORMALISED, left, leftSide, right, rightSide);
    }

    private void anyFunction() {
        add(
                "normalise changes nothing the second time",
                1,
                Scope.ANY,
                "normalise(normalise(a))",
                (f, a, b, c) -> f.normalise(f.normalise(a)),
                "normalise(a)",
                (f, a, b, c) -> f.normalise(a));
        unchanged("a after normalise(a)", 1, (f, a, b, c) -> f.afterNormalise(a), "a");
        unchanged("a after merge(a, b)", 2, (f, a, b, c) -> f.olderAfterMerge(a, b), "a");
        unchanged("b after merge(a, b)", 2, (f, a, b, c) -> f.newerAfterMerge(a, b), "b");
        add(
                "results fit the column and survive being stored",
                2,
                "stored(merge(a, b))",
                (f, a, b, c) -> f.merge(a, b),
                "merge(a, b)",
                (f, a, b, c) -> f.unstored(a, b));
        add(
                "the function is the same when it was stored and made again",
                2,
                "madeAgain.merge(a, b)",
                (f, a, b, c) -> f.mergeMadeAgain(a, b),
                "merge(a, b)",
                (f, a, b, c) -> f.merge(a, b));
        add(
                "merge of normalised values is normalised",
                2,
                "normalise(merge(a, b))",
                (f, a, b, c) -> f.normalise(f.merge(a, b)),
                "merge(a, b)",
                (f, a, b, c) -> f.merge(a, b));
        add(
                "merge is associative",
                3,
                "merge(merge(a, b), c)",
                (f, a, b, c) -> f.merge(f.merge(a, b), c),
                "merge(a, merge(b, c))",
                (f, a, b, c) -> f.merge(a, f.merge(b, c)));
    }

    private void unchanged(String text, int values, Expression<T> call, String argument) {
        add(
                "arguments are not changed",
                values,
                Scope.EXACT,
                text,
                call,
                argument,
                (f, a, b, c) -> argument.equals("a") ? a : b);
    }

    private void commutative() {
        add(
                "COMMUTATIVE",
                2,
                "merge(b, a)",
                (f, a, b, c) -> f.merge(b, a),
                "merge(a, b)",
                (f, a, b, c) -> f.merge(a, b));
    }

    private void idempotent() {
        again("IDEMPOTENT");
        add(
                "IDEMPOTENT",
                2,
                "merge(merge(a, b), b)",
                (f, a, b, c) -> f.merge(f.merge(a, b), b),
                "merge(a, b)",
                (f, a, b, c) -> f.merge(a, b));
        add(
                "IDEMPOTENT",
                2,
                "merge(merge(a, b), a)",
                (f, a, b, c) -> f.merge(f.merge(a, b), a),
                "merge(a, b)",
                (f, a, b, c) -> f.merge(a, b));
    }

    private void replayable() {
        again("REPLAYABLE");
        add(
                "REPLAYABLE",
                2,
                "merge(merge(merge(a, b), a), b)",
                (f, a, b, c) -> f.merge(f.merge(f.merge(a, b), a), b),
                "merge(a, b)",
                (f, a, b, c) -> f.merge(a, b));
    }

    private void again(String name) {
        add(name, 1, "merge(a, a)", (f, a, b, c) -> f.merge(a, a), "a", (f, a, b, c) -> a);
    }

    /**
     * Adds the laws of retraction. A retraction that is alone in its commit is stored as {@code
     * retract(null, b)} and later merged as a value: with the value that it undoes, or with an
     * older one before that value comes.
     */
    private void retractable(boolean pairSafe) {
        add(
                "RETRACTABLE",
                2,
                "retract(merge(a, b), b)",
                (f, a, b, c) -> f.retract(f.merge(a, b), b),
                "a",
                (f, a, b, c) -> a);
        add(
                "RETRACTABLE",
                2,
                "merge(merge(a, b), retract(null, b))",
                (f, a, b, c) -> f.merge(f.merge(a, b), f.retract(null, b)),
                "a",
                (f, a, b, c) -> a);
        add(
                "RETRACTABLE",
                2,
                "merge(merge(a, retract(null, b)), b)",
                (f, a, b, c) -> f.merge(f.merge(a, f.retract(null, b)), b),
                "a",
                (f, a, b, c) -> a);
        if (pairSafe) {
            add(
                    "RETRACT_PAIR_SAFE",
                    3,
                    "merge(merge(a, b), merge(retract(null, b), c))",
                    (f, a, b, c) -> f.merge(f.merge(a, b), f.merge(f.retract(null, b), c)),
                    "merge(a, c)",
                    (f, a, b, c) -> f.merge(a, c));
        }
    }
}
