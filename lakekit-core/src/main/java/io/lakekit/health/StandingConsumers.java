package io.lakekit.health;

import io.lakekit.internal.check.Check;
import io.lakekit.internal.check.Report;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.apache.paimon.Snapshot;
import org.apache.paimon.table.FileStoreTable;

/** The check for readers of changes that have not moved since they registered their position. */
final class StandingConsumers {

    static final Check<Inspection> STANDING =
            HealthCheck.warning(
                    "LK1703", "a consumer that stands still", StandingConsumers::standing);

    private StandingConsumers() {}

    private static void standing(Inspection inspection, Report found) {
        Map<Long, Snapshot> snapshots = new TreeMap<>();
        inspection.snapshots().forEach(snapshot -> snapshots.put(snapshot.id(), snapshot));
        next(inspection)
                .forEach(
                        (consumer, next) ->
                                Optional.ofNullable(snapshots.get(next))
                                        .map(OldSnapshots::committed)
                                        .filter(inspection::isOverdue)
                                        .ifPresent(
                                                since ->
                                                        found.atTable()
                                                                .says(
                                                                        "consumer '%s' has not read snapshot %d, committed %s ago",
                                                                        consumer,
                                                                        next,
                                                                        inspection.ago(since))
                                                                .so("%s", consequence(inspection))
                                                                .fix(
                                                                        "Start its reader again, or delete it with Flink's procedure sys.reset_consumer.")));
    }

    /** The id of the snapshot that each consumer reads next. */
    static Map<String, Long> next(Inspection inspection) {
        FileStoreTable table = inspection.table();
        try {
            return new TreeMap<>(table.consumerManager().consumers());
        } catch (IOException e) {
            throw new UncheckedIOException(
                    "Cannot list the consumers of table " + inspection.name(), e);
        }
    }

    private static String consequence(Inspection inspection) {
        return inspection.upkeep().expiresConsumers()
                ? "that and all later snapshots are kept until it expires"
                : "that and all later snapshots are kept for it, for ever";
    }
}
