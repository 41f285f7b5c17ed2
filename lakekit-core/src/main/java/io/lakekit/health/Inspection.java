package io.lakekit.health;

import com.google.common.base.Suppliers;
import io.lakekit.design.TableDesign;
import io.lakekit.diagnostic.Place;
import io.lakekit.internal.paimon.state.OperatingNeeds;
import io.lakekit.internal.text.Spans;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.Supplier;
import org.apache.paimon.Snapshot;
import org.apache.paimon.table.FileStoreTable;

/** A look at a table, which reads each list of the table's metadata once. */
final class Inspection {

    private final TableDesign design;
    private final FileStoreTable table;
    private final Instant now;
    private final Duration patience;
    private final Supplier<List<Snapshot>> snapshots;
    private final Supplier<List<LiveFile>> files;
    private final Supplier<List<String>> tags;

    /**
     * A look at a table.
     *
     * @param design the table as it is meant to be
     * @param now the moment that ages are counted to
     * @param patience the time for which something may wait
     */
    Inspection(TableDesign design, FileStoreTable table, Instant now, Duration patience) {
        this.design = design;
        this.table = table;
        this.now = now;
        this.patience = patience;
        this.snapshots = Suppliers.memoize(this::readSnapshots);
        this.files = Suppliers.memoize(() -> LiveFile.of(design, table));
        this.tags = Suppliers.memoize(() -> table.tagManager().allTagNames());
    }

    TableDesign design() {
        return design;
    }

    FileStoreTable table() {
        return table;
    }

    Instant now() {
        return now;
    }

    Duration patience() {
        return patience;
    }

    OperatingNeeds upkeep() {
        return OperatingNeeds.of(table);
    }

    String name() {
        return design.name().toString();
    }

    Place.OfTable place() {
        return Place.table(design.name());
    }

    /** Whether something has waited for longer than the patience. */
    boolean isOverdue(Instant since) {
        return since.plus(patience).isBefore(now);
    }

    /** The time since something happened, to the second, in words. */
    String ago(Instant then) {
        return Spans.rounded(Duration.between(then, now));
    }

    /** A number with its noun, such as 1 row or 3 rows. */
    static String counted(long number, String one) {
        return number + " " + one + (number == 1 ? "" : "s");
    }

    /** The snapshots of the table, oldest first. */
    List<Snapshot> snapshots() {
        return snapshots.get();
    }

    /** The data files of the newest snapshot, in no particular order. */
    List<LiveFile> files() {
        return files.get();
    }

    /** The names of the table's tags. */
    List<String> tags() {
        return tags.get();
    }

    private List<Snapshot> readSnapshots() {
        List<Snapshot> found = new ArrayList<>();
        try {
            table.snapshotManager().snapshots().forEachRemaining(found::add);
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot list the snapshots of table " + name(), e);
        }
        found.sort(Comparator.comparingLong(Snapshot::id));
        return found;
    }
}
