package io.lakekit.internal.paimon.row;

import io.lakekit.design.AggFunction;
import io.lakekit.design.ChangeInput;
import io.lakekit.design.GroupedTable;
import io.lakekit.design.Retraction;
import io.lakekit.design.SequenceGroup;
import io.lakekit.design.Slice;
import io.lakekit.design.TableDesign;
import io.lakekit.design.ValueColumn;
import io.lakekit.diagnostic.Code;
import io.lakekit.diagnostic.DiagnosticsException;
import io.lakekit.internal.paimon.row.RowEncoder.Target;
import io.lakekit.schema.ChangeKind;
import io.lakekit.schema.Column;
import io.lakekit.schema.Row;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.IntFunction;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.apache.paimon.data.GenericRow;
import org.apache.paimon.data.InternalRow;
import org.apache.paimon.types.RowKind;
import org.jspecify.annotations.Nullable;

/**
 * Makes Paimon rows from the changes of one stream: inserts as {@link RowEncoder} makes them, and
 * of rows that retract what their table takes rightly. Not for use by several threads.
 */
public final class ChangeEncoder {

    private static final Code NO_EFFECT =
            Code.error("LK1216", "a row that retracts, and would have no effect", "a write");

    private static final String SEND_ALL =
            "Let the source send the whole old row, or declare the column without notNull().";

    private final RowEncoder encoder;
    private final Retraction meaning;
    private final boolean merging;
    private final List<Target> key;
    private final List<Target> retracted;
    private final List<Target> undone;
    private final List<Target> counted;

    private ChangeEncoder(TableDesign design, @Nullable Slice<?> slice, RowEncoder encoder) {
        this.encoder = encoder;
        this.meaning = ChangeInput.of(design, slice).require();
        this.merging = design instanceof GroupedTable;
        Set<String> keys = names(design.primaryKey());
        this.key = encoder.targets().stream().filter(one -> keys.contains(name(one))).toList();
        this.retracted = retracted(design, slice);
        this.undone = undone(design, value -> !isCount(value));
        this.counted = undone(design, ChangeEncoder::isCount);
    }

    /**
     * The encoder of a stream of changes for a table whose columns are in the order of its design.
     * No row is late.
     *
     * @param slice the slice that the stream fills, or null if its changes are of whole rows
     * @throws DiagnosticsException if the table does not take changes (LK1215)
     */
    public static ChangeEncoder of(TableDesign design, @Nullable Slice<?> slice) {
        return new ChangeEncoder(design, slice, RowEncoder.of(design, slice));
    }

    /**
     * The encoder of a stream of changes for a table with an order of its own. Rows for partitions
     * that are no longer kept are refused.
     *
     * @param stored the columns of the table in its order
     * @param clock the clock by which partitions are no longer kept
     * @throws DiagnosticsException if the table does not take changes (LK1215)
     */
    public static ChangeEncoder of(
            TableDesign design, @Nullable Slice<?> slice, List<String> stored, Clock clock) {
        return new ChangeEncoder(design, slice, RowEncoder.of(design, slice, stored, clock));
    }

    private static Set<String> names(List<Column<?>> columns) {
        return columns.stream().map(Column::name).collect(Collectors.toSet());
    }

    private static String name(Target target) {
        return target.column().name();
    }

    private List<Target> retracted(TableDesign design, @Nullable Slice<?> slice) {
        return switch (meaning) {
            case IGNORED -> List.of();
            case REMOVES_ROW -> encoder.targets();
            case UNDOES_VALUES ->
                    encoder.targets().stream()
                            .flatMap(target -> inverse(design, target).stream())
                            .toList();
            case CLEARS_GROUP -> slice instanceof SequenceGroup group ? cleared(group) : List.of();
        };
    }

    private Optional<Target> inverse(TableDesign design, Target target) {
        for (ValueColumn value : design.values()) {
            if (value.column().name().equals(name(target))) {
                return encoder.conversions().inverseOf(value).map(target::with);
            }
        }
        return Optional.of(target);
    }

    /** All but the columns that are set to null. */
    private List<Target> cleared(SequenceGroup group) {
        Set<String> values =
                group.values().stream()
                        .map(value -> value.column().name())
                        .collect(Collectors.toSet());
        return encoder.targets().stream().filter(one -> !values.contains(name(one))).toList();
    }

    /** The columns of a summary table out of which values are taken. */
    private List<Target> undone(TableDesign design, Predicate<ValueColumn> which) {
        Set<String> some =
                design.values().stream()
                        .filter(value -> meaning == Retraction.UNDOES_VALUES)
                        .filter(value -> !value.function().isIgnoringRetract())
                        .filter(which)
                        .map(value -> value.column().name())
                        .collect(Collectors.toSet());
        return encoder.targets().stream().filter(one -> some.contains(name(one))).toList();
    }

