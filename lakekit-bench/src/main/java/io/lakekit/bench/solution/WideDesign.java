package io.lakekit.bench.solution;

import static io.lakekit.bench.solution.EventColumns.ACTION;
import static io.lakekit.bench.solution.EventColumns.AD_ID;
import static io.lakekit.bench.solution.EventColumns.AMOUNT_MICROS;
import static io.lakekit.bench.solution.EventColumns.COST_MICROS;
import static io.lakekit.bench.solution.EventColumns.DT;
import static io.lakekit.bench.solution.EventColumns.LANDING_PAGE;
import static io.lakekit.bench.solution.EventColumns.PLACEMENT;
import static io.lakekit.bench.solution.EventColumns.POSITION;
import static io.lakekit.bench.solution.EventColumns.REQUEST_ID;
import static io.lakekit.bench.solution.EventColumns.REQUEST_TIME;
import static io.lakekit.bench.solution.EventColumns.USER_ID;
import static io.lakekit.schema.ColumnType.BIGINT;
import static io.lakekit.schema.ColumnType.STRING;
import static io.lakekit.schema.ColumnType.timestampLtz;

import io.lakekit.design.Buckets;
import io.lakekit.design.SequenceGroup;
import io.lakekit.design.WideTable;
import io.lakekit.schema.Column;
import java.time.Instant;

/**
 * The design with one row per request and ad, filled by six streams: the newest event of a stage
 * wins, a repeated one changes nothing.
 */
final class WideDesign {

    static final SequenceGroup REQUEST = stage("request").latest(USER_ID, PLACEMENT);
    static final SequenceGroup RECALL =
            stage("recall")
                    .latest(Column.of("recall_source", STRING), Column.of("recall_drop", STRING));
    static final SequenceGroup BID =
            stage("bid")
                    .latest(Column.of("bid_price_micros", BIGINT), Column.of("bid_drop", STRING));
    static final SequenceGroup IMPRESSION = stage("impression").latest(POSITION, COST_MICROS);
    static final SequenceGroup CLICK = stage("click").latest(LANDING_PAGE);
    static final SequenceGroup CONVERSION = stage("conversion").latest(AMOUNT_MICROS, ACTION);

    static final WideTable TABLE = of(REQUEST, RECALL, BID, IMPRESSION, CLICK, CONVERSION);

    private WideDesign() {}

    private static WideTable of(SequenceGroup... stages) {
        WideTable.Builder table =
                WideTable.named("ads.diagnosis")
                        .primaryKey(DT, REQUEST_TIME, REQUEST_ID, AD_ID)
                        .partitionedBy(DT)
                        .groups(stages)
                        .buckets(Buckets.fixed(2).by(REQUEST_ID));
        for (SequenceGroup stage : stages) {
            table.accept("LK0310", stage.order().get(1), "ids only break ties, in any fixed order");
        }
        return table.build();
    }

    private static SequenceGroup stage(String name) {
        Column<Instant> time = Column.of(name + "_at", timestampLtz(3));
        return SequenceGroup.named(name)
                .orderedBy(time)
                .thenBy(Column.of(name + "_event_id", STRING));
    }
}
