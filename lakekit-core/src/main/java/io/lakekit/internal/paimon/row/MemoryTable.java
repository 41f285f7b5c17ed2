package io.lakekit.internal.paimon.row;

import io.lakekit.design.TableDesign;
import io.lakekit.internal.paimon.value.PaimonTypes;
import io.lakekit.internal.paimon.value.RowDecoder;
import io.lakekit.paimon.PaimonSchemas;
import io.lakekit.schema.Column;
import io.lakekit.schema.Row;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.apache.paimon.CoreOptions;
import org.apache.paimon.KeyValue;
import org.apache.paimon.data.BinaryRow;
import org.apache.paimon.data.GenericRow;
import org.apache.paimon.data.InternalRow;
import org.apache.paimon.data.InternalRow.FieldGetter;
import org.apache.paimon.data.serializer.InternalRowSerializer;
import org.apache.paimon.mergetree.compact.ReducerMergeFunctionWrapper;
import org.apache.paimon.schema.TableSchema;
import org.apache.paimon.table.PrimaryKeyTableUtils;
import org.apache.paimon.types.RowKind;
import org.apache.paimon.types.RowType;
import org.apache.paimon.utils.UserDefinedSeqComparator;
import org.jspecify.annotations.Nullable;

/**
 * The table of a design without files: Paimon's own merge functions over rows in memory. Rows are
 * merged where Paimon merges them: those of a key in one commit before they are stored, and all
 * stored rows when files are compacted and when they are read. Files, buckets and the compactions
 * that Paimon starts by itself are left out. Not for use by several threads.
 */
public final class MemoryTable {

    /** A row that is ready to be written any number of times. */
    public static final class PreparedRow {

        private final BinaryRow key;
        private final BinaryRow value;
        private final RowKind kind;

        private PreparedRow(BinaryRow key, BinaryRow value, RowKind kind) {
            this.key = key;
            this.value = value;
            this.kind = kind;
        }
    }

    private final RowDecoder decoder;
    private final FieldGetter[] keyGetters;
    private final InternalRowSerializer keys;
    private final InternalRowSerializer values;
    private final Function<List<KeyValue>, List<KeyValue>> merge;
    private final RowType type;
    private final boolean ignoringDeletes;
    private final @Nullable UserDefinedSeqComparator order;
    private final Map<BinaryRow, List<KeyValue>> written = new LinkedHashMap<>();
    private final Map<BinaryRow, List<KeyValue>> stored = new LinkedHashMap<>();
    private long sequence;

    public MemoryTable(TableDesign design, TableSchema schema) {
        this.decoder = RowDecoder.of(design.columns());
        CoreOptions options = CoreOptions.fromMap(schema.options());
        this.ignoringDeletes = !design.primaryKey().isEmpty() && options.ignoreDelete();
        this.order = UserDefinedSeqComparator.create(schema.logicalRowType(), options);
        RowType key = PaimonTypes.rowType(design.primaryKey());
        this.keyGetters =
                design.primaryKey().stream()
                        .map(
                                column ->
                                        InternalRow.createFieldGetter(
                                                PaimonTypes.of(column),
                                                design.columns().stream()
                                                        .map(Column::name)
                                                        .toList()
                                                        .indexOf(column.name())))
                        .toArray(FieldGetter[]::new);
        this.keys = new InternalRowSerializer(key);
        this.type = schema.logicalRowType();
        this.values = new InternalRowSerializer(type);
        this.merge = design.primaryKey().isEmpty() ? Function.identity() : merging(schema);
    }

    /**
     * An empty table.
     *
     * @throws io.lakekit.diagnostic.DiagnosticsException as {@link PaimonSchemas#of}
     */
    public static MemoryTable of(TableDesign design) {
        return new MemoryTable(design, TableSchema.create(0, PaimonSchemas.of(design)));
    }

