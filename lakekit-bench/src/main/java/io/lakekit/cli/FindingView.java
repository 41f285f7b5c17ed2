package io.lakekit.cli;

import io.lakekit.diagnostic.Diagnostic;
import io.lakekit.diagnostic.Diagnostics;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Findings as commands print them. */
final class FindingView {

    /**
     * A finding as programs read it.
     *
     * @param accepted the reason for which the warning is accepted, or null if it is not
     */
    record Finding(
            String code,
            String severity,
            String place,
            String fact,
            String consequence,
            String fix,
            @Nullable String accepted) {

        static Finding of(Diagnostic finding) {
            return of(finding, null);
        }

        static Finding of(Diagnostic finding, @Nullable String accepted) {
            return new Finding(
                    finding.code().id(),
                    finding.severity().name(),
                    finding.place().toString(),
                    finding.fact(),
                    finding.consequence(),
                    finding.fix(),
                    accepted);
        }
    }

    private FindingView() {}

    static List<Finding> of(Diagnostics findings) {
        return findings.stream().map(Finding::of).toList();
    }
}
