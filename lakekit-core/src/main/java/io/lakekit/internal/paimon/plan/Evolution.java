package io.lakekit.internal.paimon.plan;

import io.lakekit.change.Risk;
import io.lakekit.change.TableChange;
import io.lakekit.design.GroupedTable;
import io.lakekit.design.SequenceGroup;
import io.lakekit.design.TableDesign;
import io.lakekit.design.ValueColumn;
import io.lakekit.internal.paimon.note.DesignNotes;
import io.lakekit.internal.paimon.note.ReadNotes;
import io.lakekit.internal.paimon.schema.Fingerprint;
import io.lakekit.internal.paimon.schema.NormalOptions;
import io.lakekit.internal.paimon.value.PaimonTypes;
import io.lakekit.paimon.PaimonSchemas;
import io.lakekit.schema.Column;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.apache.paimon.CoreOptions;
import org.apache.paimon.schema.Schema;
import org.apache.paimon.schema.SchemaChange;
import org.apache.paimon.schema.TableSchema;
import org.apache.paimon.types.DataField;

/**
 * The way from a live table to its design: the changes as people read them, and the steps that
 * Paimon takes, to be made in one commit.
 */
public final class Evolution {

    private static final String RESTART =
            "jobs that compact with the old columns would write files without the new ones";

    private static final String GROUP_ADDED =
            RESTART
                    + "; past states are then read with TableReader.asOfSnapshot and asOfTag, and"
                    + " refused by Paimon's own readers";

    private final TableDesign design;
    private final Schema wanted;
    private final TableSchema live;
    private final boolean filled;
    private final ColumnRenames renames;
    private final Map<String, DataField> present = new LinkedHashMap<>();
    private final Set<String> added = new HashSet<>();
    private final List<TableChange> changes = new ArrayList<>();
    private final List<SchemaChange> steps = new ArrayList<>();

    private Evolution(TableDesign design, TableSchema live, boolean filled) {
        this.design = design;
        this.wanted = PaimonSchemas.of(design);
        this.live = live;
        this.filled = filled;
        this.renames = ColumnRenames.of(design, live, filled);
    }

    /**
     * The way to a design.
     *
     * @param filled whether the table was ever written to; if not, most changes are safe
     * @throws io.lakekit.diagnostic.DiagnosticsException if the Paimon version cannot hold the
     *     design
     */
    public static Evolution of(TableDesign design, TableSchema live, boolean filled) {
        Evolution evolution = new Evolution(design, live, filled);
        evolution.rename();
        evolution.keys();
        evolution.columns();
        evolution.options();
        evolution.comment();
        evolution.mark();
        return evolution;
    }

    /** The changes, in the order in which they are made. */
    public List<TableChange> changes() {
        return List.copyOf(changes);
    }

    /** The changes that concern rows; with none of them the live table is what the design says. */
    public List<TableChange> differences() {
        return changes.stream().filter(TableChange::concernsRows).toList();
    }

    /** The steps, to be committed together. */
    public List<SchemaChange> steps() {
        return List.copyOf(steps);
    }

    private Risk ifFilled(Risk risk) {
        return filled ? risk : Risk.SAFE;
    }

    private String ifFilled(String reason) {
        return filled ? reason : "";
    }

    private void rename() {
        changes.addAll(renames.changes());
        steps.addAll(renames.steps());
        for (DataField field : live.fields()) {
            present.put(renames.made().getOrDefault(field.name(), field.name()), field);
        }
    }

    private void keys() {
        key("primary key", renames.apply(live.primaryKeys()), wanted.primaryKeys());
        key("partition columns", live.partitionKeys(), wanted.partitionKeys());
    }

    private void key(String what, List<String> from, List<String> to) {
        if (!from.equals(to)) {
            changes.add(
                    new TableChange.ChangeSetting(
                            what,
                            String.join(", ", from),
                            String.join(", ", to),
                            Risk.REFUSED,
                            "rows are stored by it; create a table of another name and copy the rows"));
        }
    }

    private void columns() {
        for (String name : present.keySet()) {
            if (design.column(name).isEmpty()) {
                drop(name);
            }
        }
        for (Column<?> column : design.columns()) {
            if (!present.containsKey(column.name())) {
                added.add(column.name());
            }
        }
        groups();
        TypeChanges types = new TypeChanges(live, filled, wanted.partitionKeys(), this::storedBy);
        for (Column<?> column : design.columns()) {
            DataField field = present.get(column.name());
            if (field == null) {
                add(column);
            } else {
                types.of(column, field);
                alter(column, field);
            }
        }
        changes.addAll(types.changes());
        steps.addAll(types.steps());
    }

    /** The columns by which rows or buckets are stored. */
    private Set<String> storedBy() {
        Set<String> keys = new HashSet<>(wanted.primaryKeys());
        keys.addAll(wanted.partitionKeys());
        keys.addAll(renames.apply(live.logicalBucketKeyType().getFieldNames()));
        return keys;
    }

    private void drop(String name) {
        String used = FlinkUses.of(live, name);
        changes.add(
                filled || used == null
                        ? new TableChange.DropColumn(
                                name,
                                ifFilled(Risk.REFUSED),
                                ifFilled("its values would be lost; put it into the design"))
                        : new TableChange.DropColumn(name, Risk.REFUSED, used));
        steps.add(SchemaChange.dropColumn(name));
    }

