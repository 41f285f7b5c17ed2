package io.lakekit.health;

import io.lakekit.design.EventType;
import io.lakekit.design.HybridTable;
import io.lakekit.design.Retention;
import io.lakekit.internal.check.Check;
import io.lakekit.internal.check.Report;
import io.lakekit.internal.paimon.state.LivePartition;
import io.lakekit.internal.text.Spans;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The check for partitions that are older than the design keeps. Ages count from the start of a
 * partition in the design's time zone.
 */
final class OldPartitions {

    static final Check<Inspection> OLD =
            HealthCheck.warning(
                    "LK1702", "partitions older than they are kept", OldPartitions::old);

    /** A partition that should have been dropped. */
    private record OldPartition(LivePartition partition, Instant start, Duration kept) {

        Instant end() {
            return start.plus(kept);
        }
    }

    private OldPartitions() {}

    private static void old(Inspection inspection, Report found) {
        if (inspection.design().partitionColumns().isEmpty()) {
            return;
        }
        List<OldPartition> old =
                LivePartition.of(inspection.design(), inspection.table()).stream()
                        .flatMap(partition -> old(inspection, partition).stream())
                        .filter(partition -> inspection.isOverdue(partition.end()))
                        .sorted(Comparator.comparing(OldPartition::end))
                        .toList();
        if (!old.isEmpty()) {
            report(inspection, old, found);
        }
    }

    private static Optional<OldPartition> old(Inspection inspection, LivePartition partition) {
        Retention retention = retention(inspection, partition);
        Duration kept = retention == null ? null : retention.partitions();
        if (retention == null || kept == null) {
            return Optional.empty();
        }
        return partition
                .start(inspection.design(), retention)
                .map(start -> start.atZone(retention.zone()).toInstant())
                .map(start -> new OldPartition(partition, start, kept));
    }

    /** The retention of the partition's event type, or the table's if the type has none. */
    private static @Nullable Retention retention(Inspection inspection, LivePartition partition) {
        Retention ofTable = inspection.design().retention();
        return inspection.design() instanceof HybridTable hybrid
                ? hybrid.eventTypes().stream()
                        .filter(type -> isOf(type, partition))
                        .flatMap(type -> Stream.ofNullable(type.retention()))
                        .findFirst()
                        .orElse(ofTable)
                : ofTable;
    }

    private static boolean isOf(EventType type, LivePartition partition) {
        return type.value().equals(partition.values().get(type.discriminator()));
    }

    private static void report(Inspection inspection, List<OldPartition> old, Report found) {
        OldPartition oldest = old.get(0);
        found.atTable()
                .says(
                        "%s older than %s kept; %s, kept for %s, was written %s ago",
                        Inspection.counted(old.size(), "partition")
                                + (old.size() == 1 ? " is" : " are"),
                        old.size() == 1 ? "it is" : "they are",
                        oldest.partition().values(),
                        Spans.rounded(oldest.kept()),
                        inspection.ago(oldest.partition().lastWritten()))
                .so("%s", consequence(inspection, old))
                .fix("%s", fix(inspection));
    }

    private static String consequence(Inspection inspection, List<OldPartition> old) {
        return old.stream().anyMatch(OldPartitions::isFilledAgain)
                ? "rows that were written into them after that are dropped by the next check,"
                        + " without an error"
                : inspection.upkeep().expiresPartitions()
                        ? "no writer lives long enough to check, or each check takes a hundred at"
                                + " most, and the table grows"
                        : "nothing removes them, and the table grows";
    }

    private static boolean isFilledAgain(OldPartition partition) {
        return partition.partition().lastWritten().isAfter(partition.end());
    }

    private static String fix(Inspection inspection) {
        return inspection.upkeep().expiresPartitions()
                ? "Run Flink's procedure sys.expire_partitions from a schedule until they are"
                        + " gone, and raise the retention before filling such partitions again."
                : "Drop them from a schedule, with Flink's procedures sys.expire_partitions or"
                        + " sys.drop_partition.";
    }
}
