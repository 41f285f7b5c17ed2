package io.lakekit.health;

import static io.lakekit.design.AggFunctions.count;
import static io.lakekit.schema.ColumnType.BIGINT;
import static io.lakekit.schema.ColumnType.STRING;
import static org.assertj.core.api.Assertions.assertThat;

import io.lakekit.change.Risk;
import io.lakekit.design.Buckets;
import io.lakekit.design.SequenceGroup;
import io.lakekit.design.SummaryTable;
import io.lakekit.design.WideTable;
import io.lakekit.diagnostic.Diagnostics;
import io.lakekit.junit.LakeExtension;
import io.lakekit.rules.Shows;
import io.lakekit.schema.Column;
import io.lakekit.schema.Row;
import io.lakekit.table.LakeTable;
import io.lakekit.table.TableWriter;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import org.apache.paimon.data.BinaryString;
import org.apache.paimon.data.GenericRow;
import org.apache.paimon.table.sink.BatchTableCommit;
import org.apache.paimon.table.sink.BatchTableWrite;
import org.apache.paimon.table.sink.BatchWriteBuilder;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Health of tables whose rows are written by those who do not know the columns of ours. */
class OwnColumnsTest {

    private static final Column<String> DT = Column.of("dt", STRING).notNull();
    private static final Column<Long> K = Column.of("k", BIGINT).notNull();
    private static final Column<Long> V = Column.of("v", BIGINT);
    private static final Column<Long> BID_AT = Column.of("bid_at", BIGINT);
    private static final Column<Long> CLICK_AT = Column.of("click_at", BIGINT);
    private static final Column<String> PAGE = Column.of("page", STRING);
    private static final SequenceGroup BID = SequenceGroup.named("bid").orderedBy(BID_AT).latest(V);
    private static final SequenceGroup CLICK =
            SequenceGroup.named("click").orderedBy(CLICK_AT).latest(PAGE);
    private static final Column<Long> AMOUNT = Column.of("amount", BIGINT);
    private static final Column<Long> AMOUNT_ORDER = Column.of("amount_seq", BIGINT);
    private static final Column<Long> BIDS = Column.of("bids", BIGINT);
    private static final SequenceGroup COUNTED = BID.latestNonNull(AMOUNT).aggregate(BIDS, count());
    private static final WideTable COUNTING =
            WideTable.named("ads.t")
                    .primaryKey(DT, K)
                    .partitionedBy(DT)
                    .groups(COUNTED, CLICK)
                    .buckets(Buckets.fixed(1))
                    .accept("LK0405", BIDS, "each bid comes once")
                    .build();

    @RegisterExtension final LakeExtension lake = LakeExtension.temporary();

    private static Diagnostics after(LakeTable<?> table) {
        return HealthReport.of(table, Instant.now()).findings();
    }

    private static Row key(long key) {
        return Row.of(DT, "2026-11-27").with(K, key);
    }

    private static void commitPlainly(LakeTable<?> table, GenericRow... rows) {
        BatchWriteBuilder builder = table.unwrap().newBatchWriteBuilder();
        try (BatchTableWrite write = builder.newWrite();
                BatchTableCommit commit = builder.newCommit()) {
            for (GenericRow row : rows) {
                write.write(row);
            }
            commit.commit(write.prepareCommit());
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    /** A bid as a writer writes it that fills these columns of ours, too, or leaves them null. */
    private static GenericRow bid(
            long key, @Nullable Long amount, @Nullable Long order, @Nullable Long count) {
        GenericRow row = new GenericRow(COUNTING.columns().size());
        Map<Column<?>, @Nullable Object> values = new HashMap<>();
        values.put(DT, BinaryString.fromString("2026-11-27"));
        values.put(K, key);
        values.put(BID_AT, 1L);
        values.put(AMOUNT, amount);
        values.put(AMOUNT_ORDER, order);
        values.put(BIDS, count);
        values.forEach((column, value) -> row.setField(COUNTING.columns().indexOf(column), value));
        return row;
    }

    @Shows("LK1716")
    @Test
    void of_rowsWithoutOurColumns_saysHowMany() {
        LakeTable<WideTable> table = lake.create(COUNTING);
        commitPlainly(table, bid(1, 5L, 1L, 1L), bid(2, null, null, 1L));
        try (TableWriter<WideTable> writer = table.writer()) {
            writer.stream(CLICK).write(key(9).with(CLICK_AT, 2L).with(PAGE, "a"));
            writer.commit();
        }
        assertThat(after(table)).as("filled").isEmpty();

        commitPlainly(table, bid(3, 5L, null, 1L), bid(4, null, null, null), bid(5, 5L, null, 1L));
        assertThat(after(table).toString())
                .isEqualTo(
                        "LK1716 ERROR ads.t.amount: at least 2 rows are written without"
                                + " 'amount_seq', which orders this column; their values are lost"
                                + " when another row of their key is merged. Fill it with 'bid_at'"
                                + " where the value is not null, as the statement of FlinkInsert"
                                + " does, and write the rows again.\n"
                                + "LK1716 ERROR ads.t.bids: at least 1 row is not counted; their"
                                + " writer did not fill the column, which lakekit's writers set to"
                                + " 1 for each row. Write 1 into it, as the statement of"
                                + " FlinkInsert does.");

        table.compact();
        assertThat(after(table).codes()).as("merged").containsExactly("LK1716", "LK1716");
    }

    @Shows("LK1716")
    @Test
    void of_sumsWithoutACount_saysHowMany() {
        SummaryTable design =
                SummaryTable.named("ads.t").primaryKey(K).aggregate(BIDS, count()).build();
        LakeTable<SummaryTable> table = lake.create(design);
        try (TableWriter<SummaryTable> writer = table.writer()) {
            writer.rows().write(Row.of(K, 1L));
            writer.commit();
        }
        assertThat(after(table)).isEmpty();

        commitPlainly(table, GenericRow.of(2L, null));
        assertThat(after(table).toString())
                .startsWith("LK1716 ERROR ads.t.bids: at least 1 row is not counted; ");
    }

    /** Rows of before have no count, and nobody wrote them wrongly. */
    @Test
    void of_aCountAddedLater_saysNothingOfRowsOfBefore() {
        WideTable design =
                WideTable.named("ads.t")
                        .primaryKey(DT, K)
                        .partitionedBy(DT)
                        .groups(BID, CLICK)
                        .buckets(Buckets.fixed(1))
                        .build();
        LakeTable<WideTable> before = lake.create(design);
        try (TableWriter<WideTable> writer = before.writer()) {
            writer.stream(BID).write(key(3).with(BID_AT, 1L).with(V, 1L));
            writer.stream(BID).write(key(4).with(BID_AT, 1L).with(V, 1L));
            writer.commit();
        }
        LakeTable<WideTable> table =
                lake.lake().apply(lake.lake().plan(COUNTING), Risk.REWRITES_DATA);
        try (TableWriter<WideTable> writer = table.writer()) {
            writer.stream(COUNTED).write(key(3).with(BID_AT, 2L).with(AMOUNT, 4L));
            writer.commit();
        }
        table.compact();

        assertThat(after(table)).isEmpty();
    }
}
