package io.lakekit.rules;

import static io.lakekit.rules.PlainTable.keyed;
import static io.lakekit.rules.PlainTable.row;
import static io.lakekit.schema.ColumnType.BIGINT;
import static io.lakekit.schema.ColumnType.INT;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.lakekit.catalog.Lake;
import io.lakekit.change.Risk;
import io.lakekit.design.AggFunctions;
import io.lakekit.design.AppendTable;
import io.lakekit.design.Buckets;
import io.lakekit.design.SequenceGroup;
import io.lakekit.design.SummaryTable;
import io.lakekit.design.WideTable;
import io.lakekit.diagnostic.DiagnosticsException;
import io.lakekit.schema.Column;
import io.lakekit.schema.Row;
import io.lakekit.table.LakeTable;
import io.lakekit.table.TableWriter;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.apache.paimon.data.GenericRow;
import org.apache.paimon.disk.IOManager;
import org.apache.paimon.schema.Schema;
import org.apache.paimon.schema.SchemaChange;
import org.apache.paimon.table.sink.BatchTableCommit;
import org.apache.paimon.table.sink.BatchTableWrite;
import org.apache.paimon.table.sink.CommitMessage;
import org.apache.paimon.table.sink.RowKeyExtractor;
import org.apache.paimon.table.sink.StreamTableCommit;
import org.apache.paimon.table.sink.StreamTableWrite;
import org.apache.paimon.table.sink.StreamWriteBuilder;
import org.apache.paimon.types.DataTypes;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * What becomes of rows that plain Paimon's writers bring to another bucket, under another name or a
 * second time, each by the number of its rule, and what lakekit's writer does.
 */
class DamageOfWritersTest {

    private static final Row KEY = Row.of(Kept.K, 1L);

    @TempDir Path warehouse;
    @TempDir Path spill;

    private PlainTable table(Schema.Builder schema) throws Exception {
        return PlainTable.create(warehouse, schema);
    }

    private static Schema.Builder summed() {
        return keyed("aggregation", "k", "v").option("fields.v.aggregate-function", "sum");
    }

    private static List<CommitMessage> written(PlainTable table, GenericRow... rows)
            throws Exception {
        try (BatchTableWrite write = table.unwrap().newBatchWriteBuilder().newWrite()) {
            for (GenericRow row : rows) {
                write.write(row);
            }
            return write.prepareCommit();
        }
    }

    private static void commit(PlainTable table, List<CommitMessage> messages) throws Exception {
        try (BatchTableCommit commit = table.unwrap().newBatchWriteBuilder().newCommit()) {
            commit.commit(messages);
        }
    }

    /** How many commits a job of this name makes that writes a row under an identifier. */
    private static int commitAs(String user, long identifier, PlainTable table, GenericRow row)
            throws Exception {
        StreamWriteBuilder builder = table.unwrap().newStreamWriteBuilder().withCommitUser(user);
        try (StreamTableWrite write = builder.newWrite();
                StreamTableCommit commit = builder.newCommit()) {
            write.write(row);
            return commit.filterAndCommit(
                    Map.of(identifier, write.prepareCommit(true, identifier)));
        }
    }

    @Shows("LK1202")
    @Test
    void rule79_dynamicBucketsOfPlainJava_failOrStoreAKeyTwice() throws Exception {
        PlainTable table = table(keyed("deduplicate", "k", "v").option("bucket", "-1"));
        assertThatThrownBy(() -> table.commit(row(1, 1)))
                .hasStackTraceContaining("Can't extract bucket from row in dynamic bucket mode");
        table.commitInto(0, row(1, 1)).commitInto(1, row(1, 2));
        assertThat(table.rows()).hasSize(2);

        SummaryTable design =
                Kept.sums()
                        .buckets(Buckets.dynamic())
                        .accept("LK0606", "one Flink job writes it")
                        .build();
        try (Lake lake = Lake.open(warehouse)) {
            LakeTable<SummaryTable> kept = lake.create(design);
            assertThatThrownBy(kept::writer)
                    .isInstanceOf(DiagnosticsException.class)
                    .hasMessageContaining("LK1202 ERROR ads.t: its buckets are dynamic");
        }
    }

