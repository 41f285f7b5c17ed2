package com.example.lake;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.apache.paimon.catalog.Catalog;
import org.apache.paimon.catalog.CatalogContext;
import org.apache.paimon.catalog.CatalogFactory;
import org.apache.paimon.catalog.Identifier;
import org.apache.paimon.data.BinaryRow;
import org.apache.paimon.data.BinaryString;
import org.apache.paimon.data.GenericArray;
import org.apache.paimon.data.GenericRow;
import org.apache.paimon.data.InternalRow;
import org.apache.paimon.disk.IOManager;
import org.apache.paimon.reader.RecordReader;
import org.apache.paimon.schema.Schema;
import org.apache.paimon.table.Table;
import org.apache.paimon.table.sink.BatchTableCommit;
import org.apache.paimon.table.sink.BatchTableWrite;
import org.apache.paimon.table.sink.BatchWriteBuilder;
import org.apache.paimon.types.DataTypes;
import org.apache.paimon.types.RowKind;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A user's function merges, retracts and compacts under this Paimon, and its absence is told. */
class LaterPaimonTest {

    @TempDir Path warehouse;

    private Table table(Catalog catalog, String function, String changelog) throws Exception {
        Schema schema =
                Schema.newBuilder()
                        .column("id", DataTypes.BIGINT().notNull())
                        .column(
                                "top",
                                DataTypes.ARRAY(
                                        DataTypes.ROW(
                                                DataTypes.FIELD(0, "name", DataTypes.STRING()),
                                                DataTypes.FIELD(1, "number", DataTypes.BIGINT()))))
                        .primaryKey("id")
                        .option("bucket", "1")
                        .option("merge-engine", "aggregation")
                        .option("changelog-producer", changelog)
                        .option("fields.top.aggregate-function", "lakekit")
                        .option("fields.top.lakekit.function", function)
                        .option("fields.top.lakekit.args", "{\"limit\":2}")
                        .build();
        catalog.createDatabase("ads", true);
        Identifier name = Identifier.create("ads", "top");
        catalog.createTable(name, schema, false);
        return catalog.getTable(name);
    }

    private Catalog catalog() {
        return CatalogFactory.createCatalog(
                CatalogContext.create(new org.apache.paimon.fs.Path(warehouse.toUri())));
    }

    private void commit(Table table, RowKind kind, String name, long number) throws Exception {
        commit(table, kind, name, number, false);
    }

    private void commit(Table table, RowKind kind, String name, long number, boolean compact)
            throws Exception {
        BatchWriteBuilder builder = table.newBatchWriteBuilder();
        try (BatchTableWrite write = builder.newWrite();
                BatchTableCommit commit = builder.newCommit()) {
            write.withIOManager(IOManager.create(warehouse.resolve("spill").toString()));
            GenericRow element = GenericRow.of(BinaryString.fromString(name), number);
            write.write(GenericRow.ofKind(kind, 1L, new GenericArray(new Object[] {element})));
            if (compact) {
                write.compact(BinaryRow.EMPTY_ROW, 0, true);
            }
            commit.commit(write.prepareCommit());
        }
    }

    private static List<String> names(Table table) throws Exception {
        List<String> names = new ArrayList<>();
        try (RecordReader<InternalRow> reader =
                table.newReadBuilder()
                        .newRead()
                        .createReader(table.newReadBuilder().newScan().plan())) {
            reader.forEachRemaining(
                    row -> {
                        for (int i = 0; i < row.getArray(1).size(); i++) {
                            names.add(row.getArray(1).getRow(i, 2).getString(0).toString());
                        }
                    });
        }
        return names;
    }

    @ParameterizedTest
    @ValueSource(strings = {"none", "lookup", "full-compaction"})
    void function_mergesRetractsAndCompacts(String changelog) throws Exception {
        try (Catalog catalog = catalog()) {
            Table table = table(catalog, Largest.class.getName(), changelog);
            commit(table, RowKind.INSERT, "a", 1);
            commit(table, RowKind.INSERT, "b", 3);
            commit(table, RowKind.INSERT, "c", 2);
            assertEquals(List.of("b", "c"), names(table));

            commit(table, RowKind.DELETE, "b", 3, true);
            assertEquals(List.of("c"), names(table));
            commit(table, RowKind.INSERT, "d", 9, true);
            assertEquals(List.of("d", "c"), names(table));
        }
    }

    @Test
    void functionThatIsNotThere_leavesTheTableManageableAndIsNamedWhereItMustMerge()
            throws Exception {
        try (Catalog catalog = catalog()) {
            Table table = table(catalog, "com.example.Missing", "none");
            commit(table, RowKind.INSERT, "a", 1);
            commit(table, RowKind.INSERT, "b", 3);

            Exception failure = assertThrows(Exception.class, () -> names(table));
            assertTrue(causes(failure).contains("com.example.Missing"), causes(failure));
            catalog.dropTable(Identifier.create("ads", "top"), false);
        }
    }

    private static String causes(Throwable failure) {
        StringBuilder all = new StringBuilder();
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            all.append(cause).append('\n');
        }
        return all.toString();
    }
}
