package io.lakekit.health;

import io.lakekit.diagnostic.Code;
import io.lakekit.diagnostic.Diagnostic;
import io.lakekit.internal.paimon.state.LivePartition;
import java.util.List;
import java.util.stream.Stream;

/**
 * The check for partitions that expiry cannot name, and so never drops; only writers other than
 * lakekit's make them.
 */
final class NeverDropped {

    private static final Code NEVER_DROPPED =
            Code.warning("LK1711", "partitions that cannot expire", "the health report");

    private NeverDropped() {}

    static Stream<Diagnostic> find(Inspection inspection) {
        if (inspection.design().partitionColumns().isEmpty()) {
            return Stream.empty();
        }
        List<LivePartition> found =
                LivePartition.of(inspection.design(), inspection.table()).stream()
                        .filter(
                                partition ->
                                        partition.isNeverDropped(
                                                inspection.design(), inspection.table()))
                        .toList();
        return found.isEmpty() ? Stream.empty() : Stream.of(finding(inspection, found));
    }

    private static Diagnostic finding(Inspection inspection, List<LivePartition> found) {
        return NEVER_DROPPED
                .at(inspection.place())
                .says(
                        "%s cannot expire: %s has a comma or a null in its values",
                        Inspection.counted(found.size(), "partition"), found.get(0).values())
                .so(
                        "expiry drops partitions by a text that it splits at commas, and reads"
                                + " no time"
                                + " beside a null: they stay for ever")
                .fix(
                        "Move their rows under another value and overwrite the old partitions with"
                                + " nothing; write through lakekit, which refuses such values.");
    }
}