    /** Groups all of whose columns are new. */
    private void groups() {
        if (design instanceof GroupedTable table) {
            for (SequenceGroup group : table.groups()) {
                if (added.containsAll(names(group))) {
                    changes.add(
                            new TableChange.AddGroup(
                                    group, ifFilled(Risk.NEEDS_RESTART), ifFilled(GROUP_ADDED)));
                }
            }
        }
    }

    private static Set<String> names(SequenceGroup group) {
        Set<String> names = new HashSet<>();
        group.order().forEach(column -> names.add(column.name()));
        for (ValueColumn value : group.values()) {
            names.add(value.column().name());
            value.ownOrder().forEach(column -> names.add(column.name()));
        }
        return names;
    }

    private boolean isOfNewGroup(String name) {
        return design instanceof GroupedTable table
                && table.groups().stream()
                        .map(Evolution::names)
                        .anyMatch(names -> names.contains(name) && added.containsAll(names));
    }

    /** Behind all that are there: statements that write by position never hit it unasked. */
    private void add(Column<?> column) {
        steps.add(SchemaChange.addColumn(column.name(), PaimonTypes.of(column), column.comment()));
        String inTheWay = FlinkUses.inTheWay(live, column.name());
        if (inTheWay != null) {
            changes.add(new TableChange.AddColumn(column, Risk.REFUSED, inTheWay));
        } else if (renames.made().containsKey(column.name())) {
            changes.add(
                    new TableChange.AddColumn(
                            column,
                            Risk.REFUSED,
                            "another column gives up the name in this plan, and Paimon would take"
                                    + " the two for one; rename first and add it in the next plan"));
        } else if (!column.nullable()) {
            changes.add(
                    new TableChange.AddColumn(
                            column,
                            Risk.REFUSED,
                            "rows that are there have no value for it; declare it without notNull()"));
        } else if (!isOfNewGroup(column.name())) {
            String past = filled ? Pasts.wrongIn(design, column) : null;
            changes.add(
                    past == null
                            ? new TableChange.AddColumn(
                                    column, ifFilled(Risk.NEEDS_RESTART), ifFilled(RESTART))
                            : new TableChange.AddColumn(column, Risk.REWRITES_DATA, past));
        }
    }

    private void alter(Column<?> column, DataField field) {
        if (field.defaultValue() != null) {
            changes.add(
                    new TableChange.ChangeSetting(
                            "default of column '" + column.name() + "'",
                            field.defaultValue(),
                            null,
                            ifFilled(Risk.NEEDS_RESTART),
                            ifFilled(
                                    "jobs write it in the place of nulls until they start again")));
            steps.add(SchemaChange.updateColumnDefaultValue(new String[] {column.name()}, null));
        }
        if (!Objects.equals(column.comment(), field.description())) {
            changes.add(
                    new TableChange.ChangeNote(
                            "comment of column '" + column.name() + "'",
                            field.description(),
                            column.comment()));
            steps.add(SchemaChange.updateColumnComment(column.name(), column.comment()));
        }
    }

    private void options() {
        OptionChanges options =
                OptionChanges.of(live, NormalOptions.of(wanted), renames.made(), added, filled);
        changes.addAll(options.changes());
        steps.addAll(options.steps());
    }

    private void comment() {
        String from = live.comment() == null || live.comment().isEmpty() ? null : live.comment();
        if (!Objects.equals(from, design.comment())) {
            changes.add(new TableChange.ChangeNote("comment", from, design.comment()));
            steps.add(SchemaChange.updateComment(design.comment()));
        }
    }

    /**
     * A table of other hands is left as it is while nothing of it changes, and is one of ours from
     * its first change on.
     */
    private void mark() {
        if (!Fingerprint.isKept(live) && steps.isEmpty()) {
            return;
        }
        String guard = CoreOptions.DISABLE_EXPLICIT_TYPE_CASTING.key();
        if (!Fingerprint.isGuarded(live.options())) {
            changes.add(new TableChange.ChangeNote(guard, live.options().get(guard), "true"));
            steps.add(SchemaChange.setOption(guard, "true"));
        }
        set(Fingerprint.OPTION, Fingerprint.of(wanted));
        notes();
    }

    /** Reasons and old names alone are no change; they are noted with the next one. */
    private void notes() {
        Map<String, Object> before = ReadNotes.of(live.options()).meaning();
        String noted = DesignNotes.of(design);
        Map<String, Object> after = ReadNotes.of(Map.of(DesignNotes.OPTION, noted)).meaning();
        boolean isAnother =
                live.options().containsKey(DesignNotes.OPTION)
                        && !Fingerprint.isBroken(live)
                        && !before.equals(after);
        if (isAnother && changes.isEmpty()) {
            changes.add(
                    new TableChange.ChangeNote(
                            "what the table notes of its design (kind, groups, event types)",
                            "of before",
                            "of this design"));
        }
        if (isAnother || !steps.isEmpty()) {
            set(DesignNotes.OPTION, noted);
        }
    }

    private void set(String key, String value) {
        if (!value.equals(live.options().get(key))) {
            steps.add(SchemaChange.setOption(key, value));
        }
    }
}
