package io.lakekit.internal.paimon.row;

import io.lakekit.design.SequenceGroup;
import io.lakekit.design.Slice;
import io.lakekit.design.TableDesign;
import io.lakekit.design.ValueColumn;
import io.lakekit.design.WholeRowTable;
import io.lakekit.diagnostic.DiagnosticsException;
import io.lakekit.schema.Column;
import java.util.List;
import java.util.function.ToIntFunction;
import org.apache.paimon.data.InternalRow;
import org.jspecify.annotations.Nullable;

/**
 * An order that a row must have, in at least one of its columns.
 *
 * @param positions the positions of the ordering columns
 * @param ordered the positions of the columns without any value of which a row needs no order, or
 *     null if every row needs one
 * @param column the name of the ordering column that is compared first
 * @param fact what a row without it is
 * @param consequence what becomes of such a row
 */
record RequiredOrder(
        int[] positions, int @Nullable [] ordered, String column, String fact, String consequence) {

    /** Makes the refusal of a row from the column, the fact, the consequence and the way out. */
    @FunctionalInterface
    interface Wording {
        DiagnosticsException refused(String column, String fact, String consequence, String fix);
    }

    /** The orders that the rows of a stream must have. */
    static List<RequiredOrder> of(
            TableDesign design, @Nullable Slice<?> slice, ToIntFunction<Column<?>> position) {
        if (slice instanceof SequenceGroup group) {
            return List.of(of(group, false, position));
        }
        return design.byKind(
                grouped ->
                        grouped.groups().stream().map(group -> of(group, true, position)).toList(),
                wholeRow -> of(wholeRow, position),
                summary -> List.of(),
                append -> List.of(),
                hybrid -> List.of());
    }

    /**
     * A row of one group needs an order. A whole row may leave a group out, but only completely.
     */
    private static RequiredOrder of(
            SequenceGroup group, boolean mayBeLeftOut, ToIntFunction<Column<?>> position) {
        List<Column<?>> values =
                group.values().stream().<Column<?>>map(ValueColumn::column).toList();
        return new RequiredOrder(
                positions(group.order(), position),
                mayBeLeftOut ? positions(values, position) : null,
                group.order().get(0).name(),
                "is null in a row of group '" + group.name() + "'",
                "Paimon ignores the values of a row that nothing orders");
    }

    private static List<RequiredOrder> of(WholeRowTable table, ToIntFunction<Column<?>> position) {
        return table.order().isEmpty()
                ? List.of()
                : List.of(
                        new RequiredOrder(
                                positions(table.order(), position),
                                null,
                                table.order().get(0).name(),
                                "is null and orders the rows of a key",
                                "a row that nothing orders is older than all others and is lost"
                                        + " behind them"));
    }

    private static int[] positions(List<Column<?>> columns, ToIntFunction<Column<?>> position) {
        return columns.stream().mapToInt(position).toArray();
    }

    boolean isMissingIn(InternalRow row) {
        return areNull(row, positions) && (ordered == null || !areNull(row, ordered));
    }

    /** The refusal of a row that retracts, which Paimon would ignore without a trace. */
    DiagnosticsException refusedRetraction(Wording wording) {
        return wording.refused(
                column,
                "is null in a row that retracts",
                "nothing says which rows are older, and it would have no effect",
                "Let the source send the whole old row, as PostgreSQL does with REPLICA IDENTITY"
                        + " FULL, or a time or version of the delete itself.");
    }

    DiagnosticsException refused(Wording wording) {
        return wording.refused(column, fact, consequence, "Supply the ordering column.");
    }

    static boolean areNull(InternalRow row, int[] positions) {
        for (int position : positions) {
            if (!row.isNullAt(position)) {
                return false;
            }
        }
        return true;
    }
}
