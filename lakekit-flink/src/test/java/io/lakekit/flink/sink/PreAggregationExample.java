package io.lakekit.flink.sink;

import static io.lakekit.schema.ColumnType.BIGINT;
import static io.lakekit.schema.ColumnType.STRING;

import io.lakekit.design.AggFunctions;
import io.lakekit.design.SummaryTable;
import io.lakekit.flink.Jobs;
import io.lakekit.flink.sink.DiagnosticPagesTest.Example;
import io.lakekit.schema.Column;
import org.apache.flink.streaming.api.datastream.DataStream;

/** The sinks that the page of docs/diagnostics about pre-aggregation calls wrong and right. */
final class PreAggregationExample {

    private static final Column<Long> AD = Column.of("ad", BIGINT).notNull();
    private static final SummaryTable SUMS =
            SummaryTable.named("ads.ad_day")
                    .primaryKey(AD)
                    .aggregate(Column.of("cost", BIGINT), AggFunctions.sum())
                    .build();
    private static final SummaryTable JOINED =
            SummaryTable.named("ads.ad_day")
                    .primaryKey(AD)
                    .aggregate(Column.of("pages", STRING), AggFunctions.listAgg(","))
                    .build();

    private PreAggregationExample() {}

    /** A click on an ad. */
    public record Click(long ad, long cost) {}

    /** A page of an ad. */
    public record Page(long ad, String pages) {}

    static Example get() {
        return new Example(() -> joined().check(), () -> sums().check());
    }

    private static LakeSink<SummaryTable> joined() {
        DataStream<Page> clicks = lines().map(line -> new Page(1, line)).returns(Page.class);
        return LakeSink.into(JOINED).rows(clicks, Page.class).preAggregate();
    }

    private static LakeSink<SummaryTable> sums() {
        DataStream<Click> clicks = lines().map(line -> new Click(1, 1)).returns(Click.class);
        return LakeSink.into(SUMS).rows(clicks, Click.class).preAggregate();
    }

    private static DataStream<String> lines() {
        return Jobs.streaming().socketTextStream("localhost", 1);
    }
}
