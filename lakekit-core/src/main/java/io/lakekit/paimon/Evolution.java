package io.lakekit.paimon;

import io.lakekit.change.Risk;
import io.lakekit.change.TableChange;
import io.lakekit.change.Widening;
import io.lakekit.design.GroupedTable;
import io.lakekit.design.SequenceGroup;
import io.lakekit.design.TableDesign;
import io.lakekit.design.ValueColumn;
import io.lakekit.paimon.value.PaimonTypes;
import io.lakekit.schema.Column;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeSet;
import org.apache.paimon.CoreOptions;
import org.apache.paimon.schema.Schema;
import org.apache.paimon.schema.SchemaChange;
import org.apache.paimon.schema.SchemaChange.Move;
import org.apache.paimon.schema.TableSchema;
import org.apache.paimon.types.DataField;
import org.apache.paimon.types.DataType;
import org.jspecify.annotations.Nullable;

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
    private final Map<String, String> renamed = new LinkedHashMap<>();
    private final Map<String, DataField> present = new LinkedHashMap<>();
    private final Set<String> added = new HashSet<>();
    private final List<TableChange> changes = new ArrayList<>();
    private final List<SchemaChange> steps = new ArrayList<>();

    private Evolution(TableDesign design, TableSchema live, boolean filled) {
        this.design = design;
        this.wanted = PaimonSchemas.of(design);
        this.live = live;
        this.filled = filled;
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
        evolution.order();
        evolution.options();
        evolution.comment();
        evolution.fingerprint();
        return evolution;
    }

    /** The changes, in the order in which they are made. */
    public List<TableChange> changes() {
        return List.copyOf(changes);
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

    /** A rename that was made before is none. */
    private void rename() {
        for (Column<?> column : design.columns()) {
            String from = column.formerName();
            if (from != null
                    && field(live.fields(), from) != null
                    && field(live.fields(), column.name()) == null) {
                rename(from, column);
            }
        }
        for (DataField field : live.fields()) {
            present.put(renamed.getOrDefault(field.name(), field.name()), field);
        }
    }

    private void rename(String from, Column<?> column) {
        boolean isPartition = live.partitionKeys().contains(from);
        if (!isPartition) {
            renamed.put(from, column.name());
            steps.add(SchemaChange.renameColumn(from, column.name()));
        }
        changes.add(
                new TableChange.RenameColumn(
                        from,
                        column,
                        isPartition ? Risk.REFUSED : ifFilled(Risk.NEEDS_RESTART),
                        isPartition
                                ? "directories are named after a partition column; create the table anew"
                                : ifFilled("jobs know columns by the names they started with")));
    }

    private static @Nullable DataField field(List<DataField> fields, String name) {
        return fields.stream().filter(field -> field.name().equals(name)).findFirst().orElse(null);
    }

    private List<String> renamed(List<String> names) {
        return names.stream().map(name -> renamed.getOrDefault(name, name)).toList();
    }

    private void keys() {
        key("primary key", renamed(live.primaryKeys()), wanted.primaryKeys());
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
        String before = null;
        for (Column<?> column : design.columns()) {
            DataField field = present.get(column.name());
            if (field == null) {
                add(column, before);
            } else {
                alter(column, field);
            }
            before = column.name();
        }
    }

    private void drop(String name) {
        changes.add(
                new TableChange.DropColumn(
                        name,
                        ifFilled(Risk.REFUSED),
                        ifFilled("its values would be lost; put it into the design")));
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

    private void add(Column<?> column, @Nullable String before) {
        Move place = before == null ? Move.first(column.name()) : Move.after(column.name(), before);
        steps.add(
                SchemaChange.addColumn(
                        column.name(), PaimonTypes.of(column), column.comment(), place));
        if (!column.nullable()) {
            changes.add(
                    new TableChange.AddColumn(
                            column,
                            Risk.REFUSED,
                            "rows that are there have no value for it; declare it without notNull()"));
        } else if (!isOfNewGroup(column.name())) {
            changes.add(
                    new TableChange.AddColumn(
                            column, ifFilled(Risk.NEEDS_RESTART), ifFilled(RESTART)));
        }
    }

    private void alter(Column<?> column, DataField field) {
        type(column, field);
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
                    new TableChange.ChangeSetting(
                            "comment of column '" + column.name() + "'",
                            field.description(),
                            column.comment(),
                            Risk.SAFE,
                            ""));
            steps.add(SchemaChange.updateColumnComment(column.name(), column.comment()));
        }
    }

    private void type(Column<?> column, DataField field) {
        String wantedType = PaimonTypes.of(column).asSQLString();
        if (wantedType.equals(LiveTable.type(wanted.partitionKeys(), field))) {
            return;
        }
        Optional<List<SchemaChange>> fields =
                NestedFields.added(column.name(), field.type(), PaimonTypes.of(column));
        String refused = refusedType(column, field, fields.isPresent());
        changes.add(
                new TableChange.ChangeType(
                        column,
                        field.type().asSQLString(),
                        refused == null ? ifFilled(Risk.NEEDS_RESTART) : Risk.REFUSED,
                        refused == null
                                ? ifFilled("jobs write the type they started with")
                                : refused));
        steps.addAll(fields.orElseGet(() -> List.of(newType(column, field))));
        if (column.nullable() != field.type().isNullable()) {
            steps.add(SchemaChange.updateColumnNullability(column.name(), column.nullable()));
        }
    }

    private static SchemaChange newType(Column<?> column, DataField field) {
        return SchemaChange.updateColumnType(
                column.name(), PaimonTypes.of(column).copy(field.type().isNullable()));
    }

    private @Nullable String refusedType(Column<?> column, DataField field, boolean isReached) {
        if (isKey(column.name())) {
            return "rows are stored by it; create a table of another name and copy the rows";
        }
        if (!column.nullable() && field.type().isNullable()) {
            return "rows that are there may have no value for it; declare it without notNull()";
        }
        boolean holds =
                isReached
                        || PaimonTypes.columnType(field.type())
                                .filter(from -> Widening.isLossless(from, column.type()))
                                .isPresent();
        if (holds) {
            return null;
        }
        return isNested(field.type())
                ? "a row in a column can get fields that may be null, behind those that are there,"
                        + " and nothing else; add a column of the new type and fill it"
                : "values that are there would change or not be readable; add a column of the new"
                        + " type and fill it";
    }

    private static boolean isNested(DataType type) {
        return switch (type.getTypeRoot()) {
            case ROW, ARRAY, MAP -> true;
            default -> false;
        };
    }

    /** Of rows or of buckets. */
    private boolean isKey(String name) {
        return wanted.primaryKeys().contains(name)
                || wanted.partitionKeys().contains(name)
                || renamed(live.logicalBucketKeyType().getFieldNames()).contains(name);
    }

    /** Where the columns do not come out in the order of the design by themselves. */
    private void order() {
        List<String> then = design.columns().stream().map(Column::name).toList();
        List<String> stayed = then.stream().filter(name -> !added.contains(name)).toList();
        List<String> now = new ArrayList<>(present.keySet());
        now.retainAll(stayed);
        if (now.equals(stayed)) {
            return;
        }
        changes.add(
                new TableChange.ChangeSetting(
                        "order of columns",
                        String.join(", ", now),
                        String.join(", ", stayed),
                        Risk.SAFE,
                        ""));
        steps.addAll(new ColumnMoves(then, added).from(now));
    }

    private void options() {
        SortedMap<String, String> designed = TableOptions.all(design);
        Map<String, String> present = OptionRenames.of(renamed).apply(LiveTable.stated(live));
        Set<String> keys = new TreeSet<>(designed.keySet());
        keys.addAll(present.keySet());
        keys.removeAll(LiveTable.INCIDENTAL);
        boolean expires = designed.containsKey(CoreOptions.PARTITION_EXPIRATION_TIME.key());
        OptionRisks risks = new OptionRisks(added, filled, expires);
        for (String key : keys) {
            String from = present.get(key);
            String to = designed.get(key);
            if (!KnownOptions.isSame(key, from, to)) {
                risks.of(key, from, to).ifPresent(changes::add);
                steps.add(
                        to == null
                                ? SchemaChange.removeOption(key)
                                : SchemaChange.setOption(key, to));
                removeOtherNames(key);
            }
        }
    }

    /** What Paimon would fall back to once the option has no value of its own. */
    private void removeOtherNames(String key) {
        KnownOptions.names(key).stream()
                .filter(name -> !name.equals(key) && live.options().containsKey(name))
                .forEach(name -> steps.add(SchemaChange.removeOption(name)));
    }

    private void comment() {
        String from = live.comment() == null || live.comment().isEmpty() ? null : live.comment();
        if (!Objects.equals(from, design.comment())) {
            changes.add(
                    new TableChange.ChangeSetting(
                            "comment", from, design.comment(), Risk.SAFE, ""));
            steps.add(SchemaChange.updateComment(design.comment()));
        }
    }

    private void fingerprint() {
        String now = Fingerprint.of(wanted);
        if (!now.equals(live.options().get(Fingerprint.OPTION))) {
            steps.add(SchemaChange.setOption(Fingerprint.OPTION, now));
        }
    }
}
