package io.lakekit.internal.check;

import io.lakekit.diagnostic.Code;
import io.lakekit.diagnostic.Diagnostic;
import io.lakekit.diagnostic.Diagnostics;
import io.lakekit.diagnostic.Place;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/**
 * One check of a subject: the code of its findings, and what looks for any number of them. As a
 * value it can be listed, documented and left out.
 *
 * @param <S> what is checked
 */
public record Check<S>(Code code, Finder<S> finder) {

    /**
     * Looks at a subject, which may be wrong in any other way too, so that it must not rely on
     * other checks.
     *
     * @param <S> what is checked
     */
    @FunctionalInterface
    public interface Finder<S> {

        /** Words each finding in the report. */
        void find(S subject, Report found);
    }

    /** The same check, whose findings are said to be about settings of a design. */
    public Check<S> about(String... settings) {
        return new Check<>(code.about(settings), finder);
    }

    /** The findings of checks about a table, in the order of the checks. */
    public static <S> Diagnostics all(Collection<Check<S>> checks, S subject, Place.OfTable table) {
        List<Diagnostic> found = new ArrayList<>();
        for (Check<S> check : checks) {
            check.finder.find(subject, new Report(check.code, table, found::add));
        }
        return Diagnostics.copyOf(found);
    }
}
