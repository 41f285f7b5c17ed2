package io.lakekit.internal.flink;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.apache.flink.api.dag.Transformation;
import org.apache.flink.streaming.api.transformations.PhysicalTransformation;

/**
 * Fixed uids of the operators of one sink. They follow from what an operator does, not from its
 * position or the table's settings, so that a savepoint still fits when a setting adds or removes
 * an operator beside it.
 */
public final class OperatorUids {

    private final String prefix;
    private final Map<String, Integer> given = new HashMap<>();

    public OperatorUids(String prefix) {
        this.prefix = prefix;
    }

    /** The uid that the last operator of a sink has. */
    public static String ofEnd(String prefix) {
        return new OperatorUids(prefix).next("end");
    }

    /** The uid for the next operator of this role; a second one of the same role gets a number. */
    public String next(String role) {
        int count = given.merge(role, 1, Integer::sum);
        return prefix + "-" + (count == 1 ? role : role + "-" + count);
    }

    /**
     * Gives a uid to each operator from {@code last} upwards that has none. An operator that has
     * one is left as it is, and so are all above it.
     */
    public void complete(Transformation<?> last) {
        complete(last, new HashSet<>());
    }

    private void complete(Transformation<?> step, Set<Integer> seen) {
        if (step.getUid() != null || !seen.add(step.getId())) {
            return;
        }
        if (step instanceof PhysicalTransformation<?>) {
            step.setUid(next(role(step.getName())));
        }
        step.getInputs().forEach(input -> complete(input, seen));
    }

    /**
     * The role that an operator's name tells: {@code Writer(write-only) : ads.click} is a {@code
     * writer}.
     */
    private static String role(String operatorName) {
        String operator = operatorName.split("[:(]", 2)[0].strip();
        return operator.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]+", "-");
    }
}