    @Shows("LK1102")
    @Test
    void rule82_bucketsThatBecomePostponed_hideWhatComes() throws Exception {
        PlainTable table = table(keyed("deduplicate", "k", "v")).commit(row(1, 1));
        PlainTable altered =
                table.alter(SchemaChange.setOption("bucket", "-2")).commit(row(1, 2), row(2, 2));
        assertThat(altered.rows()).containsExactly(List.of(1L, 1L));

        SummaryTable postponed =
                Kept.sums()
                        .buckets(Buckets.postpone())
                        .accept("LK0607", "a job compacts it")
                        .build();
        try (Lake lake = Lake.open(warehouse)) {
            Kept.write(lake.create(Kept.sums().build()), KEY.with(Kept.V, 1L));
            assertThat(lake.plan(postponed).diagnostics().codes()).containsExactly("LK1102");
        }
    }

    @Shows("LK1102")
    @Test
    void rule84_anotherTypeOfABucketKey_hidesRowsFromFilters() throws Exception {
        PlainTable table =
                table(
                        Schema.newBuilder()
                                .column("k", DataTypes.INT())
                                .column("v", DataTypes.BIGINT())
                                .option("bucket", "4")
                                .option("bucket-key", "k"));
        table.commit(GenericRow.of(-1, 1L), GenericRow.of(-2, 2L), GenericRow.of(-3, 3L));
        PlainTable altered = table.alter(SchemaChange.updateColumnType("k", DataTypes.BIGINT()));
        assertThat(altered.rows()).hasSize(3);
        assertThat(altered.find("k", -1)).as("of a row that is there").isEmpty();

        Column<Integer> narrow = Column.of("k", INT);
        Column<Long> wide = Column.of("k", BIGINT);
        try (Lake lake = Lake.open(warehouse)) {
            LakeTable<AppendTable> kept =
                    lake.create(
                            AppendTable.named("ads.t")
                                    .columns(narrow, Kept.V)
                                    .buckets(Buckets.fixed(4).by(narrow))
                                    .build());
            Kept.write(kept, Row.of(narrow, -1).with(Kept.V, 1L));
            AppendTable widened =
                    AppendTable.named("ads.t")
                            .columns(wide, Kept.V)
                            .buckets(Buckets.fixed(4).by(wide))
                            .build();
            assertThat(lake.plan(widened).diagnostics().codes()).containsExactly("LK1102");
        }
    }

    @Test
    void rule91_twoWritersOfABucket_areNotOrderedByTheirCommits() throws Exception {
        PlainTable table = table(keyed("deduplicate", "k", "v"));
        List<CommitMessage> first = written(table, row(7, 0), row(8, 0), row(1, 1));
        List<CommitMessage> second = written(table, row(1, 2));
        commit(table, first);
        commit(table, second);
        assertThat(table.rows()).contains(List.of(1L, 1L)).doesNotContain(List.of(1L, 2L));

        Column<Long> order = Column.of("g", BIGINT);
        SequenceGroup group = SequenceGroup.named("g").orderedBy(order).latest(Kept.V);
        try (Lake lake = Lake.open(warehouse)) {
            LakeTable<WideTable> kept = lake.create(Kept.wide(group).build());
            try (TableWriter<WideTable> one = kept.writer();
                    TableWriter<WideTable> other = kept.writer()) {
                for (long key : new long[] {7, 8, 1}) {
                    one.stream(group).write(Row.of(Kept.K, key).with(order, 1L).with(Kept.V, 1L));
                }
                other.stream(group).write(KEY.with(order, 2L).with(Kept.V, 2L));
                one.commit();
                other.commit();
            }
            assertThat(kept.reader(Kept.V).where(Kept.K.eq(1L)).toList())
                    .containsExactly(Row.of(Kept.V, 2L));
        }
    }

