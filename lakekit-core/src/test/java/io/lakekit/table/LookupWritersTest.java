package io.lakekit.table;

import static io.lakekit.schema.ColumnType.BIGINT;
import static org.assertj.core.api.Assertions.assertThat;

import io.lakekit.catalog.Lake;
import io.lakekit.design.AggFunctions;
import io.lakekit.design.Buckets;
import io.lakekit.design.ChangelogProducer;
import io.lakekit.design.SummaryTable;
import io.lakekit.schema.Column;
import io.lakekit.schema.Row;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Several writers of a table whose compactions look up what the levels below hold. */
class LookupWritersTest {

    private static final Column<Long> ID = Column.of("id", BIGINT).notNull();
    private static final Column<Long> CLICKS = Column.of("clicks", BIGINT);
    private static final SummaryTable SUMS =
            SummaryTable.named("ads.sums")
                    .primaryKey(ID)
                    .aggregate(CLICKS, AggFunctions.sum())
                    .buckets(Buckets.fixed(1))
                    .changelog(ChangelogProducer.LOOKUP)
                    .build();

    @TempDir Path warehouse;

    @Test
    void compactionOfAWriterThatDidNotSeeAnother_losesNothing() {
        try (Lake lake = Lake.open(warehouse)) {
            LakeTable<SummaryTable> table = lake.create(SUMS);
            try (TableWriter<SummaryTable> first = table.writer();
                    TableWriter<SummaryTable> second = table.writer()) {
                RecordSink<Row> many = second.rows();
                for (long id = 2; id < 5_000; id++) {
                    many.write(Row.of(ID, id).with(CLICKS, id * 7919));
                }
                add(second, 1);
                add(first, 10);
                table.compact();
                add(second, 100);
                assertThat(second.warnings()).isEmpty();
            }
            assertThat(table.reader().where(ID.eq(1L)).toList().get(0).get(CLICKS)).isEqualTo(111);
        }
    }

    private static void add(TableWriter<SummaryTable> writer, long clicks) {
        writer.rows().write(Row.of(ID, 1L).with(CLICKS, clicks));
        writer.commit();
    }
}
