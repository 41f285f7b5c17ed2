package io.lakekit.rules;

import static io.lakekit.rules.PlainTable.keyed;
import static io.lakekit.rules.PlainTable.row;
import static org.assertj.core.api.Assertions.assertThat;

import io.lakekit.catalog.Lake;
import io.lakekit.design.ChangelogProducer;
import io.lakekit.design.SummaryTable;
import io.lakekit.schema.Row;
import io.lakekit.table.LakeTable;
import io.lakekit.table.TableWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.apache.paimon.data.GenericRow;
import org.apache.paimon.disk.IOManager;
import org.apache.paimon.table.sink.StreamTableCommit;
import org.apache.paimon.table.sink.StreamTableWrite;
import org.apache.paimon.table.sink.StreamWriteBuilder;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * What handles of plain Paimon remember of a table that others changed since, each by the number of
 * its rule, and what becomes of the same in lakekit.
 */
class DamageOfHandlesTest {

    private static final int MANY = 5_000;

    @TempDir Path warehouse;

    @Test
    void rule176_compactionOfAWriterThatDidNotSeeAnother_hidesRows() throws Exception {
        PlainTable table =
                PlainTable.create(
                        warehouse,
                        keyed("aggregation", "k", "v")
                                .option("fields.v.aggregate-function", "sum")
                                .option("changelog-producer", "lookup"));
        compactBetween(table);
        assertThat(table.find("k", 1)).contains(List.of(1L, 101L));

        SummaryTable design = Kept.sums().changelog(ChangelogProducer.LOOKUP).build();
        try (Lake lake = Lake.open(warehouse)) {
            LakeTable<SummaryTable> kept = lake.create(design);
            compactBetween(kept);
            assertThat(kept.reader(Kept.V).where(Kept.K.eq(1L)).toList())
                    .containsExactly(Row.of(Kept.V, 111L));
        }
    }

    private void compactBetween(PlainTable table) throws Exception {
        StreamWriteBuilder one = table.unwrap().newStreamWriteBuilder();
        StreamWriteBuilder other = table.unwrap().newStreamWriteBuilder();
        try (StreamTableWrite first = one.newWrite();
                StreamTableWrite second = other.newWrite();
                StreamTableCommit firsts = one.newCommit();
                StreamTableCommit seconds = other.newCommit()) {
            first.withIOManager(IOManager.create(warehouse.resolve("first").toString()));
            second.withIOManager(IOManager.create(warehouse.resolve("second").toString()));
            Stream<GenericRow> many = LongStream.range(2, MANY).mapToObj(k -> row(k, k * 7919));
            for (GenericRow each : many.toList()) {
                second.write(each);
            }
            commit(second, seconds, 1, row(1, 1));
            commit(first, firsts, 1, row(1, 10));
            table.compact();
            commit(second, seconds, 2, row(1, 100));
        }
    }

    private static void commit(
            StreamTableWrite write, StreamTableCommit commit, long identifier, GenericRow row)
            throws Exception {
        write.write(row);
        commit.commit(identifier, write.prepareCommit(true, identifier));
    }

    private static void compactBetween(LakeTable<SummaryTable> table) {
        try (TableWriter<SummaryTable> first = table.writer();
                TableWriter<SummaryTable> second = table.writer()) {
            for (long k = 2; k < MANY; k++) {
                second.rows().write(Row.of(Kept.K, k).with(Kept.V, k * 7919));
            }
            commit(second, 1, 1);
            commit(first, 1, 10);
            table.compact();
            commit(second, 1, 100);
        }
    }

    private static void commit(TableWriter<SummaryTable> writer, long key, long value) {
        writer.rows().write(Row.of(Kept.K, key).with(Kept.V, value));
        writer.commit();
    }

    @Test
    void rule177_commitAfterARollBackOfOthers_takesAwayWhatTheyCommittedSince() throws Exception {
        PlainTable old = PlainTable.create(warehouse, keyed("deduplicate", "k", "v"));
        old.commit(row(1, 1)).commit(row(2, 2));
        assertThat(old.rows()).hasSize(2);
        PlainTable other = PlainTable.open(warehouse);
        other.unwrap().rollbackTo(1);
        other.commit(row(3, 3));
        old.commit(row(4, 4));
        assertThat(PlainTable.open(warehouse).rows(List.of("k")))
                .containsExactlyInAnyOrder(List.of(1L), List.of(2L), List.of(4L));

        SummaryTable design = Kept.sums().build();
        try (Lake lake = Lake.open(warehouse)) {
            LakeTable<SummaryTable> kept = lake.create(design);
            try (TableWriter<SummaryTable> writer = kept.writer()) {
                commit(writer, 1, 1);
                commit(writer, 2, 2);
                assertThat(kept.reader().toList()).hasSize(2);
                LakeTable<SummaryTable> elsewhere = lake.open(design);
                elsewhere.unwrap().rollbackTo(1);
                Kept.write(elsewhere, Row.of(Kept.K, 3L).with(Kept.V, 3L));
                commit(writer, 4, 4);
            }
            assertThat(lake.open(design).reader(Kept.K).toList())
                    .containsExactlyInAnyOrder(
                            Row.of(Kept.K, 1L), Row.of(Kept.K, 3L), Row.of(Kept.K, 4L));
        }
    }
}
