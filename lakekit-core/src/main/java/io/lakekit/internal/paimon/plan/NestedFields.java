package io.lakekit.internal.paimon.plan;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.paimon.schema.SchemaChange;
import org.apache.paimon.types.ArrayType;
import org.apache.paimon.types.DataField;
import org.apache.paimon.types.DataType;
import org.apache.paimon.types.MapType;
import org.apache.paimon.types.RowType;

/**
 * The fields that are added to rows inside a column: behind the existing ones, and null in stored
 * rows. Nothing else of a nested type can change.
 */
final class NestedFields {

    private final List<SchemaChange> steps = new ArrayList<>();

    private NestedFields() {}

    /**
     * The steps from a column's type to another: no steps if the types are the same, empty if no
     * steps lead there.
     */
    static Optional<List<SchemaChange>> added(String column, DataType from, DataType to) {
        NestedFields fields = new NestedFields();
        return fields.leads(List.of(column), from.copy(true), to.copy(true))
                ? Optional.of(fields.steps)
                : Optional.empty();
    }

    private boolean leads(List<String> path, DataType from, DataType to) {
        if (from.isNullable() != to.isNullable()) {
            return false;
        }
        if (from instanceof RowType before && to instanceof RowType after) {
            return leads(path, before.getFields(), after.getFields());
        }
        if (from instanceof ArrayType before && to instanceof ArrayType after) {
            return leads(with(path, "element"), before.getElementType(), after.getElementType());
        }
        if (from instanceof MapType before && to instanceof MapType after) {
            return isSame(before.getKeyType().copy(false), after.getKeyType().copy(false))
                    && leads(with(path, "value"), before.getValueType(), after.getValueType());
        }
        return isSame(from, to);
    }

    private boolean leads(List<String> path, List<DataField> from, List<DataField> to) {
        if (to.size() < from.size()) {
            return false;
        }
        for (int i = 0; i < from.size(); i++) {
            DataField before = from.get(i);
            DataField after = to.get(i);
            if (!before.name().equals(after.name())
                    || !leads(with(path, before.name()), before.type(), after.type())) {
                return false;
            }
        }
        List<DataField> more = to.subList(from.size(), to.size());
        more.forEach(field -> steps.add(addition(path, field)));
        return more.stream().allMatch(field -> field.type().isNullable());
    }

    private static SchemaChange addition(List<String> path, DataField field) {
        return SchemaChange.addColumn(
                with(path, field.name()).toArray(String[]::new),
                field.type(),
                field.description(),
                null);
    }

    private static boolean isSame(DataType from, DataType to) {
        return from.asSQLString().equals(to.asSQLString());
    }

    private static List<String> with(List<String> path, String name) {
        List<String> longer = new ArrayList<>(path);
        longer.add(name);
        return longer;
    }
}
