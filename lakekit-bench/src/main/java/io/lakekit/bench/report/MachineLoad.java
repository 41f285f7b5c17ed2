package io.lakekit.bench.report;

import io.lakekit.bench.report.Results.Environment;
import java.util.Locale;

/** The sentence that says how busy the machine was before anything was measured. */
final class MachineLoad {

    /** The load of one processor above which measured processes wait for others. */
    private static final double BUSY = 0.5;

    private MachineLoad() {}

    static String of(Environment environment) {
        Double load = environment.load();
        if (load == null) {
            return "The load of the machine is unknown.";
        }
        String said =
                String.format(
                        Locale.ROOT,
                        "The load of the machine was %.1f on %d processor(s) at the start",
                        load,
                        environment.cpus());
        return load > BUSY * environment.cpus()
                ? said + ": others were running, which widens the intervals."
                : said + ".";
    }
}
