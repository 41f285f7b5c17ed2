package io.lakekit.design;

import io.lakekit.diagnostic.Diagnostic;
import io.lakekit.diagnostic.Diagnostics;
import io.lakekit.diagnostic.Severity;
import java.util.ArrayList;
import java.util.List;

/**
 * The outcome of a check: errors, and warnings that the design does not accept, refuse it; all
 * other findings are tolerated. It is reached the same way for the rules of a design and for those
 * that a table format adds.
 *
 * @param refused the findings that refuse the design; empty if it may be used
 * @param tolerated the warnings that were accepted, and the advice
 */
public record Verdict(Diagnostics refused, Diagnostics tolerated) {

    /**
     * The verdict on findings about a table.
     *
     * @param found all findings, in any order, which is kept
     * @param table the table they are about
     * @param acceptances the warnings that its design accepts
     */
    public static Verdict of(Diagnostics found, TableName table, List<Acceptance> acceptances) {
        List<Diagnostic> refused = new ArrayList<>();
        List<Diagnostic> tolerated = new ArrayList<>();
        for (Diagnostic finding : found) {
            boolean refuses =
                    finding.severity() == Severity.ERROR
                            || (finding.severity() == Severity.WARNING
                                    && acceptances.stream()
                                            .noneMatch(given -> given.covers(table, finding)));
            (refuses ? refused : tolerated).add(finding);
        }
        return new Verdict(Diagnostics.copyOf(refused), Diagnostics.copyOf(tolerated));
    }
}
