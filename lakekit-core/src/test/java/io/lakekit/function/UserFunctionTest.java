package io.lakekit.function;

import static io.lakekit.schema.ColumnType.BIGINT;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.lakekit.design.AggFunctions;
import io.lakekit.design.Buckets;
import io.lakekit.design.ChangelogProducer;
import io.lakekit.design.SequenceGroup;
import io.lakekit.design.SummaryTable;
import io.lakekit.design.WideTable;
import io.lakekit.junit.LakeExtension;
import io.lakekit.reference.ReferenceTable;
import io.lakekit.schema.Column;
import io.lakekit.schema.ColumnType;
import io.lakekit.schema.Row;
import io.lakekit.table.LakeTable;
import io.lakekit.table.TableWriter;
import java.util.List;
import java.util.stream.Stream;
import org.apache.paimon.data.GenericRow;
import org.apache.paimon.table.sink.BatchTableCommit;
import org.apache.paimon.table.sink.BatchTableWrite;
import org.apache.paimon.table.sink.BatchWriteBuilder;
import org.apache.paimon.types.RowKind;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class UserFunctionTest {

    private static final String WHY = "every JVM of this test has the functions";
    private static final Column<Long> AD = Column.of("ad", BIGINT).notNull();
    private static final Column<Integer> TIME = Column.of("t", ColumnType.INT);
    private static final Column<List<Row>> TOP = Column.of("top", TopCreatives.TYPE);
    private static final Column<Long> BALANCE = Column.of("balance", BIGINT);
    private static final Column<Long> ROWS = Column.of("row_count", BIGINT);

    private static final SummaryTable SUMMARY =
            SummaryTable.named("ads.top")
                    .primaryKey(AD)
                    .aggregate(TOP, new TopCreatives(2))
                    .aggregate(ROWS, AggFunctions.count())
                    .accept("LK0422", TOP, WHY)
                    .build();

    @RegisterExtension final LakeExtension lake = LakeExtension.temporary();

    private static Row spent(String creative, long spend) {
        return Row.of(TopCreatives.CREATIVE, creative).with(TopCreatives.SPEND, spend);
    }

    @ParameterizedTest
    @EnumSource(
            value = ChangelogProducer.class,
            names = {"NONE", "LOOKUP"})
    void summary_ofUserFunction_survivesCommitsCompactionAndReopening(ChangelogProducer changelog) {
        SummaryTable design =
                SummaryTable.named("ads.top")
                        .primaryKey(AD)
                        .aggregate(TOP, new TopCreatives(2))
                        .changelog(changelog)
                        .accept("LK0422", TOP, WHY)
                        .build();
        LakeTable<SummaryTable> table = lake.create(design);
        ReferenceTable<SummaryTable> truth = ReferenceTable.of(design);
        List<List<Row>> batches =
                List.of(
                        List.of(spent("a", 5), spent("b", 1), spent("c", 3)),
                        List.of(spent("b", 9)),
                        List.of(spent("d", 4), spent("a", 2)));
        for (List<Row> batch : batches) {
            Row row = Row.of(AD, 1L).with(TOP, batch);
            write(table, row);
            truth.write(row);
            assertThat(table.reader().toList()).isEqualTo(truth.rows());
        }
        table.compact();

        assertThat(lake.lake().open(design).reader().toList()).isEqualTo(truth.rows());
        assertThat(truth.rows().get(0).get(TOP)).containsExactly(spent("b", 9), spent("a", 5));
    }

    @Test
    void firstValue_isNormalisedBeforeTheWrite() {
        LakeTable<SummaryTable> table = lake.create(SUMMARY);
        write(
                table,
                Row.of(AD, 1L).with(TOP, List.of(spent("a", 1), spent("b", 2), spent("c", 3))));

        assertThat(table.reader().toList().get(0).get(TOP))
                .containsExactly(spent("c", 3), spent("b", 2));
    }

    @Test
    void count_isSuppliedByTheWriter_unlessARowStandsForSeveral() {
        LakeTable<SummaryTable> table = lake.create(SUMMARY);
        ReferenceTable<SummaryTable> truth = ReferenceTable.of(SUMMARY);
        for (Row row : List.of(Row.of(AD, 1L), Row.of(AD, 1L).with(ROWS, 5L), Row.of(AD, 1L))) {
            write(table, row);
            truth.write(row);
        }

        assertThat(table.reader().toList()).isEqualTo(truth.rows());
        assertThat(truth.rows().get(0).get(ROWS)).isEqualTo(7L);
    }

    @Test
    void group_withUserFunction_foldsLateRows() {
        SequenceGroup group =
                SequenceGroup.named("g").orderedBy(TIME).aggregate(TOP, new TopCreatives(2));
        WideTable design =
                WideTable.named("ads.wide")
                        .primaryKey(AD)
                        .groups(group)
                        .buckets(Buckets.fixed(1))
                        .accept("LK0422", TOP, WHY)
                        .build();
        LakeTable<WideTable> table = lake.create(design);
        Stream.of(3, 1, 2)
                .forEach(
                        time -> {
                            try (TableWriter<WideTable> writer = table.writer()) {
                                writer.stream(group)
                                        .write(
                                                Row.of(AD, 1L)
                                                        .with(TIME, time)
                                                        .with(
                                                                TOP,
                                                                List.of(spent("c" + time, time))));
                                writer.commit();
                            }
                        });

        assertThat(table.reader().toList())
                .containsExactly(
                        Row.of(AD, 1L)
                                .with(TIME, 3)
                                .with(TOP, List.of(spent("c3", 3), spent("c2", 2))));
    }

    @Test
    void retraction_ofRetractableFunction_undoesAMerge() throws Exception {
        LakeTable<SummaryTable> table = lake.create(balance(false));
        plainly(table, RowKind.INSERT, 10);
        plainly(table, RowKind.UPDATE_BEFORE, 3);

        assertThat(table.reader().toList().get(0).get(BALANCE)).isEqualTo(7L);
    }

    private static SummaryTable balance(boolean ignoring) {
        return SummaryTable.named("ads.balance")
                .primaryKey(AD)
                .aggregate(
                        BALANCE,
                        ignoring
                                ? AggFunctions.userDefined(new Balance()).ignoringRetract()
                                : AggFunctions.userDefined(new Balance()))
                .accept("LK0422", BALANCE, WHY)
                .build();
    }

    @Test
    void retraction_ofOtherFunction_isRefusedWithItsName() throws Exception {
        SummaryTable design =
                SummaryTable.named("ads.top")
                        .primaryKey(AD)
                        .aggregate(TOP, new TopCreatives(2))
                        .accept("LK0422", TOP, WHY)
                        .build();
        LakeTable<SummaryTable> table = lake.create(design);
        write(table, Row.of(AD, 1L).with(TOP, List.of(spent("a", 1))));
        try (TableWriter<SummaryTable> writer = table.writer()) {
            writer.rows().write(Row.of(AD, 1L).with(TOP, List.of(spent("b", 1))));
            writer.commit();
        }
        GenericRow retracted =
                GenericRow.ofKind(
                        RowKind.DELETE, 1L, new org.apache.paimon.data.GenericArray(new Object[0]));
        commit(table, retracted);

        assertThatThrownBy(() -> table.reader().toList())
                .hasStackTraceContaining("Column 'top'")
                .hasStackTraceContaining("TopCreatives[n=2] cannot undo a merge");
    }

    private static void write(LakeTable<SummaryTable> table, Row row) {
        try (TableWriter<SummaryTable> writer = table.writer()) {
            writer.rows().write(row);
            writer.commit();
        }
    }

    private static void plainly(LakeTable<SummaryTable> table, RowKind kind, long amount)
            throws Exception {
        commit(table, GenericRow.ofKind(kind, 1L, amount));
    }

    private static void commit(LakeTable<SummaryTable> table, GenericRow row) throws Exception {
        BatchWriteBuilder builder = table.unwrap().newBatchWriteBuilder();
        try (BatchTableWrite write = builder.newWrite();
                BatchTableCommit commit = builder.newCommit()) {
            write.write(row);
            commit.commit(write.prepareCommit());
        }
    }
}
