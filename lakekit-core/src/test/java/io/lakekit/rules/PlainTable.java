package io.lakekit.rules;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.apache.paimon.catalog.Catalog;
import org.apache.paimon.catalog.CatalogContext;
import org.apache.paimon.catalog.CatalogFactory;
import org.apache.paimon.catalog.Identifier;
import org.apache.paimon.data.BinaryRow;
import org.apache.paimon.data.BinaryString;
import org.apache.paimon.data.Decimal;
import org.apache.paimon.data.GenericArray;
import org.apache.paimon.data.GenericRow;
import org.apache.paimon.data.InternalArray;
import org.apache.paimon.data.InternalRow;
import org.apache.paimon.disk.IOManager;
import org.apache.paimon.reader.RecordReader;
import org.apache.paimon.schema.Schema;
import org.apache.paimon.table.Table;
import org.apache.paimon.table.sink.BatchTableCommit;
import org.apache.paimon.table.sink.BatchTableWrite;
import org.apache.paimon.table.sink.BatchWriteBuilder;
import org.apache.paimon.types.ArrayType;
import org.apache.paimon.types.DataType;
import org.apache.paimon.types.DataTypes;
import org.apache.paimon.types.RowKind;
import org.apache.paimon.types.RowType;
import org.jspecify.annotations.Nullable;

/** A table of Paimon's own, written and read without a line of lakekit. */
final class PlainTable {

    private final Path spill;
    private final Table table;

    private PlainTable(Path spill, Table table) {
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
            return new PlainTable(warehouse.resolve("spill"), catalog.getTable(identifier));
        }
    }

    /** The first table that was created there, as it is now. */
    static PlainTable open(Path warehouse) throws Exception {
        CatalogContext context =
                CatalogContext.create(new org.apache.paimon.fs.Path(warehouse.toUri()));
        try (Catalog catalog = CatalogFactory.createCatalog(context)) {
            return new PlainTable(
                    warehouse.resolve("spill"), catalog.getTable(Identifier.create("plain", "t0")));
        }
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
        return value;
    }

    /** Commits the rows at once. */
    PlainTable commit(GenericRow... rows) throws Exception {
        return commit(false, rows);
    }

    /** Compacts all there is. */
    PlainTable compact() throws Exception {
        return commit(true);
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

    private PlainTable commit(boolean compact, GenericRow... rows) throws Exception {
        BatchWriteBuilder builder = table.newBatchWriteBuilder();
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
        List<List<@Nullable Object>> rows = new ArrayList<>();
        try (RecordReader<InternalRow> reader =
                table.newReadBuilder()
                        .newRead()
                        .createReader(table.newReadBuilder().newScan().plan())) {
            reader.forEachRemaining(row -> rows.add(values(table.rowType(), row)));
        }
        return rows;
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
            DataType element = ((ArrayType) type).getElementType();
            InternalArray.ElementGetter getter = InternalArray.createElementGetter(element);
            List<@Nullable Object> items = new ArrayList<>();
            for (int i = 0; i < array.size(); i++) {
                items.add(external(element, getter.getElementOrNull(array, i)));
            }
            return items;
        }
        return value instanceof InternalRow row ? values((RowType) type, row) : value;
    }
}
