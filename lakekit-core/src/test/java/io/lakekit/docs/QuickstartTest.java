package io.lakekit.docs;

import static io.lakekit.design.AggFunctions.max;
import static io.lakekit.design.AggFunctions.sum;
import static io.lakekit.schema.ColumnType.BIGINT;
import static io.lakekit.schema.ColumnType.STRING;
import static org.assertj.core.api.Assertions.assertThat;

import io.lakekit.catalog.Lake;
import io.lakekit.catalog.LakeOptions;
import io.lakekit.catalog.Secret;
import io.lakekit.design.SummaryTable;
import io.lakekit.junit.LakeExtension;
import io.lakekit.schema.Column;
import io.lakekit.table.LakeTable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

// spotless:off
class QuickstartTest {
    static final Column<String> DT = Column.of("dt", STRING).notNull();
    static final Column<String> AD = Column.of("ad_id", STRING).notNull();
    static final Column<Long> CLICKS = Column.of("clicks", BIGINT);
    static final Column<Long> TOP_PRICE = Column.of("top_price", BIGINT);

    static final SummaryTable AD_DAY =
            SummaryTable.named("ads.ad_day")
                    .primaryKey(DT, AD)
                    .partitionedBy(DT)
                    .aggregate(CLICKS, sum())
                    .aggregate(TOP_PRICE, max())
                    .build();

    record Count(String dt, String adId, Long clicks, Long topPrice) {}

    @RegisterExtension final LakeExtension lake = LakeExtension.temporary();

    @Test
    void clicks_ofTwoCommits_addUp() {
        LakeTable<SummaryTable> table = lake.create(AD_DAY);
        try (var writer = table.writer()) {
            var counts = writer.rows(Count.class);
            counts.write(new Count("2026-11-24", "ad7", 2L, 130L));
            writer.commit();
            counts.write(new Count("2026-11-24", "ad7", 3L, 110L));
            writer.commit();
        }

        assertThat(table.reader(Count.class).where(AD.eq("ad7")).toList())
                .containsExactly(new Count("2026-11-24", "ad7", 5L, 130L));
    }

    static void openAndCreate(String key) {
        LakeOptions options =
                LakeOptions.warehouse("s3://bucket/lake")
                        .setting("s3.endpoint", "https://storage.example.com")
                        .secret("s3.secret-key", Secret.of(key));
        try (Lake lake = Lake.open(options)) {
            LakeTable<SummaryTable> table = lake.create(AD_DAY);
            System.out.println(table.reader().limit(10).toList());
        }
    }
}
// spotless:on
