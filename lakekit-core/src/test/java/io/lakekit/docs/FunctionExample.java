package io.lakekit.docs;

import io.lakekit.design.SummaryTable;
import io.lakekit.function.TopCreatives;
import io.lakekit.schema.Column;
import io.lakekit.schema.ColumnType;
import io.lakekit.schema.Row;
import java.util.List;

/** How the guide on functions uses one. */
final class FunctionExample {

    private FunctionExample() {}

    // [use]
    static final Column<String> CAMPAIGN = Column.of("campaign_id", ColumnType.STRING).notNull();
    static final Column<List<Row>> TOP = Column.of("top_creatives", TopCreatives.TYPE);

    static final SummaryTable CAMPAIGN_TOP =
            SummaryTable.named("ads.campaign_top")
                    .primaryKey(CAMPAIGN)
                    .aggregate(TOP, new TopCreatives(3))
                    .accept(
                            "LK0422",
                            TOP,
                            "every reader and compactor of this lake has our functions jar")
                    .build();
    // [/use]
}
