package io.lakekit.health;

import io.lakekit.design.TableDesign;
import io.lakekit.paimon.Upkeep;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.apache.paimon.Snapshot;
import org.apache.paimon.table.FileStoreTable;

/**
 * A table that is looked at.
 *
 * @param design what it is meant to be
 * @param now the moment that ages are counted to
 * @param patience for how long something may wait
 */
record Inspection(TableDesign design, FileStoreTable table, Instant now, Duration patience) {

    Upkeep upkeep() {
        return Upkeep.of(table);
    }

    String name() {
        return design.name().toString();
    }

    /** Whether something has waited for longer than there is patience. */
    boolean isOverdue(Instant since) {
        return since.plus(patience).isBefore(now);
    }

    /** How long ago something was, to the second. */
    String ago(Instant then) {
        return spelled(Duration.between(then, now));
    }

    /** Such as 2 d, 3 h or 40 ms: the largest unit there is one of, rounded down. */
    static String spelled(Duration duration) {
        if (duration.toDays() > 0) {
            return duration.toDays() + " d";
        }
        if (duration.toHours() > 0) {
            return duration.toHours() + " h";
        }
        if (duration.toMinutes() > 0) {
            return duration.toMinutes() + " min";
        }
        return duration.toSeconds() > 0 ? duration.toSeconds() + " s" : duration.toMillis() + " ms";
    }

    /** Such as 1 row or 3 rows. */
    static String counted(long number, String one) {
        return number + " " + one + (number == 1 ? "" : "s");
    }

    /** The snapshots there are, oldest first. */
    List<Snapshot> snapshots() {
        List<Snapshot> snapshots = new ArrayList<>();
        try {
            table.snapshotManager().snapshots().forEachRemaining(snapshots::add);
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot list the snapshots of table " + name(), e);
        }
        snapshots.sort(Comparator.comparingLong(Snapshot::id));
        return snapshots;
    }
}