    @Test
    void rule97_identifierThatIsNotAbove_dropsTheRows() throws Exception {
        PlainTable table = table(summed());
        assertThat(commitAs("job", 5, table, row(1, 10))).isEqualTo(1);
        assertThat(commitAs("job", 5, table, row(1, 1))).isZero();
        assertThat(commitAs("job", 4, table, row(1, 1))).isZero();
        assertThat(table.value("v")).isEqualTo(10L);

        try (Lake lake = Lake.open(warehouse);
                TableWriter<SummaryTable> writer =
                        lake.create(Kept.sums().build()).resumableWriter("job")) {
            writer.rows().write(KEY.with(Kept.V, 10L));
            writer.commit(5);
            writer.rows().write(KEY.with(Kept.V, 1L));
            assertThatThrownBy(() -> writer.commit(5))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining("Paimon would drop the commit in silence");
        }
    }

    @Shows("LK1203")
    @Test
    void rule160_compactionThatMeetsAnother_throwsAlthoughTheRowsAreIn() throws Exception {
        PlainTable table = table(summed().option("changelog-producer", "lookup"));
        assertThatThrownBy(() -> commitTogether(table))
                .hasMessageStartingWith("LSM conflicts detected! Give up committing.");
        assertThat(table.value("v")).isEqualTo(11L);

        try (Lake lake = Lake.open(warehouse)) {
            SummaryTable design =
                    Kept.sums().rawOption("num-sorted-run.compaction-trigger", "2").build();
            LakeTable<SummaryTable> kept = lake.create(design);
            try (TableWriter<SummaryTable> one = kept.writer();
                    TableWriter<SummaryTable> other = kept.writer()) {
                one.rows().write(KEY.with(Kept.V, 1L));
                one.commit();
                one.rows().write(KEY.with(Kept.V, 100L));
                other.rows().write(KEY.with(Kept.V, 10L));
                one.commit();
                other.commit();
                assertThat(other.warnings().codes()).containsExactly("LK1203");
            }
            assertThat(kept.reader(Kept.V).toList()).containsExactly(Row.of(Kept.V, 111L));
        }
    }

    private void commitTogether(PlainTable table) throws Exception {
        StreamWriteBuilder one = table.unwrap().newStreamWriteBuilder();
        StreamWriteBuilder other = table.unwrap().newStreamWriteBuilder();
        try (StreamTableWrite first = one.newWrite();
                StreamTableWrite second = other.newWrite();
                StreamTableCommit committed = one.newCommit();
                StreamTableCommit thrown = other.newCommit()) {
            first.withIOManager(IOManager.create(spill.toString()));
            second.withIOManager(IOManager.create(spill.toString()));
            first.write(row(1, 1));
            second.write(row(1, 10));
            committed.commit(1, first.prepareCommit(true, 1));
            thrown.commit(1, second.prepareCommit(true, 1));
        }
    }

    @Test
    void rule98_retryUnderAnotherName_countsTwice() throws Exception {
        PlainTable table = table(summed());
        commitAs("a random name", 1, table, row(1, 10));
        commitAs("another", 1, table, row(1, 10));
        assertThat(table.value("v")).isEqualTo(20L);

        try (Lake lake = Lake.open(warehouse)) {
            LakeTable<SummaryTable> kept = lake.create(Kept.sums().build());
            for (int attempt = 0; attempt < 2; attempt++) {
                try (TableWriter<SummaryTable> writer = kept.resumableWriter("job")) {
                    if (writer.lastIdentifier() < 1) {
                        writer.rows().write(KEY.with(Kept.V, 10L));
                        writer.commit(1);
                    }
                }
            }
            assertThat(kept.reader(Kept.V).toList()).containsExactly(Row.of(Kept.V, 10L));
        }
    }

