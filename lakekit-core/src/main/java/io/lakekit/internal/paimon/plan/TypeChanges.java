package io.lakekit.internal.paimon.plan;

import io.lakekit.change.Risk;
import io.lakekit.change.TableChange;
import io.lakekit.internal.paimon.schema.Fingerprint;
import io.lakekit.internal.paimon.value.PaimonTypes;
import io.lakekit.schema.Column;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import org.apache.paimon.schema.SchemaChange;
import org.apache.paimon.schema.TableSchema;
import org.apache.paimon.types.DataField;
import org.apache.paimon.types.DataType;
import org.jspecify.annotations.Nullable;

/** The changes from the types of a live table's columns to those of a design. */
final class TypeChanges {

    private final TableSchema live;
    private final boolean filled;
    private final List<String> partitionKeys;
    private final Supplier<Set<String>> keys;
    private final List<TableChange> changes = new ArrayList<>();
    private final List<SchemaChange> steps = new ArrayList<>();

    /**
     * The changes of a live table.
     *
     * @param partitionKeys the partition columns of the design
     * @param keys the columns of the design by which rows or buckets are stored
     */
    TypeChanges(
            TableSchema live,
            boolean filled,
            List<String> partitionKeys,
            Supplier<Set<String>> keys) {
        this.live = live;
        this.filled = filled;
        this.partitionKeys = partitionKeys;
        this.keys = keys;
    }

    List<TableChange> changes() {
        return changes;
    }

    List<SchemaChange> steps() {
        return steps;
    }

    /** The change of one column, if it has another type. */
    void of(Column<?> column, DataField field) {
        String wantedType = PaimonTypes.of(column).asSQLString();
        if (wantedType.equals(Fingerprint.type(partitionKeys, field))) {
            return;
        }
        Optional<List<SchemaChange>> fields =
                NestedFields.added(column.name(), field.type(), PaimonTypes.of(column));
        String refused = refused(column, field, fields.isPresent());
        Risk risk = filled ? Risk.NEEDS_RESTART : Risk.SAFE;
        String reason = filled ? "jobs write the type they started with" : "";
        changes.add(
                new TableChange.ChangeType(
                        column,
                        field.type().asSQLString(),
                        refused == null ? risk : Risk.REFUSED,
                        refused == null ? reason : refused));
        steps.addAll(fields.orElseGet(() -> List.of(newType(column, field))));
        if (column.nullable() != field.type().isNullable()) {
            steps.add(SchemaChange.updateColumnNullability(column.name(), column.nullable()));
        }
    }

    private static SchemaChange newType(Column<?> column, DataField field) {
        return SchemaChange.updateColumnType(
                column.name(), PaimonTypes.of(column).copy(field.type().isNullable()));
    }

    private @Nullable String refused(Column<?> column, DataField field, boolean isReached) {
        String used = FlinkUses.of(live, field.name());
        if (used != null) {
            return used;
        }
        if (keys.get().contains(column.name())) {
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
}
