package io.lakekit.rules;

import static io.lakekit.rules.PlainTable.keyed;
import static io.lakekit.rules.PlainTable.row;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.lakekit.catalog.Lake;
import io.lakekit.design.AggFunctions;
import io.lakekit.design.AppendTable;
import io.lakekit.design.Buckets;
import io.lakekit.design.Retention;
import io.lakekit.design.SequenceGroup;
import io.lakekit.design.SummaryTable;
import io.lakekit.design.WideTable;
import io.lakekit.schema.Column;
import io.lakekit.schema.ColumnType;
import io.lakekit.schema.Row;
import io.lakekit.table.LakeTable;
import io.lakekit.table.TableWriter;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.apache.paimon.consumer.Consumer;
import org.apache.paimon.consumer.ConsumerManager;
import org.apache.paimon.data.BinaryRow;
import org.apache.paimon.data.BinaryRowWriter;
import org.apache.paimon.data.BinaryString;
import org.apache.paimon.data.GenericRow;
import org.apache.paimon.data.Timestamp;
import org.apache.paimon.options.ExpireConfig;
import org.apache.paimon.schema.Schema;
import org.apache.paimon.schema.SchemaChange;
import org.apache.paimon.table.FileStoreTable;
import org.apache.paimon.table.sink.BatchTableCommit;
import org.apache.paimon.table.sink.BatchTableWrite;
import org.apache.paimon.table.sink.BatchWriteBuilder;
import org.apache.paimon.table.sink.CommitMessage;
import org.apache.paimon.table.sink.StreamTableCommit;
import org.apache.paimon.table.sink.StreamTableWrite;
import org.apache.paimon.table.sink.StreamWriteBuilder;
import org.apache.paimon.types.DataTypes;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * What becomes of plain Paimon's tables in the hands of those who run them: writers, compactors,
 * readers, back-fills, and options that only the first write looks at. Each by the number of its
 * rule.
 */
class DamageOfOperationsTest {

    private static final String OF_OLD = "2020-01-01";
    private static final String TO_COME = "2999-01-01";

    private static final Column<String> DT = Column.of("dt", ColumnType.STRING).notNull();
    private static final Column<String> EVENT = Column.of("event", ColumnType.STRING).notNull();
    private static final AppendTable EVENTS =
            AppendTable.named("ads.t")
                    .columns(DT, EVENT, Kept.V)
                    .partitionedBy(DT, EVENT)
                    .keep(Retention.partitions(Duration.ofDays(2)))
                    .build();

    @TempDir Path warehouse;

    private PlainTable table(Schema.Builder schema) throws Exception {
        return PlainTable.create(warehouse, schema);
    }

    /** Days and types of events without a key. */
    private static Schema.Builder events() {
        return Schema.newBuilder()
                .column("dt", DataTypes.STRING())
                .column("event", DataTypes.STRING())
                .column("v", DataTypes.BIGINT())
                .partitionKeys("dt", "event");
    }

    private static Schema.Builder expiring() {
        return events().option("partition.expiration-time", "1 d")
                .option("partition.timestamp-pattern", "$dt");
    }

    /** As {@link #expiring()}, where each commit looks for what is old. */
    private static Schema.Builder checked() {
        return expiring().option("partition.expiration-check-interval", "0 s");
    }

    private static Schema.Builder summed() {
        return keyed("aggregation", "k", "v").option("fields.v.aggregate-function", "sum");
    }

    private static List<CommitMessage> compacted(FileStoreTable table, BinaryRow partition)
            throws Exception {
        try (BatchTableWrite write = table.newBatchWriteBuilder().newWrite()) {
            write.compact(partition, 0, true);
            return write.prepareCommit();
        }
    }

    private static void commit(FileStoreTable table, List<CommitMessage> messages)
            throws Exception {
        try (BatchTableCommit commit = table.newBatchWriteBuilder().newCommit()) {
            commit.commit(messages);
        }
    }

    private static BinaryRow partition(String dt, String event) {
        BinaryRow partition = new BinaryRow(2);
        BinaryRowWriter writer = new BinaryRowWriter(partition);
        writer.writeString(0, BinaryString.fromString(dt));
        writer.writeString(1, BinaryString.fromString(event));
        writer.complete();
        return partition;
    }

