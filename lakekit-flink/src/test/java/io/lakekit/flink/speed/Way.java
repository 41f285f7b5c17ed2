package io.lakekit.flink.speed;

import static io.lakekit.flink.speed.SpeedEvents.BID;
import static io.lakekit.flink.speed.SpeedEvents.CLICK;
import static io.lakekit.flink.speed.SpeedEvents.CONVERSION;
import static io.lakekit.flink.speed.SpeedEvents.TABLE;

import io.lakekit.catalog.Lake;
import io.lakekit.catalog.LakeOptions;
import io.lakekit.flink.sink.LakeSink;
import io.lakekit.flink.speed.SpeedEvents.Bid;
import io.lakekit.flink.speed.SpeedEvents.Click;
import io.lakekit.flink.speed.SpeedEvents.Conversion;
import java.nio.file.Path;
import java.time.Instant;
import org.apache.flink.api.common.functions.MapFunction;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.flink.table.api.bridge.java.StreamTableEnvironment;
import org.apache.flink.table.data.GenericRowData;
import org.apache.flink.table.data.RowData;
import org.apache.flink.table.data.StringData;
import org.apache.flink.table.data.TimestampData;
import org.apache.flink.table.runtime.typeutils.InternalTypeInfo;
import org.apache.flink.table.types.logical.BigIntType;
import org.apache.flink.table.types.logical.LocalZonedTimestampType;
import org.apache.flink.table.types.logical.LogicalType;
import org.apache.flink.table.types.logical.RowType;
import org.apache.flink.table.types.logical.VarCharType;
import org.apache.paimon.flink.sink.FlinkSinkBuilder;

/** A way by which the three streams get into the table. */
enum Way {

    /** LakeSink, given the streams as they are. */
    LAKE_SINK {
        @Override
        void run(StreamExecutionEnvironment job, long count, Path warehouse) throws Exception {
            LakeSink.into(TABLE).stream(BID, SpeedEvents.bids(job, count), Bid.class).stream(
                            CLICK, SpeedEvents.clicks(job, count), Click.class)
                    .stream(CONVERSION, SpeedEvents.conversions(job, count), Conversion.class)
                    .attach(LakeOptions.warehouse(warehouse));
            job.execute();
        }
    },

    /** Paimon's builder, given the union of whole rows that are put together by hand. */
    BUILDER {
        @Override
        void run(StreamExecutionEnvironment job, long count, Path warehouse) throws Exception {
            DataStream<RowData> rows =
                    rows(
                                    SpeedEvents.bids(job, count),
                                    bid ->
                                            GenericRowData.of(
                                                    text(bid.dt()),
                                                    text(bid.requestId()),
                                                    time(bid.bidTime()),
                                                    bid.price(),
                                                    text(bid.bidder()),
                                                    null,
                                                    null,
                                                    null,
                                                    null),
                                    WHOLE)
                            .union(
                                    rows(
                                            SpeedEvents.clicks(job, count),
                                            click ->
                                                    GenericRowData.of(
                                                            text(click.dt()),
                                                            text(click.requestId()),
                                                            null,
                                                            null,
                                                            null,
                                                            time(click.clickTime()),
                                                            text(click.landingPage()),
                                                            null,
                                                            null),
                                            WHOLE),
                                    rows(
                                            SpeedEvents.conversions(job, count),
                                            paid ->
                                                    GenericRowData.of(
                                                            text(paid.dt()),
                                                            text(paid.requestId()),
                                                            null,
                                                            null,
                                                            null,
                                                            null,
                                                            null,
                                                            time(paid.paidTime()),
                                                            paid.amount()),
                                            WHOLE));
            try (Lake lake = Lake.open(LakeOptions.warehouse(warehouse))) {
                new FlinkSinkBuilder(lake.create(TABLE).unwrap()).forRowData(rows).build();
            }
            job.execute();
        }
    },

