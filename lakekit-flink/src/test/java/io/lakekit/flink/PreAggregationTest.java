package io.lakekit.flink;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.lakekit.catalog.Lake;
import io.lakekit.catalog.LakeOptions;
import io.lakekit.design.AggFunctions;
import io.lakekit.design.AppendTable;
import io.lakekit.design.Buckets;
import io.lakekit.design.ChangelogProducer;
import io.lakekit.design.SequenceGroup;
import io.lakekit.design.SummaryTable;
import io.lakekit.design.TableDesign;
import io.lakekit.design.WideTable;
import io.lakekit.flink.sink.LakeSink;
import io.lakekit.function.Trait;
import io.lakekit.function.UserFunction;
import io.lakekit.schema.Column;
import io.lakekit.schema.ColumnType;
import io.lakekit.schema.Row;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.function.BooleanSupplier;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.apache.flink.api.common.RuntimeExecutionMode;
import org.apache.flink.configuration.MemorySize;
import org.apache.flink.core.execution.JobClient;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Rows that are merged before they are sent to the writer. */
@Tag("slow")
@ExtendWith(FlinkCluster.class)
class PreAggregationTest {

    private static final int COUNT = 20_000;
    private static final int ADS = 50;

    private static final Column<Long> AD = Column.of("ad", ColumnType.BIGINT).notNull();
    private static final Column<Long> COST = Column.of("cost", ColumnType.BIGINT);
    private static final Column<Long> CLICKS = Column.of("clicks", ColumnType.BIGINT);
    private static final Column<Long> HIGHEST = Column.of("highest", ColumnType.BIGINT);
    private static final Column<Long> WIDEST = Column.of("widest", ColumnType.BIGINT);
    private static final Column<String> LAST = Column.of("last", ColumnType.STRING);
    private static final Column<Long> VERSION = Column.of("version", ColumnType.BIGINT);
    private static final Column<String> DEVICE = Column.of("device", ColumnType.STRING);

    /** The greatest value, by a function of the user's. */
    public record Widest() implements UserFunction<Long> {
        @Override
        public Long merge(Long older, Long newer) {
            return Math.max(older, newer);
        }

        @Override
        public Set<Trait> traits() {
            return Set.of(Trait.COMMUTATIVE, Trait.IDEMPOTENT);
        }
    }

    /** What an ad cost. */
    public record Click(long ad, long cost, long highest, long widest) {
        static Click at(long index) {
            return new Click(index % ADS, index, index, index);
        }
    }

    /** As a click, with a text, which needs another buffer. */
    public record Named(long ad, long cost, long highest, long widest, String last) {
        static Named at(long index) {
            return new Named(index % ADS, index, index, index, String.format("%06d", index));
        }
    }

    /** A click with an order, in a group. */
    public record Ordered(long ad, long version, String last, @Nullable String device, long cost) {
        /** Each version once, in no order. */
        static Ordered at(long index) {
            long version = index * 7_919 % COUNT;
            String device = version % 3 == 0 ? "device-" + version : null;
            return new Ordered(version % ADS, version, "page-" + version, device, version);
        }
    }

    @TempDir Path warehouse;

    private static SummaryTable.Builder sums(Buckets buckets) {
        SummaryTable.Builder table =
                SummaryTable.named("ads.sums")
                        .primaryKey(AD)
                        .aggregate(COST, AggFunctions.sum())
                        .aggregate(CLICKS, AggFunctions.count())
                        .aggregate(HIGHEST, AggFunctions.max())
                        .aggregate(WIDEST, new Widest())
                        .accept("LK0422", WIDEST, "these tests have the class")
                        .buckets(buckets);
        return buckets instanceof Buckets.Dynamic
                ? table.accept("LK0606", "this job alone writes it")
                : table;
    }

    private static Row sum(long ad) {
        long last = COUNT - ADS + ad;
        long count = COUNT / ADS;
        return Row.of(AD, ad)
                .with(COST, LongStream.range(0, count).map(i -> ad + i * ADS).sum())
                .with(CLICKS, count)
                .with(HIGHEST, last)
                .with(WIDEST, last);
    }

    static List<Buckets> buckets() {
        return List.of(Buckets.fixed(2), Buckets.dynamic());
    }