    @Shows("LK0808")
    @Test
    void rule85_modBucketsOfText_failTheFirstWrite() throws Exception {
        PlainTable table =
                table(
                        Schema.newBuilder()
                                .column("k", DataTypes.STRING())
                                .column("v", DataTypes.BIGINT())
                                .primaryKey("k")
                                .option("bucket", "2")
                                .option("bucket-function.type", "mod"));
        assertThatThrownBy(() -> table.commit(row("a", 1)))
                .hasStackTraceContaining("must be INT or BIGINT in mod bucket function");

        Column<String> text = Column.of("k", ColumnType.STRING).notNull();
        SummaryTable design =
                SummaryTable.named("ads.t")
                        .primaryKey(text)
                        .aggregate(Kept.V, AggFunctions.max())
                        .buckets(Buckets.fixed(2))
                        .rawOption("bucket-function.type", "mod")
                        .build();
        assertThat(Kept.codes(design)).containsExactly("LK0808");
    }

    @Shows("LK1707")
    @Test
    void rule95_secondOfTwoCompactors_cannotCommit() throws Exception {
        PlainTable table = table(summed());
        table.commit(row(1, 1)).commit(row(1, 2));
        List<CommitMessage> one = compacted(table.unwrap(), BinaryRow.EMPTY_ROW);
        List<CommitMessage> other = compacted(table.unwrap(), BinaryRow.EMPTY_ROW);
        commit(table.unwrap(), one);
        assertThatThrownBy(() -> commit(table.unwrap(), other))
                .hasStackTraceContaining("File deletion conflicts detected! Give up committing.");

        compactAs("one", table);
        compactAs("other", table);
        compactAs("one", table);
        assertThat(Kept.codesOfHealth(Kept.sums().build(), table)).containsExactly("LK1707");
    }

    private static void compactAs(String user, PlainTable table) throws Exception {
        table.commit(row(1, 1));
        long id = table.unwrap().latestSnapshot().orElseThrow().id();
        StreamWriteBuilder builder = table.unwrap().newStreamWriteBuilder().withCommitUser(user);
        try (StreamTableWrite write = builder.newWrite();
                StreamTableCommit commit = builder.newCommit()) {
            write.compact(BinaryRow.EMPTY_ROW, 0, true);
            commit.commit(id, write.prepareCommit(true, id));
        }
    }

    @Test
    void rule99_identifierOfAnExpiredSnapshot_isTakenAgain() throws Exception {
        PlainTable table =
                table(
                        summed().option("snapshot.num-retained.min", "1")
                                .option("snapshot.num-retained.max", "1"));
        assertThat(committedAgain(table)).as("first").isEqualTo(1);
        assertThat(committedAgain(table)).as("known").isZero();
        table.commit(row(2, 1));
        assertThat(committedAgain(table)).as("its snapshot is expired").isEqualTo(1);
        assertThat(table.rows()).contains(List.of(1L, 20L));

        SummaryTable design = Kept.sums().keep(Retention.snapshots(Duration.ofHours(1))).build();
        try (Lake lake = Lake.open(warehouse)) {
            LakeTable<SummaryTable> kept = lake.create(design);
            try (TableWriter<SummaryTable> writer = kept.resumableWriter("job")) {
                writer.rows().write(Row.of(Kept.K, 1L).with(Kept.V, 1L));
                assertThat(writer.commit()).isEqualTo(1);
            }
            for (int i = 0; i < 10; i++) {
                Kept.write(kept, Row.of(Kept.K, 2L).with(Kept.V, 1L));
            }
            kept.unwrap()
                    .newExpireSnapshots()
                    .config(ExpireConfig.builder().snapshotTimeRetain(Duration.ZERO).build())
                    .expire();
            try (TableWriter<SummaryTable> writer = kept.resumableWriter("job")) {
                assertThat(writer.lastIdentifier()).as("noted").isEqualTo(1);
            }
        }
    }

    /** A job that is started again from its first checkpoint. */
    private static int committedAgain(PlainTable table) throws Exception {
        StreamWriteBuilder builder = table.unwrap().newStreamWriteBuilder().withCommitUser("job");
        try (StreamTableWrite write = builder.newWrite();
                StreamTableCommit commit = builder.newCommit()) {
            write.write(row(1, 10));
            return commit.filterAndCommit(Map.of(1L, write.prepareCommit(true, 1)));
        }
    }

    @Test
    void rule102_rowsAppendedWhileAPartitionIsRewritten_areDropped() throws Exception {
        PlainTable table = table(events());
        table.commit(row(TO_COME, "click", 1));
        BatchWriteBuilder rewriting =
                table.unwrap().newBatchWriteBuilder().withOverwrite(Map.of("dt", TO_COME));
        try (BatchTableWrite write = rewriting.newWrite();
                BatchTableCommit commit = rewriting.newCommit()) {
            write.write(row(TO_COME, "click", 1));
            List<CommitMessage> rewritten = write.prepareCommit();
            table.commit(row(TO_COME, "click", 2));
            commit.commit(rewritten);
        }
        assertThat(table.rows()).containsExactly(List.of(TO_COME, "click", 1L));
    }

