package io.lakekit.table;

import static io.lakekit.schema.ColumnType.BIGINT;
import static io.lakekit.schema.ColumnType.STRING;
import static org.assertj.core.api.Assertions.assertThat;

import io.lakekit.change.Risk;
import io.lakekit.design.Buckets;
import io.lakekit.design.Retention;
import io.lakekit.design.SequenceGroup;
import io.lakekit.design.WideTable;
import io.lakekit.internal.paimon.commit.SchemaGuard;
import io.lakekit.junit.LakeExtension;
import io.lakekit.schema.Column;
import io.lakekit.schema.Row;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.apache.paimon.data.BinaryRow;
import org.apache.paimon.disk.IOManager;
import org.apache.paimon.table.FileStoreTable;
import org.apache.paimon.table.sink.CommitMessage;
import org.apache.paimon.table.sink.CommitMessageImpl;
import org.apache.paimon.table.sink.TableCommitImpl;
import org.apache.paimon.table.sink.TableWriteImpl;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/**
 * Compactions that somebody with the table of before prepared, as a job does for its checkpoint: of
 * those that took rows of now in, nothing may be committed.
 */
class ErasingCompactionTest {

    private static final Column<Long> ID = Column.of("id", BIGINT).notNull();
    private static final Column<Long> BID_SEQ = Column.of("bid_seq", BIGINT);
    private static final Column<Long> PRICE = Column.of("price", BIGINT);
    private static final Column<Long> CLICK_SEQ = Column.of("click_seq", BIGINT);
    private static final Column<String> PAGE = Column.of("page", STRING);
    private static final SequenceGroup BID =
            SequenceGroup.named("bid").orderedBy(BID_SEQ).latest(PRICE);
    private static final SequenceGroup CLICK =
            SequenceGroup.named("click").orderedBy(CLICK_SEQ).latest(PAGE);
    private static final Row BID_ROW = Row.of(ID, 1L).with(BID_SEQ, 1L).with(PRICE, 300L);
    private static final Row CLICK_ROW = Row.of(ID, 1L).with(CLICK_SEQ, 1L).with(PAGE, "home");

    @RegisterExtension final LakeExtension lake = LakeExtension.temporary();

    @TempDir Path spill;

    private static WideTable.Builder wide(SequenceGroup... groups) {
        return WideTable.named("ads.row").primaryKey(ID).groups(groups).buckets(Buckets.fixed(1));
    }

    private static void write(LakeTable<WideTable> table, SequenceGroup group, Row row) {
        try (TableWriter<WideTable> writer = table.writer()) {
            writer.stream(group).write(row);
            writer.commit();
        }
    }

    private LakeTable<WideTable> changed(WideTable.Builder design) {
        return lake.lake().apply(lake.lake().plan(design.build()), Risk.REWRITES_DATA);
    }

    @Test
    void compaction_thatTookRowsOfANewGroupIn_isLeftOut() throws Exception {
        LakeTable<WideTable> old = lake.create(wide(BID).build());
        write(old, BID, BID_ROW);
        LakeTable<WideTable> now = changed(wide(BID, CLICK));
        write(now, CLICK, CLICK_ROW);

        CommitMessage made = compacted(old.unwrap());
        CommitMessageImpl kept =
                (CommitMessageImpl) SchemaGuard.of(old.unwrap()).withoutErasure(made);
        assertThat(kept.compactIncrement().isEmpty()).isTrue();

        assertThat(now.reader(PAGE).toList()).containsExactly(Row.of(PAGE, "home"));
        commit(old.unwrap(), made);
        assertThat(now.reader(PAGE).toList())
                .as("what would come of it")
                .containsExactly(Row.of(PAGE, null));
    }

    @Test
    void compaction_besideAChangeOfOtherOptions_isKept() throws Exception {
        LakeTable<WideTable> old = lake.create(wide(BID, CLICK).build());
        write(old, BID, BID_ROW);
        LakeTable<WideTable> now =
                changed(wide(BID, CLICK).keep(Retention.snapshots(Duration.ofDays(1))));
        write(now, CLICK, CLICK_ROW);

        CommitMessage made = compacted(old.unwrap());
        CommitMessage kept = SchemaGuard.of(old.unwrap()).withoutErasure(made);
        assertThat(kept).isSameAs(made);
        commit(old.unwrap(), kept);
        assertThat(now.reader(PRICE, PAGE).toList())
                .containsExactly(Row.of(PRICE, 300L).with(PAGE, "home"));
    }

    private CommitMessage compacted(FileStoreTable table) throws Exception {
        try (IOManager disk = IOManager.create(spill.toString());
                TableWriteImpl<?> write = table.newWrite("before")) {
            write.withIOManager(disk);
            write.compact(BinaryRow.EMPTY_ROW, 0, true);
            return write.prepareCommit(true, 1).get(0);
        }
    }

    private static void commit(FileStoreTable table, CommitMessage message) throws Exception {
        try (TableCommitImpl commit = table.newCommit("before")) {
            commit.commit(1, List.of(message));
        }
    }
}