    private static Function<List<KeyValue>, List<KeyValue>> merging(TableSchema schema) {
        ReducerMergeFunctionWrapper function =
                new ReducerMergeFunctionWrapper(
                        PrimaryKeyTableUtils.createMergeFunctionFactory(
                                        schema,
                                        PrimaryKeyTableUtils.PrimaryKeyFieldsExtractor.EXTRACTOR)
                                .create());
        return versions -> {
            function.reset();
            versions.forEach(function::add);
            KeyValue merged = function.getResult();
            return merged == null ? List.of() : List.of(merged);
        };
    }

    /**
     * A row as {@link RowEncoder} made it, or of another kind than an insert.
     *
     * @throws IllegalArgumentException if a column that is never null is, as Paimon's writers do
     */
    public PreparedRow prepare(InternalRow row) {
        for (int i = 0; i < type.getFieldCount(); i++) {
            if (row.isNullAt(i) && !type.getTypeAt(i).isNullable()) {
                throw new IllegalArgumentException(
                        "Null in column '" + type.getFieldNames().get(i) + "', which is NOT NULL");
            }
        }
        GenericRow key = new GenericRow(keyGetters.length);
        for (int i = 0; i < keyGetters.length; i++) {
            key.setField(i, keyGetters[i].getFieldOrNull(row));
        }
        return new PreparedRow(
                keys.toBinaryRow(key).copy(), values.toBinaryRow(row).copy(), row.getRowKind());
    }

    /** Writes a row, which a commit makes visible. */
    public void write(PreparedRow row) {
        if (ignoringDeletes && row.kind.isRetract()) {
            return;
        }
        KeyValue version = new KeyValue().replace(row.key, sequence++, row.kind, row.value);
        written.computeIfAbsent(row.key, key -> new ArrayList<>()).add(version);
    }

    /** Stores the rows that were written, merged by their keys. */
    public void commit() {
        written.forEach(
                (key, versions) -> {
                    List<KeyValue> held = stored.computeIfAbsent(key, k -> new ArrayList<>());
                    merge.apply(inOrder(versions)).forEach(merged -> held.add(copy(merged)));
                });
        written.clear();
    }

    /** Merges the stored rows as a full compaction does: rows that only retract are dropped. */
    public void compact() {
        stored.replaceAll(
                (key, versions) -> {
                    List<KeyValue> kept = new ArrayList<>();
                    merge.apply(inOrder(versions)).stream()
                            .filter(KeyValue::isAdd)
                            .forEach(merged -> kept.add(copy(merged)));
                    return kept;
                });
        stored.values().removeIf(List::isEmpty);
    }

    /**
     * The versions of a row as they are merged: of equal order the later to be written is later.
     */
    private List<KeyValue> inOrder(List<KeyValue> versions) {
        UserDefinedSeqComparator by = order;
        if (by == null) {
            return versions;
        }
        List<KeyValue> ordered = new ArrayList<>(versions);
        ordered.sort(
                (left, right) -> {
                    int compared = by.compare(left.value(), right.value());
                    return compared != 0
                            ? compared
                            : Long.compare(left.sequenceNumber(), right.sequenceNumber());
                });
        return ordered;
    }

    private KeyValue copy(KeyValue merged) {
        return new KeyValue()
                .replace(
                        merged.key(),
                        merged.sequenceNumber(),
                        merged.valueKind(),
                        values.toBinaryRow(merged.value()).copy());
    }

    /** The rows a reader gets, in the order their keys were first written. */
    public List<Row> rows() {
        List<Row> rows = new ArrayList<>();
        for (List<KeyValue> versions : stored.values()) {
            for (KeyValue merged : merge.apply(inOrder(versions))) {
                if (merged.isAdd()) {
                    rows.add(decoder.row(merged.value()));
                }
            }
        }
        return rows;
    }

    /** Empties the table. */
    public void clear() {
        written.clear();
        stored.clear();
        sequence = 0;
    }
}