    @Shows("LK1701")
    @Test
    void rule103_deletionVectorsWithoutACompactor_hideNewRows() throws Exception {
        PlainTable table =
                table(
                        keyed("deduplicate", "k", "v")
                                .option("deletion-vectors.enabled", "true")
                                .option("write-only", "true"));
        table.commit(row(1, 1)).with("write-only", "false").compact();
        table.commit(row(1, 2), row(2, 2));
        assertThat(table.rows()).containsExactly(List.of(1L, 1L));

        assertThat(Kept.codesOfHealth(Kept.sums().build(), table)).containsExactly("LK1701");
    }

    @Shows("LK1701")
    @Test
    void rule108_changelogOfLookUpsWithoutACompactor_isEmpty() throws Exception {
        PlainTable table =
                table(summed().option("changelog-producer", "lookup").option("write-only", "true"));
        table.commit(row(1, 1)).commit(row(1, 2));
        assertThat(table.value("v")).isEqualTo(3L);
        assertThat(table.changes()).isEmpty();

        assertThat(Kept.codesOfHealth(Kept.sums().build(), table)).containsExactly("LK1701");
    }

    @Shows("LK1201")
    @Test
    void rule118_dayThatIsNone_isReadAsOneAndExpires() throws Exception {
        PlainTable table = table(checked());
        table.commit(row("2020-13-45", "click", 1), row(TO_COME, "click", 2));
        assertThat(table.rows()).containsExactly(List.of(TO_COME, "click", 2L));

        try (Lake lake = Lake.open(warehouse)) {
            LakeTable<AppendTable> kept = lake.create(EVENTS);
            Row row = Row.of(DT, "2020-13-45").with(EVENT, "click").with(Kept.V, 1L);
            assertThatThrownBy(() -> Kept.write(kept, row))
                    .hasMessageContaining(
                            "LK1201 ERROR ads.t.dt: is '2020-13-45', which spells no");
        }
    }

    @Shows("LK1702")
    @Test
    void rule119_shortWriters_neverExpirePartitions() throws Exception {
        PlainTable table = table(expiring());
        table.commit(row(OF_OLD, "click", 1)).commit(row(TO_COME, "click", 2));
        assertThat(table.rows()).hasSize(2);
        assertThat(Kept.codesOfHealth(EVENTS, table)).containsExactly("LK1702");

        table.with("partition.expiration-check-interval", "0 s").commit(row(TO_COME, "click", 3));
        assertThat(table.find("dt", OF_OLD)).as("where each commit checks").isEmpty();
    }

    @Shows("LK1702")
    @Test
    void rule120_writeOnly_switchesExpiryOff() throws Exception {
        PlainTable table =
                table(
                        checked()
                                .option("snapshot.num-retained.min", "1")
                                .option("snapshot.num-retained.max", "1")
                                .option("write-only", "true"));
        for (int i = 0; i < 3; i++) {
            table.commit(row(OF_OLD, "click", i));
        }
        assertThat(table.rows()).hasSize(3);
        assertThat(table.unwrap().snapshotManager().snapshotCount()).isEqualTo(3);
        assertThat(Kept.codesOfHealth(EVENTS, table)).containsExactly("LK1702");

        table.with("write-only", "false").commit(row(TO_COME, "click", 3));
        assertThat(table.rows()).hasSize(1);
        assertThat(table.unwrap().snapshotManager().earliestSnapshotId()).isEqualTo(4L);
    }

    @Test
    void rule121_backFillOfAnExpiredPartition_isDroppedByItsOwnCommit() throws Exception {
        PlainTable table = table(checked());
        table.commit(row(OF_OLD, "click", 1));
        assertThat(table.rows()).isEmpty();
    }

    @Shows("LK1702")
    @Test
    void rule121_compactorOfAnExpiredPartition_cannotCommit() throws Exception {
        PlainTable table =
                table(
                        Schema.newBuilder()
                                .column("dt", DataTypes.STRING())
                                .column("event", DataTypes.STRING())
                                .column("v", DataTypes.BIGINT())
                                .partitionKeys("dt", "event")
                                .primaryKey("dt", "event", "v")
                                .option("bucket", "1")
                                .option("partition.expiration-time", "1 d")
                                .option("partition.timestamp-pattern", "$dt"));
        table.commit(row(OF_OLD, "click", 1)).commit(row(OF_OLD, "click", 2));
        assertThat(Kept.codesOfHealth(EVENTS, table)).containsExactly("LK1702");
        List<CommitMessage> compacted = compacted(table.unwrap(), partition(OF_OLD, "click"));
        table.with("partition.expiration-check-interval", "0 s").commit(row(TO_COME, "click", 3));
        assertThatThrownBy(() -> commit(table.unwrap(), compacted))
                .hasStackTraceContaining("You are writing data to expired partitions");
    }

