package io.lakekit.internal.paimon.row;

import io.lakekit.design.AggFunction;
import io.lakekit.design.EventType;
import io.lakekit.design.GroupedTable;
import io.lakekit.design.SequenceGroup;
import io.lakekit.design.Slice;
import io.lakekit.design.TableDesign;
import io.lakekit.design.ValueColumn;
import io.lakekit.diagnostic.DiagnosticsException;
import io.lakekit.record.RowBinding;
import io.lakekit.schema.Column;
import io.lakekit.schema.Row;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntFunction;
import java.util.function.UnaryOperator;
import org.apache.paimon.data.BinaryString;
import org.apache.paimon.data.GenericRow;
import org.apache.paimon.data.InternalRow;
import org.jspecify.annotations.Nullable;

/**
 * Makes Paimon rows from the values of one stream. It checks what Paimon does not check, leaves the
 * columns of other streams null, and fills the columns that lakekit owns. Not for use by several
 * threads.
 */
public final class RowEncoder {

    /**
     * A column that the stream supplies, with its index among these, its position in the row, and
     * the conversion of values that may not fit.
     */
    record Target(Column<?> column, int index, int position, UnaryOperator<Object> conversion) {

        Target with(UnaryOperator<Object> other) {
            return new Target(column, index, position, other);
        }
    }

    /** A value with an order of its own: the positions of the group's order, and of its copy. */
    private record OwnOrder(int value, int[] from, int[] to) {}

    /**
     * A column that counts rows, and the columns that order these rows; none in a summary table.
     */
    private record CountColumn(int position, int[] order) {}

    private static final Clock NEVER_LATE = Clock.fixed(Instant.MIN, ZoneOffset.UTC);

    private final TableDesign design;
    private final List<Column<?>> columns;
    private final List<Target> targets = new ArrayList<>();
    private final List<RequiredOrder> orders = new ArrayList<>();
    private final List<OwnOrder> owned = new ArrayList<>();
    private final List<CountColumn> counted = new ArrayList<>();
    private final List<String> stored;
    private final RowBinding binding;
    private final ColumnValues conversions;
    private final PartitionCheck partition;
    private final @Nullable KindColumn kind;
    private final @Nullable RowAgeCheck age;
    private int constantPosition = -1;
    private @Nullable Object constant;

    private RowEncoder(
            TableDesign design, @Nullable Slice<?> slice, List<String> stored, Clock clock) {
        this.design = design;
        this.columns = slice == null ? design.suppliedColumns() : design.columnsOf(slice);
        this.stored = List.copyOf(stored);
        this.binding = RowBinding.of(design, slice);
        this.conversions = new ColumnValues(design);
        this.partition = new PartitionCheck(design, stored, clock);
        this.kind = KindColumn.of(design, stored::indexOf).orElse(null);
        this.age = RowAgeCheck.of(design, stored::indexOf, clock).orElse(null);
        for (Column<?> column : columns) {
            targets.add(
                    new Target(column, targets.size(), position(column), conversions.of(column)));
        }
        if (slice instanceof EventType type) {
            partition.check(type.discriminator(), type.name());
            constantPosition = position(type.discriminator());
            constant = BinaryString.fromString(type.name());
        }
        List<SequenceGroup> groups = groups(slice);
        groups.forEach(this::fill);
        if (groups.isEmpty()) {
            count(design.values(), new int[0]);
        }
        orders.addAll(RequiredOrder.of(design, slice, this::position));
    }

    /** The groups that the stream fills: one, or all of them by whole rows. */
    private List<SequenceGroup> groups(@Nullable Slice<?> slice) {
        return slice instanceof SequenceGroup group
                ? List.of(group)
                : design.byKind(
                        GroupedTable::groups,
                        wholeRow -> List.of(),
                        summary -> List.of(),
                        append -> List.of(),
                        hybrid -> List.of());
    }

    /**
     * The encoder of a stream that fills {@code slice}, or writes whole rows if it is null, for a
     * table whose columns are in the order of its design. No row is late.
     */
    public static RowEncoder of(TableDesign design, @Nullable Slice<?> slice) {
        return of(design, slice, design.columns().stream().map(Column::name).toList(), NEVER_LATE);
    }

    /**
     * The encoder of a stream for a table with an order of its own. Rows for partitions that are no
     * longer kept are refused.
     *
     * @param stored the columns of the table in its order
     * @param clock the clock by which partitions are no longer kept
     */
    public static RowEncoder of(
            TableDesign design, @Nullable Slice<?> slice, List<String> stored, Clock clock) {
        return new RowEncoder(design, slice, stored, clock);
    }

