package io.lakekit.bench.design;

import io.lakekit.catalog.TableDiff;
import io.lakekit.change.TableChange;
import java.util.List;

/** One plan as programs read it. */
record Plan(String table, String risk, boolean drifted, List<Step> changes) {

    /** One change of a plan. */
    record Step(String change, String risk, String reason) {

        static Step of(TableChange change) {
            return new Step(change.text(), change.risk().name(), change.reason());
        }
    }

    static Plan of(TableDiff<?> diff) {
        return new Plan(
                diff.design().name().toString(),
                diff.risk().name(),
                diff.isDrifted(),
                diff.changes().stream().map(Step::of).toList());
    }
}
