package io.lakekit.rules;

import io.lakekit.table.LakeTable;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.paimon.catalog.Catalog;
import org.apache.paimon.catalog.CatalogContext;
import org.apache.paimon.catalog.CatalogFactory;
import org.apache.paimon.catalog.Identifier;
import org.apache.paimon.data.BinaryRow;
import org.apache.paimon.data.BinaryString;
import org.apache.paimon.data.Decimal;
import org.apache.paimon.data.GenericArray;
import org.apache.paimon.data.GenericMap;
import org.apache.paimon.data.GenericRow;
import org.apache.paimon.data.InternalArray;
import org.apache.paimon.data.InternalMap;
import org.apache.paimon.data.InternalRow;
import org.apache.paimon.disk.IOManager;
import org.apache.paimon.predicate.Predicate;
import org.apache.paimon.predicate.PredicateBuilder;
import org.apache.paimon.reader.RecordReader;
import org.apache.paimon.schema.Schema;
import org.apache.paimon.schema.SchemaChange;
import org.apache.paimon.schema.SchemaManager;
import org.apache.paimon.table.FileStoreTable;
import org.apache.paimon.table.FileStoreTableFactory;
import org.apache.paimon.table.sink.BatchTableCommit;
import org.apache.paimon.table.sink.BatchTableWrite;
import org.apache.paimon.table.sink.BatchWriteBuilder;
import org.apache.paimon.table.source.ReadBuilder;
import org.apache.paimon.table.source.SnapshotNotExistPlan;
import org.apache.paimon.table.source.StreamTableScan;
import org.apache.paimon.table.source.TableScan;
import org.apache.paimon.types.ArrayType;
import org.apache.paimon.types.DataType;
import org.apache.paimon.types.DataTypes;
import org.apache.paimon.types.MapType;
import org.apache.paimon.types.RowKind;
import org.apache.paimon.types.RowType;
import org.jspecify.annotations.Nullable;

/** A table of Paimon's own, written and read without a line of lakekit. */
final class PlainTable {

    private final Path spill;
    private final FileStoreTable table;

    private PlainTable(Path spill, FileStoreTable table) {
        this.spill = spill;
        this.table = table;
    }

    /** A schema of BIGINT columns with a key of the first and one bucket. */
    static Schema.Builder keyed(String engine, String... columns) {
        Schema.Builder schema = Schema.newBuilder();
        for (String column : columns) {
            schema.column(column, DataTypes.BIGINT());
        }
        return schema.primaryKey(columns[0]).option("bucket", "1").option("merge-engine", engine);
    }

    static PlainTable create(Path warehouse, Schema.Builder schema) throws Exception {
        CatalogContext context =
                CatalogContext.create(new org.apache.paimon.fs.Path(warehouse.toUri()));
        try (Catalog catalog = CatalogFactory.createCatalog(context)) {
            catalog.createDatabase("plain", true);
            return createNamed(warehouse, "t" + catalog.listTables("plain").size(), schema);
        }
    }

    static PlainTable createNamed(Path warehouse, String name, Schema.Builder schema)
            throws Exception {
        CatalogContext context =
                CatalogContext.create(new org.apache.paimon.fs.Path(warehouse.toUri()));
        try (Catalog catalog = CatalogFactory.createCatalog(context)) {
            catalog.createDatabase("plain", true);
            Identifier identifier = Identifier.create("plain", name);
            catalog.createTable(identifier, schema.build(), false);
            return new PlainTable(
                    warehouse.resolve("spill"), (FileStoreTable) catalog.getTable(identifier));
        }
    }

    /** The first table that was created there, as it is now. */
    static PlainTable open(Path warehouse) throws Exception {
        CatalogContext context =
                CatalogContext.create(new org.apache.paimon.fs.Path(warehouse.toUri()));
        try (Catalog catalog = CatalogFactory.createCatalog(context)) {
            return new PlainTable(
                    warehouse.resolve("spill"),
                    (FileStoreTable) catalog.getTable(Identifier.create("plain", "t0")));
        }
    }

    /** The table with another option, for one reader or writer. */
    PlainTable with(String option, String value) {
        return new PlainTable(spill, table.copy(Map.of(option, value)));
    }

    /** The table after changes of its schema, which Paimon took. */
    PlainTable alter(SchemaChange... changes) throws Exception {
        new SchemaManager(table.fileIO(), table.location()).commitChanges(changes);
        return new PlainTable(
                spill, FileStoreTableFactory.create(table.fileIO(), table.location()));
    }

    /** Paimon's own table. */
    FileStoreTable unwrap() {
        return table;
    }

    /** A row of values: text, numbers, lists, and decimals as {@link Decimal}. */
    static GenericRow row(@Nullable Object... values) {
        return row(RowKind.INSERT, values);
    }

    static GenericRow row(RowKind kind, @Nullable Object... values) {
        return GenericRow.ofKind(kind, Arrays.stream(values).map(PlainTable::internal).toArray());
    }

    private static @Nullable Object internal(@Nullable Object value) {
        if (value instanceof String text) {
            return BinaryString.fromString(text);
        }
        if (value instanceof Integer number) {
            return number.longValue();
        }
        if (value instanceof List<?> list) {
            return new GenericArray(list.stream().map(PlainTable::internal).toArray());
        }
        if (value instanceof Map<?, ?> map) {
            Map<@Nullable Object, @Nullable Object> entries = new HashMap<>();
            map.forEach((key, item) -> entries.put(internal(key), internal(item)));
            return new GenericMap(entries);
        }
        return value;
    }

    /** Commits the rows at once. */
    PlainTable commit(GenericRow... rows) throws Exception {
        return commit(table.newBatchWriteBuilder(), false, rows);
    }