    /** Whether a row was refused only because of its partition's age. */
    public static boolean isLate(DiagnosticsException refusal) {
        return refusal.diagnostics().codes().contains(PartitionCheck.LATE.id());
    }

    private int position(Column<?> column) {
        return stored.indexOf(column.name());
    }

    private int[] positions(List<Column<?>> list) {
        return list.stream().mapToInt(this::position).toArray();
    }

    private void count(List<ValueColumn> values, int[] order) {
        for (ValueColumn value : values) {
            if (value.function().kind() == AggFunction.Kind.COUNT) {
                counted.add(new CountColumn(position(value.column()), order));
            }
        }
    }

    private void fill(SequenceGroup group) {
        count(group.values(), positions(group.order()));
        for (ValueColumn value : group.values()) {
            if (!value.ownOrder().isEmpty()) {
                owned.add(
                        new OwnOrder(
                                position(value.column()),
                                positions(group.order()),
                                positions(value.ownOrder())));
            }
        }
    }

    /** The columns whose values {@link #encode(IntFunction)} asks for, in order. */
    public List<Column<?>> columns() {
        return columns;
    }

    /**
     * The Paimon row for an insert; a column that the untyped row lacks is null.
     *
     * @throws DiagnosticsException if the row sets a column that the stream does not supply, or as
     *     {@link #encode(IntFunction)}; the encoder stays usable
     */
    public InternalRow encode(Row row) {
        return encode(valuesOf(row));
    }

    /**
     * The Paimon row for an insert.
     *
     * @param values the value of each of {@link #columns} by index, or null; text may come as
     *     Paimon has it if it is ASCII, in which there is nothing to refuse
     * @throws DiagnosticsException if a value does not fit its column, a value that must be there
     *     is null, or nothing orders the row; the encoder stays usable
     */
    public InternalRow encode(IntFunction<@Nullable Object> values) {
        GenericRow row = filled(targets, values, "Supply a value.");
        if (kind != null) {
            kind.apply(row, conversions::refused);
        }
        for (RequiredOrder order : orders) {
            if (order.isMissingIn(row)) {
                throw order.refused(conversions::refused);
            }
        }
        owned.forEach(own -> copyOrder(row, own));
        counted.forEach(column -> countRow(row, column));
        return row;
    }

    /** A row of the values of some columns, which is in a partition that may be written. */
    GenericRow filled(
            List<Target> some, IntFunction<@Nullable Object> values, String fixOfMissing) {
        GenericRow row = holding(some, values, fixOfMissing);
        if (constantPosition >= 0) {
            row.setField(constantPosition, constant);
        }
        partition.check(row);
        if (age != null) {
            age.check(row);
        }
        return row;
    }

    /** A row of the values of some columns, and nothing else. */
    GenericRow holding(
            List<Target> some, IntFunction<@Nullable Object> values, String fixOfMissing) {
        GenericRow row = new GenericRow(stored.size());
        for (int i = 0; i < some.size(); i++) {
            Target target = some.get(i);
            Object value = values.apply(target.index());
            if (value != null) {
                row.setField(target.position(), target.conversion().apply(value));
            } else if (!target.column().nullable()) {
                throw conversions.refused(
                        target.column().name(),
                        "is null",
                        "the column is never null",
                        fixOfMissing);
            }
        }
        return row;
    }

    /** The columns that the stream supplies. */
    List<Target> targets() {
        return targets;
    }

    /** The orders that its rows must have. */
    List<RequiredOrder> orders() {
        return orders;
    }

    /** The column that says what a row is; null if rows carry their kind. */
    @Nullable KindColumn kindColumn() {
        return kind;
    }

    ColumnValues conversions() {
        return conversions;
    }

    /**
     * The values of an untyped row.
     *
     * @throws DiagnosticsException if the row sets a column that the stream does not supply
     */
    IntFunction<@Nullable Object> valuesOf(Row row) {
        binding.require(row);
        return index -> row.get(columns.get(index));
    }

    private static void countRow(GenericRow row, CountColumn column) {
        boolean counts = column.order().length == 0 || !RequiredOrder.areNull(row, column.order());
        if (counts && row.isNullAt(column.position())) {
            row.setField(column.position(), 1L);
        }
    }

    private static void copyOrder(GenericRow row, OwnOrder own) {
        if (row.isNullAt(own.value())) {
            return;
        }
        for (int i = 0; i < own.from().length; i++) {
            row.setField(own.to()[i], row.getField(own.from()[i]));
        }
    }
}
