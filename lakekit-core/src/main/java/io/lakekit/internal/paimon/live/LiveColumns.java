package io.lakekit.internal.paimon.live;

import io.lakekit.internal.paimon.note.NotedTypes;
import io.lakekit.internal.paimon.value.PaimonTypes;
import io.lakekit.schema.Column;
import io.lakekit.schema.ColumnType;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.apache.paimon.schema.TableSchema;
import org.apache.paimon.types.DataField;

/** The columns of a live table as columns of a design. */
final class LiveColumns {

    private final Map<String, Column<?>> byName = new LinkedHashMap<>();
    private final List<DataField> strange = new ArrayList<>();

    private LiveColumns() {}

    /**
     * The columns of a table.
     *
     * @param types the notes about their types
     * @param order the names in the order of the design that made the table; others come after them
     */
    static LiveColumns of(TableSchema live, NotedTypes types, List<String> order) {
        Set<String> keys = new HashSet<>(live.primaryKeys());
        keys.addAll(live.partitionKeys());
        LiveColumns columns = new LiveColumns();
        List<DataField> fields = new ArrayList<>(live.fields());
        fields.sort(
                Comparator.comparing(
                        field ->
                                order.contains(field.name())
                                        ? order.indexOf(field.name())
                                        : order.size()));
        fields.forEach(field -> columns.add(field, types, keys.contains(field.name())));
        return columns;
    }

    private void add(DataField field, NotedTypes types, boolean isKey) {
        ColumnType<?> type = PaimonTypes.columnType(field.type()).orElse(null);
        if (type == null) {
            strange.add(field);
            return;
        }
        Column<?> column = Column.of(field.name(), type);
        column = field.description() == null ? column : column.comment(field.description());
        column = field.type().isNullable() ? column : column.notNull();
        byName.put(field.name(), types.declared(column, isKey));
    }

    /** The columns of types that lakekit does not have; they are not among the others. */
    List<DataField> strange() {
        return strange;
    }

    List<Column<?>> all() {
        return List.copyOf(byName.values());
    }

    Map<String, Column<?>> byName() {
        return byName;
    }

    Column<?>[] named(List<String> names) {
        return names.stream()
                .map(name -> Objects.requireNonNull(byName.get(name), name))
                .toArray(Column<?>[]::new);
    }

    /** The column that orders rows; one that is not comparable is a finding of the design. */
    @SuppressWarnings("unchecked")
    Column<? extends Comparable<?>> ordering(String name) {
        return (Column<? extends Comparable<?>>) named(List.of(name))[0];
    }

    /** The column that says what a row is; one that is not text is a finding of the design. */
    @SuppressWarnings("unchecked")
    Column<String> text(String name) {
        return (Column<String>) named(List.of(name))[0];
    }

    /** The columns that order rows. */
    @SuppressWarnings("unchecked")
    Column<? extends Comparable<?>>[] ordering(List<String> names) {
        return (Column<? extends Comparable<?>>[]) named(names);
    }
}
