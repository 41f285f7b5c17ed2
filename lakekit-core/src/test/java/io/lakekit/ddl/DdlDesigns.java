package io.lakekit.ddl;

import static io.lakekit.design.AggFunctions.listAgg;
import static io.lakekit.design.AggFunctions.sum;
import static io.lakekit.schema.ColumnType.BIGINT;
import static io.lakekit.schema.ColumnType.STRING;
import static io.lakekit.schema.ColumnType.enumeration;
import static io.lakekit.schema.ColumnType.timestampLtz;

import io.lakekit.design.AppendTable;
import io.lakekit.design.Buckets;
import io.lakekit.design.ChangelogProducer;
import io.lakekit.design.DimensionTable;
import io.lakekit.design.EventType;
import io.lakekit.design.HybridTable;
import io.lakekit.design.Retention;
import io.lakekit.design.SequenceGroup;
import io.lakekit.design.SummaryTable;
import io.lakekit.design.TableDesign;
import io.lakekit.design.WideTable;
import io.lakekit.schema.Column;
import java.time.Duration;
import java.util.stream.Stream;

/** One design of every kind, with times of a precision that the dialect can declare. */
final class DdlDesigns {

    enum Stage {
        BID,
        CLICK
    }

    static final Column<String> DT = Column.of("dt", STRING).notNull();
    static final Column<Long> AD = Column.of("ad_id", BIGINT).notNull();
    static final Column<Long> PRICE = Column.of("price", BIGINT).comment("in cents");
    static final Column<Long> CLICKS = Column.of("clicks", BIGINT);
    static final Column<Long> VERSION = Column.of("version", BIGINT);
    static final Column<String> PAGE =
            Column.of("page", STRING).comment("the user's page; 'none' if lost");
    static final Column<Stage> STAGE = Column.of("stage", enumeration(Stage.class));
    private final SequenceGroup bid;
    private final SequenceGroup click;
    private final Column<?>[] types;

    private DdlDesigns(int precision, Column<?>... types) {
        this.bid =
                SequenceGroup.named("bid")
                        .orderedBy(Column.of("bid_ts", timestampLtz(precision)))
                        .latest(PRICE);
        this.click =
                SequenceGroup.named("click")
                        .orderedBy(Column.of("click_ts", timestampLtz(precision)))
                        .thenBy(VERSION)
                        .latest(CLICKS)
                        .latestNonNull(PAGE);
        this.types = types;
    }

    /** Events are ordered by times of the precision; the append table has the columns. */
    static Stream<TableDesign> with(int precision, Column<?>... types) {
        return new DdlDesigns(precision, types).all();
    }

    private Stream<TableDesign> all() {
        return Stream.of(
                WideTable.named("ads.wide")
                        .primaryKey(DT, AD)
                        .partitionedBy(DT)
                        .groups(bid, click)
                        .buckets(Buckets.fixed(4).by(AD))
                        .changelog(ChangelogProducer.LOOKUP)
                        .keep(Retention.partitions(Duration.ofDays(30)))
                        .comment("one row per ad; the advertiser's view")
                        .build(),
                DimensionTable.named("ads.dimension").primaryKey(AD).groups(bid).build(),
                SummaryTable.named("ads.summary")
                        .primaryKey(DT, AD)
                        .partitionedBy(DT)
                        .aggregate(PRICE, sum())
                        .aggregate(PAGE, listAgg("; "))
                        .build(),
                AppendTable.named("ads.append")
                        .columns(DT)
                        .columns(types)
                        .partitionedBy(DT)
                        .build(),
                HybridTable.named("ads.hybrid")
                        .partitionedBy(DT)
                        .shared(AD)
                        .eventTypes(
                                EventType.of(STAGE, Stage.BID).carries(PRICE),
                                EventType.of(STAGE, Stage.CLICK).carries(PAGE))
                        .build());
    }
}