    @Shows("LK1702")
    @Test
    void rule123_moreThanAHundredOldPartitions_outliveACheck() throws Exception {
        PlainTable table = table(checked());
        table.commit(
                IntStream.range(0, 120)
                        .mapToObj(i -> row(OF_OLD, "event" + i, i))
                        .toArray(GenericRow[]::new));
        assertThat(table.rows()).hasSize(20);

        assertThat(Kept.codesOfHealth(EVENTS, table)).containsExactly("LK1702");
    }

    @Shows({"LK1212", "LK1702", "LK1711"})
    @Test
    void rule170_textWithAComma_neverExpires() throws Exception {
        PlainTable table = table(checked());
        table.commit(row(OF_OLD, "a,b", 1)).commit(row(TO_COME, "click", 2));
        assertThat(table.rows()).hasSize(2);

        assertThat(Kept.codesOfHealth(EVENTS, table)).containsExactly("LK1702", "LK1711");
        try (Lake lake = Lake.open(warehouse)) {
            LakeTable<AppendTable> kept = lake.create(EVENTS);
            Row row = Row.of(DT, TO_COME).with(EVENT, "a,b").with(Kept.V, 1L);
            assertThatThrownBy(() -> Kept.write(kept, row))
                    .hasMessageContaining("LK1212 ERROR ads.t.event: is 'a,b'");
        }
    }

    @Test
    void lk0513_timeInAPartition_neverExpires() throws Exception {
        PlainTable table =
                table(
                        Schema.newBuilder()
                                .column("dt", DataTypes.STRING())
                                .column("at", DataTypes.TIMESTAMP(0))
                                .column("v", DataTypes.BIGINT())
                                .partitionKeys("dt", "at")
                                .option("partition.expiration-time", "1 d")
                                .option("partition.timestamp-pattern", "$dt")
                                .option("partition.expiration-check-interval", "0 s"));
        for (String day : List.of(OF_OLD, TO_COME)) {
            table.commit(
                    GenericRow.of(BinaryString.fromString(day), Timestamp.fromEpochMillis(0), 1L));
        }
        assertThat(table.rows()).hasSize(2);
    }

    @Test
    void rule131_dynamicOverwrite_leavesThePartitionThatWasNamed() throws Exception {
        PlainTable table = table(events());
        table.commit(row(OF_OLD, "click", 1), row(OF_OLD, "view", 2));
        table.overwrite(Map.of("dt", OF_OLD), row(OF_OLD, "view", 3));
        assertThat(table.find("event", "click")).containsExactly(List.of(OF_OLD, "click", 1L));
        table.overwrite(Map.of("dt", OF_OLD, "event", "click"));
        assertThat(table.find("event", "click")).containsExactly(List.of(OF_OLD, "click", 1L));
    }

    @Test
    void rule131_overwriteWithNothing_emptiesATableWithoutPartitions() throws Exception {
        PlainTable table = table(Schema.newBuilder().column("v", DataTypes.BIGINT()));
        table.commit(row(1)).overwrite(Map.of());
        assertThat(table.rows()).isEmpty();
    }

    @Test
    void rule132_staticOverwriteOfADay_deletesTheOtherEvents() throws Exception {
        PlainTable table = table(events().option("dynamic-partition-overwrite", "false"));
        table.commit(row(OF_OLD, "click", 1), row(OF_OLD, "view", 2));
        table.overwrite(Map.of("dt", OF_OLD), row(OF_OLD, "view", 3));
        assertThat(table.rows()).containsExactly(List.of(OF_OLD, "view", 3L));
    }

    @Shows("LK0808")
    @ParameterizedTest(name = "{0}")
    @CsvSource({
        "file-index.bloom-filter.columns, clicks, clicks does not exist in column fields",
        "file-index.bloom.columns, v, Can't find file index for type: bloom",
        "file-index.bsi.columns, name, STRING type is not support to build bsi index"
    })
    void rule142_fileIndexOfWhatIsNotThere_failsTheFirstWrite(
            String option, String value, String message) throws Exception {
        PlainTable table =
                table(
                        Schema.newBuilder()
                                .column("v", DataTypes.BIGINT())
                                .column("name", DataTypes.STRING())
                                .option(option, value));
        assertThatThrownBy(() -> table.commit(row(1, "a"))).hasStackTraceContaining(message);

        AppendTable design =
                AppendTable.named("ads.t")
                        .columns(Kept.V, Column.of("name", ColumnType.STRING))
                        .rawOption(option, value)
                        .build();
        assertThat(Kept.codes(design)).containsExactly("LK0808");
    }