    private static boolean isCount(ValueColumn value) {
        return value.function().kind() == AggFunction.Kind.COUNT;
    }

    /** The columns whose values {@link #encode(ChangeKind, IntFunction)} asks for, in order. */
    public List<Column<?>> columns() {
        return encoder.columns();
    }

    /**
     * The Paimon row for a change; a column that the untyped row lacks is null.
     *
     * @return the row to write, or null if the change has no effect, because the design ignores
     *     deletes
     * @throws DiagnosticsException if the row sets a column that the stream does not supply, or as
     *     {@link #encode(ChangeKind, IntFunction)}; the encoder stays usable
     */
    public @Nullable InternalRow encode(ChangeKind kind, Row row) {
        return encode(kind, valuesOf(row));
    }

    /**
     * The values of an untyped row by the index of their column.
     *
     * @throws DiagnosticsException if the row sets a column that the stream does not supply
     */
    public IntFunction<@Nullable Object> valuesOf(Row row) {
        return encoder.valuesOf(row);
    }

    /**
     * The Paimon row for a change.
     *
     * @param values the value of each of {@link #columns} by index, as {@link
     *     RowEncoder#encode(IntFunction)} takes them
     * @return the row to write, or null if the change has no effect, because the design ignores
     *     deletes
     * @throws DiagnosticsException as {@link RowEncoder#encode(IntFunction)}, or if the row
     *     retracts and would have no effect (LK1216); the encoder stays usable
     */
    public @Nullable InternalRow encode(ChangeKind kind, IntFunction<@Nullable Object> values) {
        if (!kind.isRetracting()) {
            return encoder.encode(values);
        }
        if (meaning == Retraction.IGNORED) {
            return null;
        }
        GenericRow row = encoder.filled(retracted, values, SEND_ALL);
        requireKind(kind);
        requireOrder(row);
        if (meaning == Retraction.UNDOES_VALUES) {
            requireValues(row);
        } else if (meaning == Retraction.REMOVES_ROW) {
            row.setRowKind(kind == ChangeKind.DELETE ? RowKind.DELETE : RowKind.UPDATE_BEFORE);
        }
        return row;
    }

    /**
     * Whether an update has to retract the row before it, because its key was another or its values
     * are to be undone. Otherwise the row after it takes its place by itself.
     *
     * @throws DiagnosticsException if a value of a key is missing or does not fit
     */
    public boolean retractsBefore(
            IntFunction<@Nullable Object> before, IntFunction<@Nullable Object> after) {
        return switch (meaning) {
            case IGNORED -> false;
            case UNDOES_VALUES -> true;
            case REMOVES_ROW, CLEARS_GROUP ->
                    !encoder.holding(key, before, SEND_ALL)
                            .equals(encoder.holding(key, after, SEND_ALL));
        };
    }

    /** Refuses what Paimon would take for something else, or would leave out. */
    private void requireKind(ChangeKind kind) {
        KindColumn column = encoder.kindColumn();
        if (column != null) {
            throw encoder.conversions()
                    .refused(
                            NO_EFFECT,
                            column.name(),
                            "says what the row is, and the row retracts",
                            "Paimon goes by the column alone",
                            "Take the option away that makes it do so.");
        }
        if (merging && meaning == Retraction.REMOVES_ROW && kind == ChangeKind.UPDATE_BEFORE) {
            throw encoder.conversions()
                    .refused(
                            NO_EFFECT,
                            name(key.get(0)),
                            "is the key of a row before an update, of a row that is merged",
                            "Paimon leaves it out, and the row stays if its key has changed",
                            "Write both rows by one update(before, after).");
        }
    }

    private void requireOrder(GenericRow row) {
        for (RequiredOrder order : encoder.orders()) {
            if (order.isMissingIn(row)) {
                throw order.refusedRetraction(
                        (column, fact, consequence, fix) ->
                                encoder.conversions()
                                        .refused(NO_EFFECT, column, fact, consequence, fix));
            }
        }
    }

    /** Refuses to undo what the row does not say, and takes one from each count. */
    private void requireValues(GenericRow row) {
        if (!undone.isEmpty()
                && undone.stream().allMatch(target -> row.isNullAt(target.position()))) {
            throw encoder.conversions()
                    .refused(
                            NO_EFFECT,
                            name(undone.get(0)),
                            "is null in a row that retracts",
                            "nothing says what is to be undone",
                            "Let the source send the whole old row; where it has no value, write"
                                    + " 0.");
        }
        for (Target target : counted) {
            if (row.isNullAt(target.position())) {
                row.setField(target.position(), -1L);
            }
        }
    }
}