    /** Flink SQL, one insert of all streams, padded with NULL by hand. */
    SQL {
        @Override
        void run(StreamExecutionEnvironment job, long count, Path warehouse) throws Exception {
            try (Lake lake = Lake.open(LakeOptions.warehouse(warehouse))) {
                lake.create(TABLE);
            }
            StreamTableEnvironment tables = StreamTableEnvironment.create(job);
            view(
                    tables,
                    "bids",
                    rows(
                            SpeedEvents.bids(job, count),
                            bid ->
                                    GenericRowData.of(
                                            text(bid.dt()),
                                            text(bid.requestId()),
                                            time(bid.bidTime()),
                                            bid.price(),
                                            text(bid.bidder())),
                            row(0, 1, 2, 3, 4)));
            view(
                    tables,
                    "clicks",
                    rows(
                            SpeedEvents.clicks(job, count),
                            click ->
                                    GenericRowData.of(
                                            text(click.dt()),
                                            text(click.requestId()),
                                            time(click.clickTime()),
                                            text(click.landingPage())),
                            row(0, 1, 5, 6)));
            view(
                    tables,
                    "conversions",
                    rows(
                            SpeedEvents.conversions(job, count),
                            paid ->
                                    GenericRowData.of(
                                            text(paid.dt()),
                                            text(paid.requestId()),
                                            time(paid.paidTime()),
                                            paid.amount()),
                            row(0, 1, 7, 8)));
            tables.executeSql(
                    "CREATE CATALOG lake WITH ('type' = 'paimon', 'warehouse' = '"
                            + warehouse.toUri()
                            + "')");
            tables.executeSql(INSERT).await();
        }
    };

    private static final String INSERT =
            """
            INSERT INTO lake.ads.request
            SELECT dt, request_id, bid_time, price, bidder, CAST(NULL AS TIMESTAMP_LTZ(3)),
                CAST(NULL AS STRING), CAST(NULL AS TIMESTAMP_LTZ(3)), CAST(NULL AS BIGINT)
            FROM bids
            UNION ALL
            SELECT dt, request_id, CAST(NULL AS TIMESTAMP_LTZ(3)), CAST(NULL AS BIGINT),
                CAST(NULL AS STRING), click_time, landing_page, CAST(NULL AS TIMESTAMP_LTZ(3)),
                CAST(NULL AS BIGINT)
            FROM clicks
            UNION ALL
            SELECT dt, request_id, CAST(NULL AS TIMESTAMP_LTZ(3)), CAST(NULL AS BIGINT),
                CAST(NULL AS STRING), CAST(NULL AS TIMESTAMP_LTZ(3)), CAST(NULL AS STRING),
                paid_time, amount
            FROM conversions
            """;

    private static final String[] NAMES = {
        "dt",
        "request_id",
        "bid_time",
        "price",
        "bidder",
        "click_time",
        "landing_page",
        "paid_time",
        "amount"
    };

    private static final LogicalType STRING = new VarCharType(VarCharType.MAX_LENGTH);
    private static final LogicalType BIGINT = new BigIntType();
    private static final LogicalType TIME = new LocalZonedTimestampType(3);
    private static final LogicalType[] TYPES = {
        STRING, STRING, TIME, BIGINT, STRING, TIME, STRING, TIME, BIGINT
    };

    private static final RowType WHOLE = row(0, 1, 2, 3, 4, 5, 6, 7, 8);

    /** Runs the job to its end; the table is created if there is none. */
    abstract void run(StreamExecutionEnvironment job, long count, Path warehouse) throws Exception;

    private static RowType row(int... columns) {
        LogicalType[] types = new LogicalType[columns.length];
        String[] names = new String[columns.length];
        for (int i = 0; i < columns.length; i++) {
            types[i] = TYPES[columns[i]];
            names[i] = NAMES[columns[i]];
        }
        return RowType.of(types, names);
    }

    private static <R> DataStream<RowData> rows(
            DataStream<R> events, MapFunction<R, RowData> row, RowType type) {
        return events.map(row).returns(InternalTypeInfo.of(type));
    }

    private static void view(StreamTableEnvironment tables, String name, DataStream<RowData> rows) {
        tables.createTemporaryView(name, rows);
    }

    private static StringData text(String text) {
        return StringData.fromString(text);
    }

    private static TimestampData time(Instant time) {
        return TimestampData.fromInstant(time);
    }
}
