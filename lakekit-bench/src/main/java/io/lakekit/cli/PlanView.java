package io.lakekit.cli;

import io.lakekit.catalog.TableDiff;
import io.lakekit.change.TableChange;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A plan as programs read it.
 *
 * @param order the order in which jobs are stopped and started around it; null if no job need be
 */
record PlanView(
        String table, String risk, boolean drifted, @Nullable String order, List<Step> changes) {

    /** A change of a plan. */
    record Step(String change, String risk, String reason) {

        static Step of(TableChange change) {
            return new Step(change.text(), change.risk().name(), change.reason());
        }
    }

    static PlanView of(TableDiff<?> diff) {
        return new PlanView(
                diff.design().name().toString(),
                diff.risk().name(),
                diff.isDrifted(),
                diff.order().orElse(null),
                diff.changes().stream().map(Step::of).toList());
    }
}