    /** Compacts all there is of a table without partitions. */
    PlainTable compact() throws Exception {
        return commit(table.newBatchWriteBuilder(), true);
    }

    /** Commits the rows in place of what is in a partition. */
    PlainTable overwrite(Map<String, String> partition, GenericRow... rows) throws Exception {
        return commit(table.newBatchWriteBuilder().withOverwrite(partition), false, rows);
    }

    /** Commits the rows into a bucket, as a writer does that assigns buckets itself. */
    PlainTable commitInto(int bucket, GenericRow... rows) throws Exception {
        BatchWriteBuilder builder = table.newBatchWriteBuilder();
        try (BatchTableWrite write = builder.newWrite();
                BatchTableCommit commit = builder.newCommit()) {
            write.withIOManager(IOManager.create(spill.toString()));
            for (GenericRow row : rows) {
                write.write(row, bucket);
            }
            commit.commit(write.prepareCommit());
        }
        return this;
    }

    private PlainTable commit(BatchWriteBuilder builder, boolean compact, GenericRow... rows)
            throws Exception {
        try (BatchTableWrite write = builder.newWrite();
                BatchTableCommit commit = builder.newCommit()) {
            write.withIOManager(IOManager.create(spill.toString()));
            for (GenericRow row : rows) {
                write.write(row);
            }
            if (compact) {
                write.compact(BinaryRow.EMPTY_ROW, 0, true);
            }
            commit.commit(write.prepareCommit());
        }
        return this;
    }

    /** All rows, each as the list of its values. */
    List<List<@Nullable Object>> rows() throws Exception {
        return rows(table.newReadBuilder(), table.rowType());
    }

    /** All rows, read with these columns only. */
    List<List<@Nullable Object>> rows(List<String> columns) throws Exception {
        RowType type = table.rowType().project(columns);
        return rows(table.newReadBuilder().withReadType(type), type);
    }

    /** The rows that Paimon finds for a value of a column. */
    List<List<@Nullable Object>> find(String column, Object value) throws Exception {
        RowType type = table.rowType();
        Predicate equal =
                new PredicateBuilder(type).equal(type.getFieldIndex(column), internal(value));
        return rows(table.newReadBuilder().withFilter(equal), type);
    }

    private static List<List<@Nullable Object>> rows(ReadBuilder builder, RowType type)
            throws Exception {
        List<List<@Nullable Object>> rows = new ArrayList<>();
        try (RecordReader<InternalRow> reader =
                builder.newRead().createReader(builder.newScan().plan())) {
            reader.forEachRemaining(row -> rows.add(values(type, row)));
        }
        return rows;
    }

    /** What a streaming reader gets from the first commit on, each with the kind of the change. */
    List<String> changes() throws Exception {
        ReadBuilder builder =
                table.copy(Map.of("scan.mode", "from-snapshot", "scan.snapshot-id", "1"))
                        .newReadBuilder();
        StreamTableScan scan = builder.newStreamScan();
        // The first plan of a reader from a snapshot only finds where to begin.
        scan.plan();
        List<String> changes = new ArrayList<>();
        for (TableScan.Plan plan = scan.plan();
                !(plan instanceof SnapshotNotExistPlan);
                plan = scan.plan()) {
            try (RecordReader<InternalRow> reader = builder.newRead().createReader(plan)) {
                reader.forEachRemaining(
                        row ->
                                changes.add(
                                        row.getRowKind().shortString()
                                                + values(table.rowType(), row)));
            }
        }
        return changes;
    }

    /** The value of a column of the only row. */
    @Nullable Object value(String column) throws Exception {
        List<List<@Nullable Object>> rows = rows();
        if (rows.size() != 1) {
            throw new AssertionError("expected one row: " + rows);
        }
        return rows.get(0).get(table.rowType().getFieldIndex(column));
    }

    private static List<@Nullable Object> values(RowType type, InternalRow row) {
        List<@Nullable Object> values = new ArrayList<>();
        for (int i = 0; i < row.getFieldCount(); i++) {
            DataType field = type.getTypeAt(i);
            // A field that is declared never to be null may be, which is what is looked for.
            values.add(
                    row.isNullAt(i)
                            ? null
                            : external(
                                    field,
                                    InternalRow.createFieldGetter(field, i).getFieldOrNull(row)));
        }
        return values;
    }

    private static @Nullable Object external(DataType type, @Nullable Object value) {
        if (value instanceof BinaryString text) {
            return text.toString();
        }
        if (value instanceof Decimal decimal) {
            return decimal.toBigDecimal();
        }
        if (value instanceof InternalArray array) {
            return list(((ArrayType) type).getElementType(), array);
        }
        if (value instanceof InternalMap map) {
            MapType entries = (MapType) type;
            Map<@Nullable Object, @Nullable Object> items = new HashMap<>();
            List<?> keys = list(entries.getKeyType(), map.keyArray());
            List<?> held = list(entries.getValueType(), map.valueArray());
            for (int i = 0; i < map.size(); i++) {
                items.put(keys.get(i), held.get(i));
            }
            return items;
        }
        return value instanceof InternalRow row ? values((RowType) type, row) : value;
    }

    private static List<@Nullable Object> list(DataType element, InternalArray array) {
        InternalArray.ElementGetter getter = InternalArray.createElementGetter(element);
        List<@Nullable Object> items = new ArrayList<>();
        for (int i = 0; i < array.size(); i++) {
            items.add(external(element, getter.getElementOrNull(array, i)));
        }
        return items;
    }

    /** A table that lakekit made, read with Paimon's own readers. */
    static PlainTable of(LakeTable<?> table, Path spill) {
        return new PlainTable(spill, table.unwrap());
    }
}
