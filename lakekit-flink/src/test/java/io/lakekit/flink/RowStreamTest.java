package io.lakekit.flink;

import static io.lakekit.flink.AdEvents.BID_TIME;
import static io.lakekit.flink.AdEvents.CONVERSION;
import static io.lakekit.flink.AdEvents.CONVERSION_TIME;
import static io.lakekit.flink.AdEvents.DT;
import static io.lakekit.flink.AdEvents.PRICE;
import static io.lakekit.flink.AdEvents.REQUEST;
import static org.assertj.core.api.Assertions.assertThat;

import io.lakekit.catalog.Lake;
import io.lakekit.catalog.LakeOptions;
import io.lakekit.design.AggFunctions;
import io.lakekit.design.AppendTable;
import io.lakekit.design.Buckets;
import io.lakekit.design.SequenceGroup;
import io.lakekit.design.TableDesign;
import io.lakekit.design.WideTable;
import io.lakekit.flink.AdEvents.Conversion;
import io.lakekit.flink.sink.LakeSink;
import io.lakekit.flink.sink.LakeSinkResult;
import io.lakekit.flink.sink.RefusedRow;
import io.lakekit.flink.sink.RefusedRows;
import io.lakekit.flink.sink.RowStream;
import io.lakekit.schema.Column;
import io.lakekit.schema.ColumnType;
import io.lakekit.schema.Row;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.LongStream;
import org.apache.flink.api.common.functions.MapFunction;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.flink.table.data.DecimalData;
import org.apache.flink.table.data.GenericRowData;
import org.apache.flink.table.data.RowData;
import org.apache.flink.table.data.StringData;
import org.apache.flink.table.runtime.typeutils.InternalTypeInfo;
import org.apache.flink.types.RowKind;
import org.apache.flink.util.CloseableIterator;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Streams of Row and of RowData. */
@Tag("slow")
@ExtendWith(FlinkCluster.class)
class RowStreamTest {

    enum Color {
        RED,
        GREEN
    }

    private static final Column<Long> ID = Column.of("id", ColumnType.BIGINT).notNull();
    private static final Column<BigDecimal> COST = Column.of("cost", ColumnType.decimal(5, 2));
    private static final Column<Color> COLOR =
            Column.of("color", ColumnType.enumeration(Color.class));
    private static final Column<byte[]> RAW = Column.of("raw", ColumnType.BYTES);
    private static final Column<Integer> X = Column.of("x", ColumnType.INT);
    private static final Column<String> Y = Column.of("y", ColumnType.STRING);
    private static final Column<Row> PLACE = Column.of("place", ColumnType.row(X, Y));
    private static final Column<List<Long>> LIST =
            Column.of("list", ColumnType.array(ColumnType.BIGINT));

    @TempDir Path warehouse;

    private final StreamExecutionEnvironment job = Jobs.streaming();

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void everyType_comesAsItIs(boolean rowData) throws Exception {
        AppendTable design =
                AppendTable.named("x.every").columns(ID).columns(EveryType.columns()).build();
        List<Row> rows =
                EveryType.rows(LongStream.range(0, 13).mapToObj(id -> Row.of(ID, id)).toList());
        FlinkRows flink = new FlinkRows(design.columns());
        job.getConfig().enableObjectReuse();

        LakeSink.into(design)
                .rows(
                        rowData
                                ? RowStream.ofRowData(flink.rowData(job, rows))
                                : RowStream.of(flink.rows(job, rows)))
                .attach(options());
        job.execute();

        assertThat(stored(design)).containsExactlyInAnyOrderElementsOf(rows);
    }

    /** The columns that lakekit fills are filled as for records. */
    @Test
    void slices_areFilledAsByRecords() throws Exception {
        WideTable design = counting("x.rows");
        WideTable records = counting("x.records");
        List<Conversion> all = LongStream.range(0, 50).mapToObj(Conversion::at).toList();
        FlinkRows flink = new FlinkRows(design.columnsOf(CONVERSION));
        List<Row> rows =
                all.stream()
                        .map(
                                one ->
                                        Row.of(DT, one.dt())
                                                .with(REQUEST, one.reqId())
                                                .with(CONVERSION_TIME, one.conversionTs())
                                                .with(AdEvents.AMOUNT, one.amount()))
                        .toList();
        DataStream<org.apache.flink.types.Row> bids =
                job.fromData(
                                List.of(
                                        org.apache.flink.types.Row.of(
                                                "2026-11-23", 4L, Instant.EPOCH)),
                                Types.ROW_NAMED(
                                        new String[] {"dt", "req_id", "bid_ts"},
                                        Types.STRING,
                                        Types.LONG,
                                        Types.INSTANT))
                        .uid("bids");

        LakeSink.into(design).stream(CONVERSION, RowStream.ofRowData(flink.rowData(job, rows)))
                .stream(COUNTED, RowStream.of(bids))
                .attach(options());
        LakeSink.into(records).stream(
                        CONVERSION,
                        Jobs.records(job, Conversion.class, 50, Conversion::at),
                        Conversion.class)
                .attach(options());
        job.execute();

        try (Lake lake = Lake.open(warehouse)) {
            List<Row> filled = PlainPaimon.rows(lake.open(design).unwrap(), design.columns());
            List<Row> wanted = PlainPaimon.rows(lake.open(records).unwrap(), design.columns());
            assertThat(filled)
                    .hasSize(50)
                    .filteredOn(row -> row.get(REQUEST) != 4)
                    .containsExactlyInAnyOrderElementsOf(
                            wanted.stream().filter(row -> row.get(REQUEST) != 4).toList());
            assertThat(filled)
                    .filteredOn(row -> row.get(REQUEST) == 4)
                    .extracting(row -> row.get(PRICE))
                    .containsExactly(1L);
        }
    }

