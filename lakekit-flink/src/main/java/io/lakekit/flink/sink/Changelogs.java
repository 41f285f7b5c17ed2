package io.lakekit.flink.sink;

import io.lakekit.flink.job.ChangelogRecord;
import java.util.Set;
import org.apache.flink.api.common.RuntimeExecutionMode;
import org.apache.flink.api.dag.Transformation;
import org.apache.flink.configuration.ExecutionOptions;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.jspecify.annotations.Nullable;

/**
 * What is known of a stream before it runs about the kinds of its rows. The type of a stream of
 * Flink SQL does not tell them, but some of its last steps do; its sources do not.
 */
final class Changelogs {

    /** The step by which Flink SQL hands rows over; the name is Flink's. */
    private static final String HANDED_OVER = "TableToDataSteam";

    /** Steps that keep the kinds of the rows that they get, or leave rows out. */
    private static final Set<String> KEEPING =
            Set.of(HANDED_OVER, "ConstraintEnforcer", "Calc", "Exchange", "DropUpdateBefore");

    /** Steps in streaming mode whose rows change earlier ones. */
    private static final Set<String> CHANGING =
            Set.of(
                    "ChangelogNormalize",
                    "DropUpdateBefore",
                    "GlobalGroupAggregate",
                    "GroupAggregate",
                    "GroupTableAggregate",
                    "IncrementalGroupAggregate",
                    "Rank");

    private Changelogs() {}

    /** What tells that a stream is a changelog, or null if nothing does. */
    static @Nullable String told(DataStream<?> stream) {
        if (stream.getType().getTypeClass() == ChangelogRecord.class) {
            return "its records are of ChangelogRecord";
        }
        Transformation<?> step = lastOf(stream, CHANGING);
        return step == null ? null : "its step '" + name(step) + "' changes rows";
    }

    /** Whether a stream is known to have no old rows of updates. */
    static boolean isUpsert(DataStream<?> stream) {
        return lastOf(stream, Set.of("DropUpdateBefore")) != null;
    }

    /** The last step of Flink SQL with one of these names, if all after it keep kinds. */
    private static @Nullable Transformation<?> lastOf(DataStream<?> stream, Set<String> names) {
        Transformation<?> step = stream.getTransformation();
        boolean batch =
                stream.getExecutionEnvironment()
                                .getConfiguration()
                                .get(ExecutionOptions.RUNTIME_MODE)
                        == RuntimeExecutionMode.BATCH;
        if (batch || !name(step).equals(HANDED_OVER)) {
            return null;
        }
        while (!names.contains(name(step))) {
            if (!KEEPING.contains(name(step)) || step.getInputs().size() != 1) {
                return null;
            }
            step = step.getInputs().get(0);
        }
        return step;
    }

    /** The name of a step without the number that Flink SQL gives it. */
    private static String name(Transformation<?> step) {
        return step.getName().split("\\[", 2)[0];
    }
}