    @ParameterizedTest
    @Tag("long")
    @MethodSource("buckets")
    void sumsOfAFailingJob_areExact(Buckets buckets) throws Exception {
        SummaryTable design = sums(buckets).build();
        StreamExecutionEnvironment job = Jobs.streaming();
        String name = "pre-aggregation in " + buckets;
        DataStream<Click> clicks =
                Jobs.throttled(job, Click.class, COUNT, COUNT / 20, Click::at)
                        .map(new FailOnce<>(name))
                        .returns(Click.class)
                        .uid("fail-once");

        LakeSink.into(design).rows(clicks, Click.class).preAggregate().attach(options());
        job.execute();

        assertThat(FailOnce.failed(name)).isTrue();
        assertThat(stored(design))
                .containsExactlyInAnyOrderElementsOf(
                        LongStream.range(0, ADS).mapToObj(PreAggregationTest::sum).toList());
    }

    /** Columns of a text are merged in another kind of buffer, which is flushed when it is full. */
    @ParameterizedTest
    @ValueSource(strings = {"STREAMING", "BATCH"})
    void sumsBesideTexts_areExact_andAtTheEndOfInput(RuntimeExecutionMode mode) throws Exception {
        SummaryTable design = sums(Buckets.fixed(2)).aggregate(LAST, AggFunctions.max()).build();
        StreamExecutionEnvironment job = Jobs.of(mode);
        if (mode == RuntimeExecutionMode.STREAMING) {
            job.enableCheckpointing(50);
            job.getConfig().enableObjectReuse();
        }

        LakeSink.into(design)
                .rows(Jobs.records(job, Named.class, COUNT, Named::at), Named.class)
                .preAggregate(MemorySize.ofMebiBytes(1))
                .attach(options());
        job.execute();

        assertThat(stored(design))
                .containsExactlyInAnyOrderElementsOf(
                        LongStream.range(0, ADS)
                                .mapToObj(
                                        ad ->
                                                sum(ad).with(
                                                                LAST,
                                                                String.format(
                                                                        "%06d", COUNT - ADS + ad)))
                                .toList());
    }

    /** The latest value of a group is that of the highest order, wherever it was merged. */
    @Tag("long")
    @Test
    void groupsInNoOrder_areThoseOfAJobWithout() throws Exception {
        WideTable with = wide("ads.with");
        WideTable without = wide("ads.without");
        StreamExecutionEnvironment job = Jobs.streaming();
        DataStream<Ordered> clicks =
                Jobs.throttled(job, Ordered.class, COUNT, COUNT / 10, Ordered::at);

        LakeSink.into(with).stream(GROUP, clicks, Ordered.class).preAggregate().attach(options());
        LakeSink.into(without).stream(GROUP, clicks, Ordered.class).attach(options());
        job.execute();

        assertThat(stored(with))
                .hasSize(ADS)
                .containsExactlyInAnyOrderElementsOf(stored(without))
                .contains(
                        Row.of(AD, 49L)
                                .with(VERSION, 19_999L)
                                .with(LAST, "page-19999")
                                .with(DEVICE, "device-19899")
                                .with(DEVICE_ORDER, 19_899L)
                                .with(COST, LongStream.range(0, 400).map(i -> 49 + 50 * i).sum()));
    }

    private static final SequenceGroup GROUP =
            SequenceGroup.named("click")
                    .orderedBy(VERSION)
                    .latest(LAST)
                    .latestNonNull(DEVICE)
                    .aggregate(COST, AggFunctions.sum());
    private static final Column<Long> DEVICE_ORDER = Column.of("device_seq", ColumnType.BIGINT);

    private static WideTable wide(String name) {
        return WideTable.named(name)
                .primaryKey(AD)
                .groups(GROUP)
                .accept("LK0405", COST, "each click comes once")
                .build();
    }

    /** Clicks on 10,000 ads by Zipf's law with 1.1, 100,000 in a checkpoint. */
    @Tag("long")
    @Test
    void hotKeys_reachTheWriterInFewRows() throws Exception {
        long without = rowsToTheWriter("ads.plain", sink -> sink);
        long with = rowsToTheWriter("ads.merged", LakeSink::preAggregate);

        assertThat(without).isEqualTo(ZIPF);
        assertThat(with).isPositive().isLessThan(without / 3);
    }

    private static final int ZIPF = 100_000;

