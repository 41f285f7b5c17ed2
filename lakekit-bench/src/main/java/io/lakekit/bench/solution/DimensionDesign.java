package io.lakekit.bench.solution;

import static io.lakekit.bench.solution.EventColumns.AD_ID;
import static io.lakekit.schema.ColumnType.STRING;
import static io.lakekit.schema.ColumnType.timestampLtz;

import io.lakekit.design.Buckets;
import io.lakekit.design.DimensionTable;
import io.lakekit.design.SequenceGroup;
import io.lakekit.schema.Column;
import java.time.Instant;

/** The dimension wide table: one row per ad with the entities it belongs to. */
final class DimensionDesign {

    static final Column<Instant> UPDATED_AT = Column.of("updated_at", timestampLtz(3));
    static final Column<String> ADGROUP_ID = Column.of("adgroup_id", STRING);
    static final Column<String> CAMPAIGN_ID = Column.of("campaign_id", STRING);
    static final Column<String> ADVERTISER_ID = Column.of("advertiser_id", STRING);
    static final Column<String> CREATIVE_ID = Column.of("creative_id", STRING);
    static final Column<String> STATUS = Column.of("status", STRING);

    static final SequenceGroup AD =
            SequenceGroup.named("ad")
                    .orderedBy(UPDATED_AT)
                    .latest(ADGROUP_ID, CAMPAIGN_ID, ADVERTISER_ID, CREATIVE_ID, STATUS);

    static final DimensionTable TABLE =
            DimensionTable.named("ads.ad")
                    .primaryKey(AD_ID)
                    .groups(AD)
                    .buckets(Buckets.fixed(1))
                    .build();

    private DimensionDesign() {}
}
