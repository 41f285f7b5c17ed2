package io.lakekit.internal.paimon.plan;

import io.lakekit.change.Risk;
import io.lakekit.change.TableChange;
import io.lakekit.design.TableDesign;
import io.lakekit.schema.Column;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.apache.paimon.schema.SchemaChange;
import org.apache.paimon.schema.TableSchema;
import org.jspecify.annotations.Nullable;

/**
 * The columns of a live table that get other names, because the design says what they were called.
 * A name that another column has is taken after that column has given it up. Names that go round in
 * a circle are refused, because the table does not tell whether they went round already.
 */
final class ColumnRenames {

    private final TableDesign design;
    private final TableSchema live;
    private final boolean filled;
    private final Set<String> names;
    private final Map<String, String> made = new LinkedHashMap<>();
    private final List<TableChange> changes = new ArrayList<>();
    private final List<SchemaChange> steps = new ArrayList<>();

    private ColumnRenames(TableDesign design, TableSchema live, boolean filled) {
        this.design = design;
        this.live = live;
        this.filled = filled;
        this.names = new HashSet<>(live.fieldNames());
    }

    static ColumnRenames of(TableDesign design, TableSchema live, boolean filled) {
        ColumnRenames renames = new ColumnRenames(design, live, filled);
        List<Column<?>> open = new ArrayList<>(design.columns());
        open.removeIf(column -> column.formerName() == null);
        while (open.removeIf(renames::rename)) {
            // Each round may free a name that the next one takes.
        }
        open.forEach(renames::refuseCircle);
        return renames;
    }

    /** The new names of columns by their names in the table. */
    Map<String, String> made() {
        return made;
    }

    List<TableChange> changes() {
        return changes;
    }

    List<SchemaChange> steps() {
        return steps;
    }

    /** The names of columns after the renames. */
    List<String> apply(List<String> before) {
        return before.stream().map(name -> made.getOrDefault(name, name)).toList();
    }

    /**
     * Renames a column if its former name is in the table.
     *
     * @return whether it was renamed; false if that was done before
     */
    private boolean rename(Column<?> column) {
        String from = Objects.requireNonNull(column.formerName());
        if (!live.fieldNames().contains(from)
                || !names.contains(from)
                || made.containsKey(from)
                || names.contains(column.name())) {
            return false;
        }
        boolean isPartition = live.partitionKeys().contains(from);
        if (!isPartition) {
            made.put(from, column.name());
            steps.add(SchemaChange.renameColumn(from, column.name()));
        }
        names.remove(from);
        names.add(column.name());
        changes.add(change(column, from, isPartition));
        return true;
    }

    private TableChange change(Column<?> column, String from, boolean isPartition) {
        String used = FlinkUses.of(live, from);
        if (isPartition || used != null) {
            return new TableChange.RenameColumn(
                    from,
                    column,
                    Risk.REFUSED,
                    used == null
                            ? "directories are named after a partition column; create the table anew"
                            : used);
        }
        return new TableChange.RenameColumn(
                from,
                column,
                filled ? Risk.NEEDS_RESTART : Risk.SAFE,
                filled ? "jobs know columns by the names they started with" : "");
    }

    /** Refuses columns that wait for each other's name. */
    private void refuseCircle(Column<?> column) {
        List<String> circle = new ArrayList<>();
        Column<?> next = column;
        while (next != null && !circle.contains(next.name())) {
            circle.add(next.name());
            String former = next.formerName();
            boolean isTaken = live.fieldNames().contains(next.name());
            next = former == null || !isTaken ? null : column(former);
        }
        if (next == null || !next.equals(column) || circle.size() == 1) {
            return;
        }
        changes.add(
                new TableChange.RenameColumn(
                        Objects.requireNonNull(column.formerName()),
                        column,
                        Risk.REFUSED,
                        "the names "
                                + circle
                                + " go round in a circle, and the table does not tell whether they"
                                + " did already; give one of the columns a new name in a plan of its"
                                + " own, the others theirs with it, and it its name in the plan after"
                                + " that; leave formerly(...) out if the names are right as they"
                                + " are"));
    }

    private @Nullable Column<?> column(String name) {
        return design.column(name).orElse(null);
    }
}
