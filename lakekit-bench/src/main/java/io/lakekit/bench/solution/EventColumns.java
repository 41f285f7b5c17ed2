package io.lakekit.bench.solution;

import static io.lakekit.schema.ColumnType.BIGINT;
import static io.lakekit.schema.ColumnType.INT;
import static io.lakekit.schema.ColumnType.STRING;
import static io.lakekit.schema.ColumnType.timestampLtz;

import io.lakekit.schema.Column;
import java.time.Instant;

/**
 * Columns that all solutions share: what identifies a funnel row and what each stage reports.
 * Amounts are millionths.
 */
final class EventColumns {

    static final Column<String> DT = Column.of("dt", STRING).notNull();
    static final Column<Instant> REQUEST_TIME =
            Column.of("request_time", timestampLtz(3)).notNull();
    static final Column<String> REQUEST_ID = Column.of("request_id", STRING).notNull();
    static final Column<String> AD_ID = Column.of("ad_id", STRING).notNull();

    static final Column<Instant> EVENT_TIME = Column.of("event_time", timestampLtz(3)).notNull();
    static final Column<String> EVENT_ID = Column.of("event_id", STRING).notNull();
    static final Column<String> SOURCE = Column.of("source", STRING);
    static final Column<String> DROP_REASON = Column.of("drop_reason", STRING);
    static final Column<Long> PRICE_MICROS = Column.of("price_micros", BIGINT);

    static final Column<String> USER_ID = Column.of("user_id", STRING);
    static final Column<String> PLACEMENT = Column.of("placement", STRING);
    static final Column<String> LANDING_PAGE = Column.of("landing_page", STRING);
    static final Column<String> ACTION = Column.of("action", STRING);
    static final Column<Integer> POSITION = Column.of("position", INT);
    static final Column<Long> COST_MICROS = Column.of("cost_micros", BIGINT);
    static final Column<Long> AMOUNT_MICROS = Column.of("amount_micros", BIGINT);

    private EventColumns() {}
}
