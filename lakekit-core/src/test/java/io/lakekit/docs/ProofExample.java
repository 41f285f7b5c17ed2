package io.lakekit.docs;

import static io.lakekit.design.AggFunctions.latestNonNull;
import static io.lakekit.design.AggFunctions.sum;
import static io.lakekit.schema.ColumnType.BIGINT;
import static io.lakekit.schema.ColumnType.STRING;
import static io.lakekit.schema.ColumnType.timestampLtz;

import io.lakekit.design.SequenceGroup;
import io.lakekit.design.SummaryTable;
import io.lakekit.design.WideTable;
import io.lakekit.proof.OrderProof;
import io.lakekit.schema.Column;
import java.time.Instant;

/** Two wrong designs of the testing guide. */
final class ProofExample {

    private ProofExample() {}

    // [sum]
    static final Column<String> AD = Column.of("ad_id", STRING).notNull();
    static final Column<Instant> BID_TIME = Column.of("bid_time", timestampLtz(3));
    static final Column<Long> PRICE = Column.of("price", BIGINT);
    static final Column<Instant> CLICK_TIME = Column.of("click_time", timestampLtz(3));
    static final Column<Long> CLICKS = Column.of("clicks", BIGINT);

    static final SequenceGroup BID = SequenceGroup.named("bid").orderedBy(BID_TIME).latest(PRICE);
    static final SequenceGroup CLICK =
            SequenceGroup.named("click").orderedBy(CLICK_TIME).aggregate(CLICKS, sum());

    static final WideTable AD_ROW =
            WideTable.named("ads.ad_row")
                    .primaryKey(AD)
                    .groups(BID, CLICK)
                    .accept("LK0405", CLICKS, "clicks come once") // do they?
                    .build();

    record Bid(String adId, Instant bidTime, long price) {}

    record Click(String adId, Instant clickTime, long clicks) {}

    static void everyOrderOfThreeEvents() {
        Instant noon = Instant.parse("2026-11-25T12:00:00Z");
        OrderProof.of(AD_ROW).stream(BID, new Bid("a7", noon, 120)).stream(
                        CLICK,
                        new Click("a7", noon.plusSeconds(5), 1),
                        new Click("a7", noon.plusSeconds(9), 1))
                .permutations()
                .duplicates()
                .commitSplits()
                .compactions()
                .verify();
    }

    // [/sum]

    // [arrival]
    static final Column<String> STATUS = Column.of("status", STRING);

    static final SummaryTable AD_STATUS =
            SummaryTable.named("ads.ad_status")
                    .primaryKey(AD)
                    .aggregate(STATUS, latestNonNull()) // no group, so nothing orders it
                    .build();

    record Status(String adId, String status) {}

    static void everyOrderOfTwoEvents() {
        OrderProof.of(AD_STATUS)
                .rows(new Status("a7", "paused"), new Status("a7", "active"))
                .permutations()
                .verify();
    }
    // [/arrival]
}
