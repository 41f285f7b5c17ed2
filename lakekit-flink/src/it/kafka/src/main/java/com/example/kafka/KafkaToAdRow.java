package com.example.kafka;

import static io.lakekit.schema.ColumnType.BIGINT;
import static io.lakekit.schema.ColumnType.STRING;
import static io.lakekit.schema.ColumnType.timestampLtz;

import io.lakekit.catalog.LakeOptions;
import io.lakekit.design.SequenceGroup;
import io.lakekit.design.WideTable;
import io.lakekit.flink.job.RecordTypes;
import io.lakekit.flink.sink.LakeSink;
import io.lakekit.schema.Column;
import java.time.Duration;
import java.time.Instant;
import org.apache.flink.api.common.RuntimeExecutionMode;
import org.apache.flink.api.common.eventtime.WatermarkStrategy;
import org.apache.flink.api.common.functions.MapFunction;
import org.apache.flink.api.common.serialization.SimpleStringSchema;
import org.apache.flink.configuration.CheckpointingOptions;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.ExternalizedCheckpointRetention;
import org.apache.flink.configuration.RestartStrategyOptions;
import org.apache.flink.connector.kafka.source.KafkaSource;
import org.apache.flink.connector.kafka.source.enumerator.initializer.OffsetsInitializer;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;

/** Fills one row per request from a topic of bids and a topic of clicks. */
public final class KafkaToAdRow {

    static final Column<String> DT = Column.of("dt", STRING).notNull();
    static final Column<String> REQUEST = Column.of("request_id", STRING).notNull();
    static final Column<Long> PRICE = Column.of("price", BIGINT);
    static final Column<String> PAGE = Column.of("page", STRING);

    static final SequenceGroup BID =
            SequenceGroup.named("bid")
                    .orderedBy(Column.of("bid_time", timestampLtz(3)))
                    .latest(PRICE);
    static final SequenceGroup CLICK =
            SequenceGroup.named("click")
                    .orderedBy(Column.of("click_time", timestampLtz(3)))
                    .latest(PAGE);

    static final WideTable AD_ROW =
            WideTable.named("ads.ad_row")
                    .primaryKey(DT, REQUEST)
                    .partitionedBy(DT)
                    .groups(BID, CLICK)
                    .build();

    /** A bid; its topic has lines of fields between tabs. */
    public record Bid(String dt, String requestId, Instant bidTime, Long price) {

        static Bid parse(String line) {
            String[] parts = line.split("\t");
            return new Bid(parts[0], parts[1], Instant.parse(parts[2]), Long.valueOf(parts[3]));
        }
    }

    /** A click, as a bid. */
    public record Click(String dt, String requestId, Instant clickTime, String page) {

        static Click parse(String line) {
            String[] parts = line.split("\t");
            return new Click(parts[0], parts[1], Instant.parse(parts[2]), parts[3]);
        }
    }

    /** Takes the servers of Kafka, the warehouse, and the seconds between two commits. */
    public static void main(String[] args) throws Exception {
        StreamExecutionEnvironment job = StreamExecutionEnvironment.getExecutionEnvironment();
        Duration interval = Duration.ofSeconds(Long.parseLong(args[2]));
        build(job, args[0], LakeOptions.warehouse(args[1]), interval);
        job.execute("ad_row");
    }

    static void build(
            StreamExecutionEnvironment job, String kafka, LakeOptions lake, Duration interval) {
        Configuration settings = new Configuration();
        settings.set(CheckpointingOptions.CHECKPOINTING_INTERVAL, interval);
        settings.set(
                CheckpointingOptions.EXTERNALIZED_CHECKPOINT_RETENTION,
                ExternalizedCheckpointRetention.RETAIN_ON_CANCELLATION);
        settings.set(RestartStrategyOptions.RESTART_STRATEGY, "fixed-delay");
        settings.set(RestartStrategyOptions.RESTART_STRATEGY_FIXED_DELAY_ATTEMPTS, 10);
        job.configure(settings);
        job.setRuntimeMode(RuntimeExecutionMode.STREAMING);

        LakeSink.into(AD_ROW).stream(
                        BID, read(job, kafka, "bids", Bid::parse, Bid.class), Bid.class)
                .stream(CLICK, read(job, kafka, "clicks", Click::parse, Click.class), Click.class)
                .attach(lake);
    }

    private static <R extends Record> DataStream<R> read(
            StreamExecutionEnvironment job,
            String kafka,
            String topic,
            MapFunction<String, R> parse,
            Class<R> type) {
        KafkaSource<String> source =
                KafkaSource.<String>builder()
                        .setBootstrapServers(kafka)
                        .setTopics(topic)
                        .setGroupId("ad-row")
                        .setStartingOffsets(OffsetsInitializer.earliest())
                        .setProperty("isolation.level", "read_committed")
                        .setValueOnlyDeserializer(new SimpleStringSchema())
                        .build();
        return job.fromSource(source, WatermarkStrategy.noWatermarks(), topic)
                .uid(topic)
                .map(parse)
                .returns(RecordTypes.of(type))
                .uid(topic + "-records");
    }

    private KafkaToAdRow() {}
}
