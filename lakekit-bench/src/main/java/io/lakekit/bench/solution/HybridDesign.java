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
import static io.lakekit.schema.ColumnType.enumeration;

import io.lakekit.bench.event.Stage;
import io.lakekit.design.EventType;
import io.lakekit.design.HybridTable;
import io.lakekit.schema.Column;

/**
 * The design with one table for all events, partitioned by day and stage: a row for each event as
 * it arrived, grouped for each question.
 */
final class HybridDesign {

    static final Column<Stage> STAGE = Column.of("stage", enumeration(Stage.class)).notNull();

    static final EventType REQUEST = EventType.of(STAGE, Stage.REQUEST).carries(USER_ID, PLACEMENT);
    static final EventType RECALL = EventType.of(STAGE, Stage.RECALL).carries(SOURCE, DROP_REASON);
    static final EventType BID = EventType.of(STAGE, Stage.BID).carries(PRICE_MICROS, DROP_REASON);
    static final EventType IMPRESSION =
            EventType.of(STAGE, Stage.IMPRESSION).carries(POSITION, COST_MICROS);
    static final EventType CLICK = EventType.of(STAGE, Stage.CLICK).carries(LANDING_PAGE);
    static final EventType CONVERSION =
            EventType.of(STAGE, Stage.CONVERSION).carries(AMOUNT_MICROS, ACTION);

    static final HybridTable TABLE =
            HybridTable.named("ads.event")
                    .partitionedBy(DT)
                    .shared(REQUEST_TIME, REQUEST_ID, AD_ID, EVENT_TIME, EVENT_ID)
                    .eventTypes(REQUEST, RECALL, BID, IMPRESSION, CLICK, CONVERSION)
                    .build();

    private HybridDesign() {}
}