    private long rowsToTheWriter(String name, UnaryOperator<LakeSink<SummaryTable>> setting)
            throws Exception {
        SummaryTable design =
                SummaryTable.named(name)
                        .primaryKey(AD)
                        .aggregate(COST, AggFunctions.sum())
                        .aggregate(CLICKS, AggFunctions.count())
                        .aggregate(HIGHEST, AggFunctions.max())
                        .aggregate(WIDEST, new Widest())
                        .accept("LK0422", WIDEST, "these tests have the class")
                        .build();
        StreamExecutionEnvironment job = Jobs.streaming();
        Jobs.withoutOwnCheckpoints(job);
        DataStream<Click> clicks =
                Jobs.idleAfter(job, Click.class, ZIPF, index -> new Click(zipf(index), 1, index, 1))
                        .rebalance();
        setting.apply(LakeSink.into(design).rows(clicks, Click.class)).attach(options());
        JobClient running = job.executeAsync();
        String table = "table=\"" + name.replace('.', '_') + "\"";
        await(() -> sum("acceptedRows", table) == ZIPF);
        FlinkCluster.checkpoint(running.getJobID());
        await(() -> stored(design).stream().mapToLong(row -> row.get(CLICKS)).sum() == ZIPF);
        long rows =
                sum(
                        "operator_numRecordsIn",
                        "operator_name=\"Writer_:_" + design.name().table() + "\"");
        running.cancel().get();
        return rows;
    }

    private static long sum(String metric, String label) {
        return (long)
                FlinkCluster.METRICS.values(metric, label).stream()
                        .mapToDouble(Double::doubleValue)
                        .sum();
    }

    private static final double[] SHARES = shares();

    private static double[] shares() {
        double[] shares =
                IntStream.rangeClosed(1, 10_000).mapToDouble(i -> Math.pow(i, -1.1)).toArray();
        for (int i = 1; i < shares.length; i++) {
            shares[i] += shares[i - 1];
        }
        return shares;
    }

    private static long zipf(long index) {
        double drawn = new SplittableRandom(index).nextDouble() * SHARES[SHARES.length - 1];
        int found = Arrays.binarySearch(SHARES, drawn);
        return found < 0 ? -found - 1 : found;
    }

    private static void await(BooleanSupplier condition) throws InterruptedException {
        for (int i = 0; i < 1_200 && !condition.getAsBoolean(); i++) {
            Thread.sleep(50);
        }
        assertThat(condition.getAsBoolean()).isTrue();
    }

    @Test
    void tablesThatItWouldChange_areRefused() {
        assertThat(found(sums(Buckets.fixed(1)).build())).isEmpty();
        assertThat(found(wide("ads.wide"))).isEmpty();
        assertThat(found(sums(Buckets.fixed(1)).aggregate(LAST, AggFunctions.latest()).build()))
                .containsExactly(
                        "LK1336 ERROR ads.sums.last: latest() depends on the order of rows;");
        assertThat(
                        found(
                                SummaryTable.named("ads.days")
                                        .primaryKey(AD)
                                        .partitionedBy(LAST)
                                        .aggregate(COST, AggFunctions.sum())
                                        .buckets(Buckets.dynamic())
                                        .accept("LK0606", "this job alone writes it")
                                        .accept("LK0608", LAST, "an ad stays in its partition")
                                        .build()))
                .containsExactly("LK1336 ERROR ads.days: the partition is not part of the key;");
        assertThat(
                        found(
                                sums(Buckets.fixed(1))
                                        .changelog(ChangelogProducer.INPUT)
                                        .accept("LK0701", "readers take parts")
                                        .build()))
                .containsExactly(
                        "LK1336 ERROR ads.sums: readers of changes see the rows as they were written;");
        assertThat(found(AppendTable.named("ads.clicks").columns(AD, COST).build()))
                .containsExactly("LK1336 ERROR ads.clicks: the rows of the table do not combine;");
    }

    /** A table that asks for it itself is judged alike. */
    @Test
    void optionOfATable_isJudgedAsTheSink() {
        SummaryTable design =
                sums(Buckets.fixed(1))
                        .aggregate(LAST, AggFunctions.listAgg(","))
                        .rawOption("local-merge-buffer-size", "64 mb")
                        .build();

        assertThat(LakeSink.into(design).check().codes()).contains("LK1336");
    }

    /** What is said of the table, up to its consequence. */
    private static List<String> found(TableDesign design) {
        return LakeSink.into(design).preAggregate().check().stream()
                .map(Object::toString)
                .filter(finding -> finding.startsWith("LK1336"))
                .map(finding -> finding.substring(0, finding.indexOf(';') + 1))
                .toList();
    }

    @Test
    void smallBuffer_isRefused() {
        LakeSink<SummaryTable> sink = LakeSink.into(sums(Buckets.fixed(1)).build());

        assertThatThrownBy(() -> sink.preAggregate(MemorySize.parse("100 kb")))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("The buffer of 100 kb is smaller than 1 mb");
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