    private static final SequenceGroup COUNTED =
            SequenceGroup.named("bid").orderedBy(BID_TIME).aggregate(PRICE, AggFunctions.count());

    private static WideTable counting(String name) {
        return WideTable.named(name)
                .primaryKey(DT, REQUEST)
                .groups(COUNTED, CONVERSION)
                .buckets(Buckets.fixed(1))
                .accept("LK0405", PRICE, "each bid comes once")
                .build();
    }

    @Test
    void rowsWithoutNames_areReadByThePositionsOfTheirType() throws Exception {
        AppendTable design = AppendTable.named("x.places").columns(ID, COLOR, PLACE, LIST).build();
        TypeInformation<org.apache.flink.types.Row> place =
                Types.ROW_NAMED(new String[] {"y", "x"}, Types.STRING, Types.SHORT);
        DataStream<org.apache.flink.types.Row> rows =
                job.fromData(
                                List.of(
                                        org.apache.flink.types.Row.of(
                                                org.apache.flink.types.Row.of("north", (short) 3),
                                                new long[] {1, 2},
                                                7,
                                                Color.RED)),
                                Types.ROW(
                                        place,
                                        Types.PRIMITIVE_ARRAY(Types.LONG),
                                        Types.INT,
                                        Types.ENUM(Color.class)))
                        .uid("places");

        LakeSink.into(design)
                .rows(RowStream.of(rows).named("place", "list", "id", "color"))
                .attach(options());
        job.execute();

        assertThat(stored(design))
                .containsExactly(
                        Row.of(ID, 7L)
                                .with(COLOR, Color.RED)
                                .with(PLACE, Row.of(X, 3).with(Y, "north"))
                                .with(LIST, List.of(1L, 2L)));
    }

    /** An operator that makes all rows in one object, as those of Flink SQL do. */
    @Test
    void rowsInOneObject_areCopied() throws Exception {
        AppendTable design = AppendTable.named("x.reused").columns(ID, Y, RAW, COST).build();
        FlinkRows flink = new FlinkRows(design.columns());
        job.getConfig().enableObjectReuse();
        job.setParallelism(1);
        DataStream<RowData> reused =
                job.fromSequence(0, 99)
                        .uid("numbers")
                        .map(new OneRow())
                        .returns(InternalTypeInfo.of(flink.type()))
                        .uid("one-row");

        LakeSink.into(design).rows(RowStream.ofRowData(reused)).attach(options());
        job.execute();

        assertThat(stored(design))
                .extracting(row -> row.get(ID), row -> row.get(Y), row -> row.get(RAW))
                .containsExactlyInAnyOrderElementsOf(
                        LongStream.range(0, 100)
                                .mapToObj(i -> tuple(i, "text-" + i, new byte[] {(byte) i}))
                                .toList());
    }

    private static org.assertj.core.groups.Tuple tuple(Object... values) {
        return org.assertj.core.api.Assertions.tuple(values);
    }

    private static final class OneRow implements MapFunction<Long, RowData> {

        private static final long serialVersionUID = 1L;
        private transient GenericRowData row;
        private transient byte[] bytes;

