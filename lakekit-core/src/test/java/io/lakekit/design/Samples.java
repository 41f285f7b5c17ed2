package io.lakekit.design;

import static io.lakekit.design.AggFunctions.max;
import static io.lakekit.design.AggFunctions.sum;
import static io.lakekit.schema.ColumnType.BIGINT;
import static io.lakekit.schema.ColumnType.INT;
import static io.lakekit.schema.ColumnType.STRING;
import static io.lakekit.schema.ColumnType.enumeration;
import static io.lakekit.schema.ColumnType.timestampLtz;

import io.lakekit.schema.Column;
import java.time.Duration;
import java.time.Instant;
import java.util.stream.IntStream;

/** Good designs of every kind, and the columns they are made of. */
final class Samples {

    enum AdEvent {
        BID,
        IMPRESSION,
        CLICK
    }

    static final Column<String> DT = Column.of("dt", STRING).notNull();
    static final Column<String> HOUR = Column.of("hh", STRING).notNull();
    static final Column<Long> REQUEST = Column.of("req_id", BIGINT).notNull();
    static final Column<Long> AD = Column.of("ad_id", BIGINT).notNull();
    static final Column<AdEvent> EVENT = Column.of("event", enumeration(AdEvent.class));
    static final Column<Instant> BID_TIME = Column.of("bid_ts", timestampLtz(3));
    static final Column<Long> BID_PRICE = Column.of("bid_price", BIGINT);
    static final Column<Instant> CLICK_TIME = Column.of("click_ts", timestampLtz(3));
    static final Column<String> LANDING = Column.of("landing", STRING);
    static final Column<String> REASON = Column.of("reason", STRING);
    static final Column<Long> CLICKS = Column.of("clicks", BIGINT);
    static final Column<String> EVENT_ID = Column.of("event_id", STRING);

    static final SequenceGroup BID =
            SequenceGroup.named("bid").orderedBy(BID_TIME).latest(BID_PRICE);
    static final SequenceGroup CLICK =
            SequenceGroup.named("click")
                    .orderedBy(CLICK_TIME)
                    .latest(LANDING)
                    .latestNonNull(REASON);

    static final EventType IMPRESSIONS = EventType.of(EVENT, AdEvent.IMPRESSION).carries(BID_PRICE);
    static final EventType CLICKED =
            EventType.of(EVENT, AdEvent.CLICK)
                    .carries(LANDING)
                    .keep(Retention.partitions(Duration.ofDays(9)));

    private Samples() {}

    static WideTable.Builder wide() {
        return WideTable.named("ads.diagnosis").primaryKey(DT, REQUEST, AD).partitionedBy(DT);
    }

    static WideTable goodWide() {
        return wide().groups(BID, CLICK)
                .buckets(Buckets.fixed(4).by(REQUEST))
                .keep(Retention.partitions(Duration.ofDays(30)))
                .build();
    }

    static DimensionTable goodDimension() {
        return DimensionTable.named("ads.ad")
                .primaryKey(AD)
                .groups(BID)
                .changelog(ChangelogProducer.LOOKUP)
                .build();
    }

    static LatestTable goodLatest() {
        return LatestTable.named("ads.campaign")
                .primaryKey(AD)
                .columns(REASON, BID_PRICE)
                .orderedBy(CLICK_TIME.notNull())
                .changelog(ChangelogProducer.LOOKUP)
                .build();
    }

    static FirstTable goodFirst() {
        return FirstTable.named("ads.conversion")
                .primaryKey(DT, EVENT_ID)
                .partitionedBy(DT)
                .columns(AD, CLICK_TIME)
                .changelog(ChangelogProducer.LOOKUP)
                .build();
    }

    static SummaryTable goodSummary() {
        return SummaryTable.named("ads.ad_day")
                .primaryKey(DT, AD)
                .partitionedBy(DT)
                .aggregate(CLICKS, sum())
                .aggregate(BID_PRICE, max())
                .build();
    }

    static AppendTable goodAppend() {
        return AppendTable.named("ads.click")
                .columns(DT, HOUR, REQUEST, AD, CLICK_TIME)
                .partitionedBy(DT, HOUR)
                .buckets(Buckets.fixed(2).by(AD))
                .keep(Retention.partitions(Duration.ofDays(3)).hoursIn(HOUR).daysAs("yyyyMMdd"))
                .build();
    }

    static HybridTable.Builder hybrid() {
        return HybridTable.named("ads.event").partitionedBy(DT).shared(EVENT_ID, REQUEST);
    }

    static HybridTable goodHybrid() {
        return hybrid().eventTypes(IMPRESSIONS, CLICKED).comment("all events").build();
    }

    /** Columns that differ in a number. */
    static Column<?>[] numbered(int count) {
        return IntStream.range(0, count)
                .mapToObj(i -> Column.of("c" + i, INT))
                .toArray(Column<?>[]::new);
    }
}
