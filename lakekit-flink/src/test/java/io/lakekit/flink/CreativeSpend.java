package io.lakekit.flink;

import static io.lakekit.schema.ColumnType.BIGINT;

import io.lakekit.design.AggFunctions;
import io.lakekit.design.ChangelogProducer;
import io.lakekit.design.SummaryTable;
import io.lakekit.flink.job.RecordTypes;
import io.lakekit.reference.ReferenceTable;
import io.lakekit.schema.Column;
import io.lakekit.schema.Row;
import java.util.List;
import java.util.stream.LongStream;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;

/**
 * A summary by a user-defined function, the streams that fill it and the rows it must then have;
 * its count tells rows that were lost from those written twice. Public because Flink makes them.
 */
public final class CreativeSpend {

    static final Column<Long> AD = Column.of("ad", BIGINT).notNull();
    static final Column<List<Row>> TOP = Column.of("top", TopCreatives.TYPE);
    static final Column<Long> REPORTS = Column.of("reports", BIGINT);

    private CreativeSpend() {}

    /** What one creative of an ad spent. */
    public record Spend(long ad, String creative, long spend) {
        static Spend at(long index) {
            return new Spend(index % 7, "creative-" + index % 11, index * 31 % 1_000);
        }

        Report report() {
            return new Report(ad, List.of(new Spent(creative, spend)));
        }

        Row row() {
            return Row.of(AD, ad)
                    .with(
                            TOP,
                            List.of(
                                    Row.of(TopCreatives.CREATIVE, creative)
                                            .with(TopCreatives.SPEND, spend)));
        }
    }

    /** A creative within a report. */
    public record Spent(String creative, long spend) {}

    /** A row of the table. */
    public record Report(long ad, List<Spent> top) {}

    public static SummaryTable table(ChangelogProducer changelog) {
        return SummaryTable.named("ads.creative_spend")
                .primaryKey(AD)
                .aggregate(TOP, new TopCreatives(3))
                .aggregate(REPORTS, AggFunctions.count())
                .changelog(changelog)
                .accept("LK0422", TOP, "every JVM of this test has the functions")
                .build();
    }

    /** The spends 0 to {@code count}, so many between two checkpoints. */
    public static DataStream<Spend> spends(
            StreamExecutionEnvironment job, long count, int perCheckpoint) {
        return Jobs.throttled(job, Spend.class, count, perCheckpoint, Spend::at);
    }

    public static DataStream<Report> reports(DataStream<Spend> spends) {
        return spends.map(Spend::report).returns(RecordTypes.of(Report.class)).uid("report");
    }

    static List<Row> expected(SummaryTable design, long count) {
        ReferenceTable<SummaryTable> truth = ReferenceTable.of(design);
        LongStream.range(0, count).forEach(index -> truth.write(Spend.at(index).row()));
        return truth.rows();
    }
}