        @Override
        public RowData map(Long id) {
            if (row == null) {
                row = new GenericRowData(4);
                bytes = new byte[1];
            }
            bytes[0] = id.byteValue();
            row.setField(0, id);
            row.setField(1, StringData.fromString("text-" + id));
            row.setField(2, bytes);
            row.setField(3, DecimalData.fromUnscaledLong(id, 5, 2));
            return row;
        }
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void rowsThatDoNotFit_areRefusedWithTheirReason(boolean rowData) throws Exception {
        AppendTable design = AppendTable.named("x.refused").columns(ID, COLOR, COST).build();
        Column<Long> id = Column.of("id", ColumnType.BIGINT);
        Column<String> color = Column.of("color", ColumnType.STRING);
        Column<BigDecimal> cost = Column.of("cost", ColumnType.decimal(20, 4));
        FlinkRows flink = new FlinkRows(List.of(id, color, cost));
        List<Row> rows =
                List.of(
                        Row.of(ID, 1L).with(color, "RED").with(cost, new BigDecimal("1.5000")),
                        Row.of(color, "RED"),
                        Row.of(ID, 2L).with(color, "BLUE"),
                        Row.of(ID, 3L).with(cost, new BigDecimal("1.2345")),
                        Row.of(ID, 4L).with(cost, new BigDecimal("1234.5000")),
                        Row.of(ID, -1L),
                        Row.of(ID, -2L),
                        Row.of(ID, -3L));

        LakeSinkResult result =
                LakeSink.into(design)
                        .rows(
                                rowData
                                        ? RowStream.ofRowData(changed(flink.rowData(job, rows)))
                                        : RowStream.of(changing(flink.rows(job, rows))))
                        .onRefused(RefusedRows.SIDE_OUTPUT)
                        .attach(options());
        Map<String, String> refused = refused(result);

        assertThat(stored(design))
                .containsExactly(
                        Row.of(ID, 1L).with(COLOR, Color.RED).with(COST, new BigDecimal("1.50")));
        assertThat(refused).hasSize(7);
        assertThat(refused.values())
                .anySatisfy(
                        reason ->
                                assertThat(reason).startsWith("LK1201 ERROR x.refused.id: is null"))
                .anySatisfy(
                        reason ->
                                assertThat(reason)
                                        .startsWith("LK1201 ERROR x.refused.color: 'BLUE' is a"))
                .anySatisfy(reason -> assertThat(reason).contains("1.2345 needs more than the 2"))
                .anySatisfy(reason -> assertThat(reason).contains("1234.5000 has 6 digits"))
                .anySatisfy(
                        reason ->
                                assertThat(reason)
                                        .isEqualTo(
                                                "LK1334 ERROR x.refused, stream 'rows': the row is"
                                                        + " DELETE (-D); written as an insert it"
                                                        + " would count as one more event. Hand a"
                                                        + " changelog to changes(...) instead, or"
                                                        + " send inserts only: filter it, or read"
                                                        + " it with ChangelogRecords."));
        assertThat(refused.keySet())
                .anySatisfy(row -> assertThat(row).startsWith("-D").contains("-3"))
                .anySatisfy(row -> assertThat(row).startsWith("-U").contains("-1"))
                .anySatisfy(row -> assertThat(row).startsWith("+U").contains("-2"));
    }

    private static RowKind kind(long id) {
        return id >= 0 ? RowKind.INSERT : RowKind.fromByteValue((byte) -id);
    }

    private static DataStream<RowData> changed(DataStream<RowData> rows) {
        MapFunction<RowData, RowData> change =
                row -> {
                    row.setRowKind(row.isNullAt(0) ? RowKind.INSERT : kind(row.getLong(0)));
                    return row;
                };
        return rows.map(change).returns(rows.getType()).uid("changes");
    }

    private static DataStream<org.apache.flink.types.Row> changing(
            DataStream<org.apache.flink.types.Row> rows) {
        MapFunction<org.apache.flink.types.Row, org.apache.flink.types.Row> change =
                row -> {
                    Long id = row.getFieldAs("id");
                    row.setKind(id == null ? RowKind.INSERT : kind(id));
                    return row;
                };
        return rows.map(change).returns(rows.getType()).uid("changes");
    }

    /** The reasons by row. */
    private Map<String, String> refused(LakeSinkResult result) throws Exception {
        job.getConfig().enableAutoGeneratedUIDs(); // for the sink that collects
        Map<String, String> refused = new HashMap<>();
        try (CloseableIterator<RefusedRow> rows = result.refused().executeAndCollect()) {
            rows.forEachRemaining(row -> refused.put(row.row(), row.reason()));
        }
        return refused;
    }

    /** Rows that no serializer has seen, from an operator that is chained. */
    @Test
    void rowsOfOtherFieldsThanTheirStream_areRefused() throws Exception {
        AppendTable design = AppendTable.named("x.fields").columns(ID, Y).build();
        FlinkRows flink = new FlinkRows(design.columns());
        job.getConfig().enableObjectReuse();
        job.setParallelism(1);
        DataStream<org.apache.flink.types.Row> rows =
                flink.rows(job, List.of(Row.of(ID, 1L).with(Y, "y"), Row.of(ID, 2L)));
        MapFunction<org.apache.flink.types.Row, org.apache.flink.types.Row> odd =
                row -> {
                    org.apache.flink.types.Row made = org.apache.flink.types.Row.withNames();
                    made.setField("id", row.getField("id"));
                    made.setField("z", row.getField("y"));
                    return row.getField("y") == null ? org.apache.flink.types.Row.of(2L) : made;
                };

        LakeSinkResult result =
                LakeSink.into(design)
                        .rows(RowStream.of(rows.map(odd).returns(rows.getType()).uid("odd")))
                        .onRefused(RefusedRows.SIDE_OUTPUT)
                        .attach(options());

        assertThat(refused(result).values())
                .allSatisfy(reason -> assertThat(reason).startsWith("LK1335 ERROR x.fields"))
                .anySatisfy(reason -> assertThat(reason).contains("the row has a field 'z'"))
                .anySatisfy(reason -> assertThat(reason).contains("the row has 1 fields, and its"));
        assertThat(stored(design)).isEmpty();
    }

    private List<Row> stored(TableDesign design) {
        try (Lake lake = Lake.open(warehouse)) {
            return lake.open(design).reader().toList();
        }
    }

    private LakeOptions options() {
        return LakeOptions.warehouse(warehouse);
    }
}
