package io.lakekit.docs;

import static io.lakekit.design.AggFunctions.sum;
import static io.lakekit.schema.ColumnType.BIGINT;
import static io.lakekit.schema.ColumnType.STRING;
import static org.assertj.core.api.Assertions.assertThat;

import io.lakekit.design.ChangelogProducer;
import io.lakekit.design.SummaryTable;
import io.lakekit.health.HealthReport;
import io.lakekit.junit.LakeExtension;
import io.lakekit.schema.Column;
import io.lakekit.schema.Row;
import io.lakekit.table.LakeTable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** The guide on watching a live table. */
// spotless:off
class WatchTest {

    private static final Path GUIDE = Path.of("..", "docs/guides/watch-a-live-table.md");

    static final Column<String> AD = Column.of("ad_id", STRING).notNull();
    static final Column<Long> CLICKS = Column.of("clicks", BIGINT);

    static final SummaryTable DESIGN =
            SummaryTable.named("ads.clicks")
                    .primaryKey(AD)
                    .aggregate(CLICKS, sum())
                    .changelog(ChangelogProducer.LOOKUP)
                    .rawOption("write-only", "true")
                    .build();

    @RegisterExtension final LakeExtension lake = LakeExtension.temporary().tables(DESIGN);

    private final List<HealthReport> woken = new ArrayList<>();

    private void wakeSomebody(HealthReport report) {
        woken.add(report);
    }

    private void watch(LakeTable<SummaryTable> table, Instant now) {
        HealthReport report = HealthReport.of(table, now, Duration.ofMinutes(10));
        report.findings().forEach(System.out::println);
        if (report.findings().hasErrors()) {
            wakeSomebody(report);
        }
    }

    @Test
    void rowsThatWait_wakeSomebodyAsTheGuidePrints(LakeTable<SummaryTable> table)
            throws IOException {
        try (var writer = table.writer()) {
            writer.rows().write(Row.of(AD, "a7").with(CLICKS, 1L));
            writer.rows().write(Row.of(AD, "a8").with(CLICKS, 1L));
            writer.commit();
        }
        watch(table, Instant.now());
        assertThat(woken).isEmpty();

        watch(table, Instant.now().plus(Duration.ofHours(2)));
        assertThat(woken).hasSize(1);
        assertThat(Files.readString(GUIDE)).contains(woken.get(0).findings().toString());
    }
}
