package io.lakekit.bench.solution;

import static io.lakekit.bench.solution.EventColumns.ACTION;
import static io.lakekit.bench.solution.EventColumns.AD_ID;
import static io.lakekit.bench.solution.EventColumns.AMOUNT_MICROS;
import static io.lakekit.bench.solution.EventColumns.COST_MICROS;
import static io.lakekit.bench.solution.EventColumns.DROP_REASON;
import static io.lakekit.bench.solution.EventColumns.DT;
import static io.lakekit.bench.solution.EventColumns.EVENT_ID;
import static io.lakekit.bench.solution.EventColumns.EVENT_TIME;
import static io.lakekit.bench.solution.EventColumns.LANDING_PAGE;
import static io.lakekit.bench.solution.EventColumns.PLACEMENT;
import static io.lakekit.bench.solution.EventColumns.POSITION;
import static io.lakekit.bench.solution.EventColumns.PRICE_MICROS;
import static io.lakekit.bench.solution.EventColumns.REQUEST_ID;
import static io.lakekit.bench.solution.EventColumns.REQUEST_TIME;
import static io.lakekit.bench.solution.EventColumns.SOURCE;
import static io.lakekit.bench.solution.EventColumns.USER_ID;

import io.lakekit.design.AppendTable;
import io.lakekit.schema.Column;

/**
 * The design with one append table per stream: a row for each event as it arrived, joined for each
 * question.
 */
final class AppendDesign {

    static final AppendTable REQUEST = stage("request", USER_ID, PLACEMENT);
    static final AppendTable RECALL = stage("recall", SOURCE, DROP_REASON);
    static final AppendTable BID = stage("bid", PRICE_MICROS, DROP_REASON);
    static final AppendTable IMPRESSION = stage("impression", POSITION, COST_MICROS);
    static final AppendTable CLICK = stage("click", LANDING_PAGE);
    static final AppendTable CONVERSION = stage("conversion", AMOUNT_MICROS, ACTION);

    private AppendDesign() {}

    private static AppendTable stage(String name, Column<?>... values) {
        return AppendTable.named("ads.ev_" + name)
                .columns(DT, REQUEST_TIME, REQUEST_ID, AD_ID, EVENT_TIME, EVENT_ID)
                .columns(values)
                .partitionedBy(DT)
                .build();
    }
}
