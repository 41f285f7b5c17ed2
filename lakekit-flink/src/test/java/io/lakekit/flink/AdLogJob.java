package io.lakekit.flink;

import static io.lakekit.schema.ColumnType.BIGINT;
import static io.lakekit.schema.ColumnType.STRING;

import io.lakekit.catalog.LakeOptions;
import io.lakekit.design.AggFunctions;
import io.lakekit.design.DimensionTable;
import io.lakekit.design.LatestTable;
import io.lakekit.design.SequenceGroup;
import io.lakekit.design.SummaryTable;
import io.lakekit.flink.job.ChangelogRecord;
import io.lakekit.flink.job.ChangelogRecords;
import io.lakekit.flink.sink.LakeSink;
import io.lakekit.flink.sink.RowStream;
import io.lakekit.schema.Column;
import org.apache.flink.api.common.RuntimeExecutionMode;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.flink.table.api.bridge.java.StreamTableEnvironment;
import org.apache.flink.types.Row;

/** The jobs of docs/guides/write-changes.md, which DebeziumTest runs. */
final class AdLogJob {

    static final Column<Long> AD = Column.of("ad_id", BIGINT).notNull();
    static final Column<String> CAMPAIGN = Column.of("campaign", STRING);
    static final Column<Long> BUDGET = Column.of("budget", BIGINT);
    static final Column<Long> VERSION = Column.of("version", BIGINT);

    static final LatestTable ADS =
            LatestTable.named("ads.ad")
                    .primaryKey(AD)
                    .columns(CAMPAIGN, BUDGET)
                    .orderedBy(VERSION)
                    .build();

    static final SequenceGroup SETTING =
            SequenceGroup.named("setting").orderedBy(VERSION).latest(CAMPAIGN).latest(BUDGET);

    static final DimensionTable AD_DIMENSION =
            DimensionTable.named("ads.ad_dimension").primaryKey(AD).groups(SETTING).build();

    static final SummaryTable CAMPAIGNS =
            SummaryTable.named("ads.campaign")
                    .primaryKey(Column.of("campaign", STRING).notNull())
                    .aggregate(BUDGET, AggFunctions.sum())
                    .aggregate(Column.of("ads", BIGINT), AggFunctions.count())
                    .build();

    /** A budget of a campaign. */
    public record Budget(String campaign, Long budget) {}

    private AdLogJob() {}

    static DataStream<Row> read(StreamTableEnvironment tables, String directory) {
        tables.executeSql(
                """
                CREATE TEMPORARY TABLE ad_log (
                  ad_id BIGINT NOT NULL,
                  campaign STRING,
                  budget BIGINT,
                  version BIGINT
                ) WITH (
                  'connector' = 'filesystem',
                  'path' = '%s',
                  'format' = 'debezium-json'
                )
                """
                        .formatted(directory));
        return tables.toChangelogStream(tables.from("ad_log"));
    }

    static void copy(DataStream<Row> ads, LakeOptions lake) {
        LakeSink.into(ADS).changes(RowStream.of(ads)).attach(lake);
    }

    static void describe(DataStream<Row> ads, LakeOptions lake) {
        LakeSink.into(AD_DIMENSION).changes(SETTING, RowStream.of(ads)).attach(lake);
    }

    static void sumUp(StreamTableEnvironment tables, LakeOptions lake) {
        DataStream<Row> budgets =
                tables.toChangelogStream(tables.sqlQuery("SELECT campaign, budget FROM ad_log"));
        LakeSink.into(CAMPAIGNS).changes(RowStream.of(budgets)).attach(lake);
    }

    static void sumUpRecords(DataStream<Row> budgets, LakeOptions lake) {
        DataStream<ChangelogRecord<Budget>> records =
                ChangelogRecords.of(budgets, Budget.class).changes().uid("budgets");
        LakeSink.into(CAMPAIGNS).changes(records, Budget.class).attach(lake);
    }

    static void fillAgain(
            StreamExecutionEnvironment job, StreamTableEnvironment tables, LakeOptions lake)
            throws Exception {
        DataStream<Row> budgets =
                tables.toChangelogStream(tables.sqlQuery("SELECT campaign, budget FROM ad_log"));
        job.setRuntimeMode(RuntimeExecutionMode.BATCH);
        LakeSink.into(CAMPAIGNS).changes(RowStream.of(budgets)).overwrite().attach(lake);
        job.execute();
    }
}
