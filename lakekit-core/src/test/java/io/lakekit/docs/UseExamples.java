package io.lakekit.docs;

import static io.lakekit.docs.HealthExamples.click;
import static io.lakekit.docs.HealthExamples.consumers;
import static io.lakekit.docs.HealthExamples.example;
import static io.lakekit.docs.HealthExamples.inspect;
import static io.lakekit.docs.HealthExamples.sums;
import static io.lakekit.docs.HealthExamples.write;
import static io.lakekit.schema.ColumnType.BIGINT;
import static io.lakekit.schema.ColumnType.STRING;

import io.lakekit.catalog.Lake;
import io.lakekit.design.SequenceGroup;
import io.lakekit.design.SummaryTable;
import io.lakekit.design.WideTable;
import io.lakekit.schema.Column;
import io.lakekit.schema.Row;
import io.lakekit.table.LakeTable;
import io.lakekit.table.TableWriter;
import java.util.Map;
import org.apache.paimon.consumer.Consumer;
import org.apache.paimon.data.BinaryString;
import org.apache.paimon.data.GenericRow;
import org.apache.paimon.table.sink.BatchTableCommit;
import org.apache.paimon.table.sink.BatchTableWrite;
import org.apache.paimon.table.sink.BatchWriteBuilder;

/** Tables of the pages in docs/diagnostics that are written, compacted and read in a bad way. */
final class UseExamples {

    private static final Column<String> DAY = Column.of("dt", STRING).notNull();
    private static final Column<Long> REQUEST = Column.of("req_id", BIGINT).notNull();
    private static final Column<Long> BID_TIME = Column.of("bid_ts", BIGINT);
    private static final Column<Long> PRICE = Column.of("price", BIGINT);
    private static final Column<Long> CLICK_TIME = Column.of("click_ts", BIGINT);
    private static final Column<String> PAGE = Column.of("page", STRING);
    private static final SequenceGroup BID =
            SequenceGroup.named("bid").orderedBy(BID_TIME).latest(PRICE);
    private static final SequenceGroup CLICK =
            SequenceGroup.named("click").orderedBy(CLICK_TIME).latest(PAGE);

    private UseExamples() {}

    static Map<String, Example> all() {
        return Map.of(
                "LK1713", example(UseExamples::small, UseExamples::compacted),
                "LK1714", example(UseExamples::rolledBack, UseExamples::setBack),
                "LK1715", example(UseExamples::ownDay, UseExamples::dayOfTheRequest),
                "LK1716", example(UseExamples::withoutOrder, UseExamples::withOrder));
    }

    private static LakeTable<SummaryTable> manyFiles(Lake lake) {
        LakeTable<SummaryTable> table = lake.create(sums().rawOption("write-only", "true").build());
        for (int i = 0; i < 60; i++) {
            write(table, click());
        }
        return table;
    }

    private static void small(Lake lake) {
        inspect(manyFiles(lake));
    }

    private static void compacted(Lake lake) {
        LakeTable<SummaryTable> table = manyFiles(lake);
        table.compact();
        inspect(table);
    }

    private static LakeTable<SummaryTable> readThree(Lake lake) {
        LakeTable<SummaryTable> table = lake.create(sums().build());
        write(table, click());
        write(table, click());
        write(table, click());
        consumers(table).resetConsumer("report", new Consumer(4));
        return table;
    }

    private static void rolledBack(Lake lake) {
        LakeTable<SummaryTable> table = readThree(lake);
        table.unwrap().rollbackTo(1);
        inspect(table);
    }

    private static void setBack(Lake lake) {
        LakeTable<SummaryTable> table = readThree(lake);
        table.unwrap().rollbackTo(1);
        consumers(table).resetConsumer("report", new Consumer(2));
        inspect(table);
    }

    private static LakeTable<WideTable> bids(Lake lake) {
        WideTable design =
                WideTable.named("ads.ad")
                        .primaryKey(DAY, REQUEST)
                        .partitionedBy(DAY)
                        .groups(BID, CLICK)
                        .build();
        LakeTable<WideTable> table = lake.create(design);
        try (TableWriter<WideTable> writer = table.writer()) {
            for (long request = 1; request <= 3; request++) {
                Row key = Row.of(DAY, "2026-11-27").with(REQUEST, request);
                writer.stream(BID).write(key.with(BID_TIME, 1L).with(PRICE, 25L));
            }
            writer.commit();
        }
        return table;
    }

    private static void clicked(LakeTable<WideTable> table, String day) {
        try (TableWriter<WideTable> writer = table.writer()) {
            Row key = Row.of(DAY, day).with(REQUEST, 3L);
            writer.stream(CLICK).write(key.with(CLICK_TIME, 2L).with(PAGE, "landing"));
            writer.commit();
        }
        table.compact();
    }

    private static void ownDay(Lake lake) {
        LakeTable<WideTable> table = bids(lake);
        clicked(table, "2026-11-28");
        inspect(table);
    }

    private static void dayOfTheRequest(Lake lake) {
        LakeTable<WideTable> table = bids(lake);
        clicked(table, "2026-11-27");
        inspect(table);
    }

    private static LakeTable<WideTable> clicks(Lake lake) {
        SequenceGroup click =
                SequenceGroup.named("click").orderedBy(CLICK_TIME).latestNonNull(PAGE);
        return lake.create(
                WideTable.named("ads.ad")
                        .primaryKey(DAY, REQUEST)
                        .partitionedBy(DAY)
                        .groups(BID, click)
                        .build());
    }

    private static void commit(LakeTable<WideTable> table, GenericRow row) {
        BatchWriteBuilder builder = table.unwrap().newBatchWriteBuilder();
        try (BatchTableWrite write = builder.newWrite();
                BatchTableCommit commit = builder.newCommit()) {
            write.write(row);
            commit.commit(write.prepareCommit());
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    private static void withoutOrder(Lake lake) {
        LakeTable<WideTable> table = clicks(lake);
        BinaryString day = BinaryString.fromString("2026-11-27");
        BinaryString landing = BinaryString.fromString("landing");
        // dt, req_id, bid_ts, price, click_ts, page, page_seq
        commit(table, GenericRow.of(day, 3L, null, null, 2L, landing, null));
        inspect(table);
    }

    private static void withOrder(Lake lake) {
        LakeTable<WideTable> table = clicks(lake);
        BinaryString day = BinaryString.fromString("2026-11-27");
        BinaryString landing = BinaryString.fromString("landing");
        commit(table, GenericRow.of(day, 3L, null, null, 2L, landing, 2L));
        inspect(table);
    }
}
