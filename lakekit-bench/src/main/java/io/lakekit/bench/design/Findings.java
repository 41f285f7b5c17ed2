package io.lakekit.bench.design;

import io.lakekit.diagnostic.Diagnostic;
import io.lakekit.diagnostic.Diagnostics;
import java.util.List;

/** Findings as commands print them. */
final class Findings {

    /** One finding as programs read it. */
    record Finding(
            String code,
            String severity,
            String place,
            String fact,
            String consequence,
            String fix) {

        static Finding of(Diagnostic finding) {
            return new Finding(
                    finding.code(),
                    finding.severity().name(),
                    finding.place(),
                    finding.fact(),
                    finding.consequence(),
                    finding.fix());
        }
    }

    private Findings() {}

    static List<Finding> of(Diagnostics findings) {
        return findings.stream().map(Finding::of).toList();
    }
}