    @Test
    void rule100_messagesCommittedTwice_countTwice() throws Exception {
        PlainTable table =
                table(
                        Schema.newBuilder()
                                .column("k", DataTypes.BIGINT())
                                .column("v", DataTypes.BIGINT()));
        List<CommitMessage> messages = written(table, row(1, 10));
        commit(table, messages);
        commit(table, messages);
        assertThat(table.rows()).containsExactly(List.of(1L, 10L), List.of(1L, 10L));

        try (Lake lake = Lake.open(warehouse)) {
            LakeTable<AppendTable> kept =
                    lake.create(AppendTable.named("ads.t").columns(Kept.K, Kept.V).build());
            try (TableWriter<AppendTable> writer = kept.writer()) {
                writer.rows().write(KEY.with(Kept.V, 10L));
                writer.commit();
                writer.commit();
            }
            assertThat(kept.reader(Kept.V).toList()).containsExactly(Row.of(Kept.V, 10L));
        }
    }

    @Shows("LK1208")
    @Test
    void rule161_whoOpenedATableBeforeAChange_erasesWhatIsNew() throws Exception {
        PlainTable old =
                table(keyed("deduplicate", "k", "v")).commit(row(1, 10)).commit(row(2, 20));
        PlainTable now = old.alter(SchemaChange.addColumn("w", DataTypes.BIGINT()));
        now.commit(row(1, 11, 5_000_000_000L)).commit(row(3, 30, 3));
        assertThat(now.rows()).contains(List.of(1L, 11L, 5_000_000_000L), List.of(3L, 30L, 3L));

        old.compact();

        assertThat(now.rows()).contains(Arrays.asList(1L, 11L, null), Arrays.asList(3L, 30L, null));

        Column<Long> added = Column.of("w", BIGINT);
        try (Lake lake = Lake.open(warehouse)) {
            LakeTable<SummaryTable> kept = lake.create(Kept.sums().build());
            Kept.write(kept, KEY.with(Kept.V, 1L));
            SummaryTable more = Kept.sums().aggregate(added, AggFunctions.max()).build();
            LakeTable<SummaryTable> opened = lake.apply(lake.plan(more));
            Kept.write(opened, KEY.with(Kept.V, 1L).with(added, 7L));

            assertThatThrownBy(kept::compact)
                    .isInstanceOf(DiagnosticsException.class)
                    .hasMessageContaining("LK1208 ERROR ads.t: ");
            assertThat(opened.reader(added).toList()).containsExactly(Row.of(added, 7L));
        }
    }

    @Shows("LK1209")
    @Test
    void rule172_partitionOfAnotherNumberOfBuckets_holdsAKeyTwice() throws Exception {
        PlainTable few = table(summed());
        for (int k = 0; k < 8; k++) {
            few.commit(row(k, 1));
        }
        PlainTable more = few.alter(SchemaChange.setOption("bucket", "4"));
        RowKeyExtractor buckets = more.unwrap().createRowKeyExtractor();
        int moved = 0;
        for (int k = 0; k < 8; k++) {
            buckets.setRecord(row(k, 1));
            if (buckets.bucket() != 0) {
                commit(more, written(more, row(k, 1)));
                moved++;
            }
        }
        assertThat(moved).isPositive();
        assertThat(more.rows()).hasSize(8 + moved);

        SummaryTable four = Kept.sums().buckets(Buckets.fixed(4)).build();
        try (Lake lake = Lake.open(warehouse)) {
            Kept.write(
                    lake.create(Kept.sums().buckets(Buckets.fixed(1)).build()),
                    KEY.with(Kept.V, 1L));
            LakeTable<SummaryTable> kept = lake.apply(lake.plan(four), Risk.REWRITES_DATA);
            assertThatThrownBy(() -> Kept.write(kept, KEY.with(Kept.V, 1L)))
                    .isInstanceOf(DiagnosticsException.class)
                    .hasMessageContaining("LK1209 ERROR ads.t: ");
        }
    }
}
