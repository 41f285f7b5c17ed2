package io.lakekit.docs;

import static io.lakekit.schema.ColumnType.BIGINT;
import static io.lakekit.schema.ColumnType.DOUBLE;
import static io.lakekit.schema.ColumnType.STRING;

import io.lakekit.catalog.Lake;
import io.lakekit.design.AggFunctions;
import io.lakekit.design.LatestTable;
import io.lakekit.design.SummaryTable;
import io.lakekit.schema.Column;
import io.lakekit.schema.Row;
import io.lakekit.table.ChangeSink;
import io.lakekit.table.TableWriter;
import java.nio.file.Path;
import java.util.Map;
import java.util.function.Consumer;

/** Streams of changes of the pages in docs/diagnostics. */
final class ChangeExamples {

    private static final Column<Long> AD = Column.of("ad_id", BIGINT).notNull();
    private static final Column<Long> CLICKS = Column.of("clicks", BIGINT);
    private static final Column<Double> BEST_PRICE = Column.of("best_price", DOUBLE);
    private static final Column<Long> CAMPAIGN_ID = Column.of("campaign_id", BIGINT).notNull();
    private static final Column<String> NAME = Column.of("name", STRING);
    private static final Column<Long> VERSION = Column.of("version", BIGINT);
    private static final LatestTable CAMPAIGN =
            LatestTable.named("ads.campaign")
                    .primaryKey(CAMPAIGN_ID)
                    .columns(NAME)
                    .orderedBy(VERSION)
                    .build();

    private ChangeExamples() {}

    static Map<String, Example> all() {
        return Map.of(
                "LK1215",
                        new JavaExample(
                                (page, warehouse) -> open(warehouse, ChangeExamples::maxima),
                                (page, warehouse) -> open(warehouse, ChangeExamples::keptMaxima)),
                "LK1216",
                        new JavaExample(
                                (page, warehouse) -> onCampaigns(warehouse, ChangeExamples::key),
                                (page, warehouse) ->
                                        onCampaigns(warehouse, ChangeExamples::ordered)));
    }

    private static void open(Path warehouse, Consumer<Lake> step) {
        try (Lake lake = Lake.open(warehouse)) {
            step.accept(lake);
        }
    }

    private static void maxima(Lake lake) {
        SummaryTable clicks =
                SummaryTable.named("ads.ad_day")
                        .primaryKey(AD)
                        .aggregate(CLICKS, AggFunctions.sum())
                        .aggregate(BEST_PRICE, AggFunctions.max())
                        .build();
        try (TableWriter<SummaryTable> writer = lake.create(clicks).writer()) {
            ChangeSink<Row> changes = writer.changes();
            changes.write(Row.of(AD, 7L));
        }
    }

    private static void keptMaxima(Lake lake) {
        SummaryTable clicks =
                SummaryTable.named("ads.ad_day")
                        .primaryKey(AD)
                        .aggregate(CLICKS, AggFunctions.sum())
                        .aggregate(BEST_PRICE, AggFunctions.max().ignoringRetract())
                        .build();
        try (TableWriter<SummaryTable> writer = lake.create(clicks).writer()) {
            ChangeSink<Row> changes = writer.changes();
            changes.write(Row.of(AD, 7L));
        }
    }

    private static void onCampaigns(Path warehouse, Consumer<ChangeSink<Row>> step) {
        try (Lake lake = Lake.open(warehouse);
                TableWriter<LatestTable> writer = lake.create(CAMPAIGN).writer()) {
            step.accept(writer.changes());
            writer.commit();
        }
    }

    private static void key(ChangeSink<Row> changes) {
        changes.write(Row.of(CAMPAIGN_ID, 7L).with(NAME, "shoes").with(VERSION, 1L));
        changes.delete(Row.of(CAMPAIGN_ID, 7L));
    }

    private static void ordered(ChangeSink<Row> changes) {
        changes.write(Row.of(CAMPAIGN_ID, 7L).with(NAME, "shoes").with(VERSION, 1L));
        changes.delete(Row.of(CAMPAIGN_ID, 7L).with(VERSION, 2L));
    }
}
