package io.lakekit.flink.sink;

import io.lakekit.design.Buckets;
import io.lakekit.design.TableDesign;
import io.lakekit.diagnostic.Code;
import io.lakekit.diagnostic.Diagnostics;
import io.lakekit.diagnostic.Place;
import io.lakekit.internal.check.Check;
import io.lakekit.internal.check.Report;
import java.util.List;
import org.apache.flink.api.common.RuntimeExecutionMode;
import org.apache.flink.configuration.ExecutionOptions;

/** The rule that a sink overwrites only what it can in one commit. */
final class OverwriteRule {

    private static final Check<Asked> IMPOSSIBLE =
            new Check<>(
                    Code.error(
                            "LK1329", "an overwrite that the sink cannot do", "the start of a job"),
                    OverwriteRule::impossible);

    /** The table and the job of a sink that overwrites. */
    private record Asked(TableDesign design, RuntimeExecutionMode mode) {}

    private OverwriteRule() {}

    static Diagnostics check(
            TableDesign design, SinkSettings settings, List<? extends SinkStream<?, ?>> streams) {
        if (!settings.overwrite() || streams.isEmpty()) {
            return Diagnostics.none();
        }
        RuntimeExecutionMode mode =
                streams.get(0).stream()
                        .getExecutionEnvironment()
                        .getConfiguration()
                        .get(ExecutionOptions.RUNTIME_MODE);
        return Check.all(List.of(IMPOSSIBLE), new Asked(design, mode), Place.table(design.name()));
    }

    private static void impossible(Asked asked, Report found) {
        Buckets buckets = asked.design().buckets().orElse(null);
        if (asked.mode() != RuntimeExecutionMode.BATCH) {
            found.atTable()
                    .says("the sink is to overwrite, and the runtime mode is '%s'", asked.mode())
                    .so("a job outside batch mode commits in parts, which would replace each other")
                    .fix("Set execution.runtime-mode to BATCH before attach.");
        } else if (buckets instanceof Buckets.Postpone) {
            found.atTable()
                    .says("the sink is to overwrite, and the table has postponed buckets")
                    .so("another job gives rows their bucket, and does not know of the overwrite")
                    .fix("Design the table with Buckets.fixed(n), or add the rows.");
        } else if (buckets instanceof Buckets.Dynamic && !keyHasPartition(asked.design())) {
            found.atTable()
                    .says("the sink is to overwrite, and the key lacks partition columns")
                    .so("a key that moves would be deleted in a partition that is not overwritten")
                    .fix("Put the partition columns into the key, or add the rows.");
        }
    }

    private static boolean keyHasPartition(TableDesign design) {
        return design.primaryKey().containsAll(design.partitionColumns());
    }
}