    @Shows("LK0808")
    @ParameterizedTest(name = "{0}")
    @CsvSource({
        "metadata.stats-mode, sometimes, Unexpected option: sometimes",
        "file.compression, tar, CompressionCodecName.TAR",
        "num-levels, 1, Number of levels must be at least 2"
    })
    void rule143_valueThatNobodyChecks_failsTheFirstWrite(
            String option, String value, String message) throws Exception {
        PlainTable table = table(summed().option(option, value));
        assertThatThrownBy(() -> table.commit(row(1, 1))).hasStackTraceContaining(message);

        assertThat(Kept.codesOfRaw(option, value)).containsExactly("LK0808");
    }

    @Shows("LK1703")
    @Test
    void rule147_consumerThatStandsStill_keepsEverySnapshot() throws Exception {
        PlainTable table =
                table(
                        summed().option("snapshot.num-retained.min", "1")
                                .option("snapshot.num-retained.max", "1"));
        table.commit(row(1, 1)).commit(row(1, 1));
        assertThat(table.unwrap().snapshotManager().earliestSnapshotId()).isEqualTo(2L);

        new ConsumerManager(table.unwrap().fileIO(), table.unwrap().location())
                .resetConsumer("forgotten", new Consumer(2));
        for (int i = 0; i < 5; i++) {
            table.commit(row(1, 1));
        }
        assertThat(table.unwrap().snapshotManager().earliestSnapshotId()).isEqualTo(2L);

        assertThat(Kept.codesOfHealth(Kept.sums().build(), table)).containsExactly("LK1703");
    }

    @Shows("LK1704")
    @Test
    void rule149_tagNamedLikeANumber_hidesTheSnapshotOfThatNumber() throws Exception {
        PlainTable table = table(Schema.newBuilder().column("v", DataTypes.BIGINT()));
        table.commit(row(1)).commit(row(2));
        assertThat(table.with("scan.version", "1").rows()).containsExactly(List.of(1L));
        table.unwrap().createTag("1", 2);
        assertThat(table.with("scan.version", "1").rows()).hasSize(2);

        AppendTable design = AppendTable.named("ads.t").columns(Kept.V).build();
        assertThat(Kept.codesOfHealth(design, table)).containsExactly("LK1704");
    }

    @Shows("LK1705")
    @Test
    void rule150_tagOfBeforeAGroup_cannotBeRead() throws Exception {
        PlainTable before = table(keyed("partial-update", "k", "a"));
        before.commit(row(1, 1)).unwrap().createTag("before", 1);
        assertThat(before.with("scan.tag-name", "before").rows()).hasSize(1);
        PlainTable table =
                before.alter(
                        SchemaChange.addColumn("g", DataTypes.BIGINT()),
                        SchemaChange.addColumn("b", DataTypes.BIGINT()),
                        SchemaChange.setOption("fields.g.sequence-group", "b"));
        assertThatThrownBy(() -> table.with("scan.tag-name", "before").rows())
                .hasStackTraceContaining("Field g can not be found in table schema.");

        Column<Long> g = Column.of("g", ColumnType.BIGINT);
        Column<Long> h = Column.of("h", ColumnType.BIGINT);
        SequenceGroup one = SequenceGroup.named("one").orderedBy(g).latest(Kept.V);
        SequenceGroup two =
                SequenceGroup.named("two").orderedBy(h).latest(Column.of("b", ColumnType.BIGINT));
        try (Lake lake = Lake.open(warehouse)) {
            LakeTable<WideTable> kept = lake.create(Kept.wide(one).build());
            Kept.write(kept, one, Row.of(Kept.K, 1L).with(g, 1L).with(Kept.V, 1L));
            LakeTable<WideTable> grown = lake.apply(lake.plan(Kept.wide(one, two).build()));
            assertThat(grown.reader(Kept.V).asOfSnapshot(1).toList())
                    .containsExactly(Row.of(Kept.V, 1L));
            PlainTable plain = PlainTable.of(grown, warehouse);
            assertThatThrownBy(() -> plain.with("scan.snapshot-id", "1").rows())
                    .as("by Paimon's own reader")
                    .hasStackTraceContaining("Field h can not be found in table schema.");
        }

        assertThat(Kept.codesOfHealth(Kept.wide(one).build(), table)).containsExactly("LK1705");
    }
}
