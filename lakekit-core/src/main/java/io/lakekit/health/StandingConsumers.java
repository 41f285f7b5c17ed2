package io.lakekit.health;

import io.lakekit.diagnostic.Code;
import io.lakekit.diagnostic.Diagnostic;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.apache.paimon.Snapshot;
import org.apache.paimon.consumer.ConsumerManager;
import org.apache.paimon.table.FileStoreTable;

/** The check for readers of changes that have not moved since they registered their position. */
final class StandingConsumers {

    private static final Code STANDING =
            Code.warning("LK1703", "a consumer that stands still", "the health report");

    private StandingConsumers() {}

    static Stream<Diagnostic> find(Inspection inspection) {
        Map<Long, Snapshot> snapshots = new TreeMap<>();
        inspection.snapshots().forEach(snapshot -> snapshots.put(snapshot.id(), snapshot));
        return next(inspection).entrySet().stream()
                .flatMap(
                        consumer ->
                                Optional.ofNullable(snapshots.get(consumer.getValue()))
                                        .map(OldSnapshots::committed)
                                        .filter(inspection::isOverdue)
                                        .map(since -> finding(inspection, consumer, since))
                                        .stream());
    }

    /** The id of the snapshot that each consumer reads next. */
    static Map<String, Long> next(Inspection inspection) {
        FileStoreTable table = inspection.table();
        try {
            return new TreeMap<>(new ConsumerManager(table.fileIO(), table.location()).consumers());
        } catch (IOException e) {
            throw new UncheckedIOException(
                    "Cannot list the consumers of table " + inspection.name(), e);
        }
    }

    private static Diagnostic finding(
            Inspection inspection, Map.Entry<String, Long> consumer, Instant since) {
        return STANDING.at(inspection.place())
                .says(
                        "consumer '%s' has not read snapshot %d, committed %s ago",
                        consumer.getKey(), consumer.getValue(), inspection.ago(since))
                .so("%s", consequence(inspection))
                .fix(
                        "Start its reader again, or delete it with Flink's procedure"
                                + " sys.reset_consumer.");
    }

    private static String consequence(Inspection inspection) {
        return inspection.upkeep().expiresConsumers()
                ? "that and all later snapshots are kept until it expires"
                : "that and all later snapshots are kept for it, for ever";
    }
}
