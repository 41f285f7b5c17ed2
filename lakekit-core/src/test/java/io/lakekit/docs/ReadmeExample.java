package io.lakekit.docs;

import static io.lakekit.schema.ColumnType.BIGINT;
import static io.lakekit.schema.ColumnType.STRING;
import static io.lakekit.schema.ColumnType.timestampLtz;

import io.lakekit.catalog.Lake;
import io.lakekit.design.SequenceGroup;
import io.lakekit.design.WideTable;
import io.lakekit.schema.Column;
import io.lakekit.table.LakeTable;
import java.nio.file.Path;
import java.time.Instant;

// spotless:off
class ReadmeExample {
    // [readme]
    static final Column<String> DT = Column.of("dt", STRING).notNull();
    static final Column<String> REQUEST = Column.of("request_id", STRING).notNull();
    static final SequenceGroup BID = SequenceGroup.named("bid")
            .orderedBy(Column.of("bid_time", timestampLtz(3))).latest(Column.of("price", BIGINT));
    static final SequenceGroup CLICK = SequenceGroup.named("click")
            .orderedBy(Column.of("click_time", timestampLtz(3))).latest(Column.of("page", STRING));
    static final WideTable AD_ROW = WideTable.named("ads.ad_row")
            .primaryKey(DT, REQUEST).partitionedBy(DT).groups(BID, CLICK).build();

    record Bid(String dt, String requestId, Instant bidTime, long price) {}
    record Click(String dt, String requestId, Instant clickTime, String page) {}
    record AdRow(String requestId, Long price, String page) {}

    static void run(Path warehouse, Instant now) {
        try (Lake lake = Lake.open(warehouse)) {
            LakeTable<WideTable> table = lake.create(AD_ROW);
            try (var writer = table.writer()) {
                writer.stream(CLICK, Click.class).write(new Click("2026-11-24", "r1", now, "shoes"));
                writer.stream(BID, Bid.class).write(new Bid("2026-11-24", "r1", now, 120L));
                writer.commit();
            }
            table.reader(AdRow.class).where(DT.eq("2026-11-24")).toList().forEach(System.out::println);
        }
    }
    // [/readme]
}
// spotless:on
