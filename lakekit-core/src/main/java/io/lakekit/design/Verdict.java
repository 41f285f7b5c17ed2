package io.lakekit.design;

import io.lakekit.diagnostic.Diagnostic;
import io.lakekit.diagnostic.Diagnostics;
import io.lakekit.diagnostic.Severity;
import java.util.ArrayList;
import java.util.List;

/**
 * What becomes of findings: errors and warnings nobody accepted refuse, the rest is tolerated. Used
 * for the design's own rules and for those that a table format adds.
 *
 * @param refused what refuses
 * @param tolerated accepted warnings and advice
 */
public record Verdict(Diagnostics refused, Diagnostics tolerated) {

    /** Judges findings of a table by what its design accepts. */
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
