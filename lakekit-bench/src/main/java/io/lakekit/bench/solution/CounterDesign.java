package io.lakekit.bench.solution;

import static io.lakekit.bench.solution.EventColumns.AD_ID;
import static io.lakekit.bench.solution.EventColumns.COST_MICROS;
import static io.lakekit.bench.solution.EventColumns.DT;
import static io.lakekit.design.AggFunctions.sum;
import static io.lakekit.schema.ColumnType.BIGINT;
import static io.lakekit.schema.ColumnType.timestampLtz;

import io.lakekit.design.Buckets;
import io.lakekit.design.SummaryTable;
import io.lakekit.schema.Column;
import java.time.Instant;

/** The summary table: counters per ad and minute of the request. */
final class CounterDesign {

    static final Column<Instant> MINUTE = Column.of("minute", timestampLtz(3)).notNull();
    static final Column<Long> RECALLS = Column.of("recalls", BIGINT);
    static final Column<Long> BIDS = Column.of("bids", BIGINT);
    static final Column<Long> IMPRESSIONS = Column.of("impressions", BIGINT);
    static final Column<Long> CLICKS = Column.of("clicks", BIGINT);
    static final Column<Long> CONVERSIONS = Column.of("conversions", BIGINT);

    static final SummaryTable TABLE =
            SummaryTable.named("ads.ad_minute")
                    .primaryKey(DT, MINUTE, AD_ID)
                    .partitionedBy(DT)
                    .aggregate(RECALLS, sum())
                    .aggregate(BIDS, sum())
                    .aggregate(IMPRESSIONS, sum())
                    .aggregate(CLICKS, sum())
                    .aggregate(CONVERSIONS, sum())
                    .aggregate(COST_MICROS, sum())
                    .buckets(Buckets.fixed(2).by(AD_ID))
                    .build();

    private CounterDesign() {}
}
