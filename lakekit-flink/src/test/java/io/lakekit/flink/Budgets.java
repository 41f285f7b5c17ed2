package io.lakekit.flink;

import io.lakekit.design.AggFunctions;
import io.lakekit.design.DimensionTable;
import io.lakekit.design.LatestTable;
import io.lakekit.design.SequenceGroup;
import io.lakekit.design.Slice;
import io.lakekit.design.SummaryTable;
import io.lakekit.design.TableDesign;
import io.lakekit.flink.job.ChangelogRecord;
import io.lakekit.flink.job.RecordTypes;
import io.lakekit.flink.sink.LakeSink;
import io.lakekit.flink.sink.RowStream;
import io.lakekit.schema.Column;
import io.lakekit.schema.ColumnType;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicLong;
import org.apache.flink.api.common.eventtime.WatermarkStrategy;
import org.apache.flink.api.common.functions.MapFunction;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.api.connector.source.util.ratelimit.RateLimiterStrategy;
import org.apache.flink.connector.datagen.source.DataGeneratorSource;
import org.apache.flink.connector.datagen.source.GeneratorFunction;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.datastream.SingleOutputStreamOperator;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.flink.table.data.GenericRowData;
import org.apache.flink.table.data.RowData;
import org.apache.flink.table.data.StringData;
import org.apache.flink.table.runtime.typeutils.InternalTypeInfo;
import org.apache.flink.types.Row;
import org.apache.flink.types.RowKind;
import org.jspecify.annotations.Nullable;

/** Changes of the budgets of campaigns, and tables of each kind that takes them. */
public final class Budgets {

    static final Column<String> CAMPAIGN = Column.of("campaign", ColumnType.STRING).notNull();
    static final Column<Long> VERSION = Column.of("version", ColumnType.BIGINT);
    static final Column<Integer> AMOUNT = Column.of("amount", ColumnType.INT);

    static final SequenceGroup SETTING =
            SequenceGroup.named("setting").orderedBy(VERSION).latest(AMOUNT);

    private Budgets() {}

    /** A budget. */
    public record Budget(String campaign, Long version, @Nullable Integer amount) {}

    static LatestTable newest(String name) {
        return LatestTable.named(name)
                .primaryKey(CAMPAIGN)
                .columns(AMOUNT)
                .orderedBy(VERSION)
                .build();
    }

    static DimensionTable settings(String name) {
        return DimensionTable.named(name).primaryKey(CAMPAIGN).groups(SETTING).build();
    }

    /** The sum of budgets. */
    static SummaryTable sums(String name) {
        return SummaryTable.named(name)
                .primaryKey(CAMPAIGN)
                .aggregate(VERSION, AggFunctions.max().ignoringRetract())
                .aggregate(AMOUNT, AggFunctions.sum())
                .accept("LK0407", AMOUNT, "budgets are small")
                .build();
    }

    /** How a stream of changes comes. */
    enum Form {
        ROW,
        ROW_DATA,
        RECORD;

        /** The sink with a stream of changes of whole rows, or of those of a slice. */
        <D extends TableDesign> LakeSink<D> into(
                LakeSink<D> sink,
                @Nullable Slice<? super D> slice,
                DataStream<ChangelogRecord<Budget>> changes) {
            if (this == RECORD) {
                return slice == null
                        ? sink.changes(changes, Budget.class)
                        : sink.changes(slice, changes, Budget.class);
            }
            RowStream rows = this == ROW ? RowStream.of(rows(changes)) : rowData(changes);
            return slice == null ? sink.changes(rows) : sink.changes(slice, rows);
        }
    }

    static DataStream<Row> rows(DataStream<ChangelogRecord<Budget>> changes) {
        return placed(
                changes.map(
                                change ->
                                        Row.ofKind(
                                                change.kind(),
                                                change.record().campaign(),
                                                change.record().version(),
                                                change.record().amount()))
                        .returns(
                                Types.ROW_NAMED(
                                        new String[] {"campaign", "version", "amount"},
                                        Types.STRING,
                                        Types.LONG,
                                        Types.INT)),
                changes);
    }

    private static RowStream rowData(DataStream<ChangelogRecord<Budget>> changes) {
        MapFunction<ChangelogRecord<Budget>, RowData> row =
                change ->
                        GenericRowData.ofKind(
                                change.kind(),
                                StringData.fromString(change.record().campaign()),
                                change.record().version(),
                                change.record().amount());
        return RowStream.ofRowData(
                placed(
                        changes.map(row)
                                .returns(
                                        InternalTypeInfo.of(
                                                new FlinkRows(List.of(CAMPAIGN, VERSION, AMOUNT))
                                                        .type())),
                        changes));
    }

    private static <T> SingleOutputStreamOperator<T> placed(
            SingleOutputStreamOperator<T> rows, DataStream<?> changes) {
        return rows.setParallelism(changes.getParallelism()).uid("rows-" + rows.getId());
    }

    /** The changes of ten campaigns, drawn from a seed that is printed. */
    private static final List<ChangelogRecord<Budget>> HISTORY = history(System.nanoTime());

    private static List<ChangelogRecord<Budget>> history(long seed) {
        System.out.println("Budgets, seed " + seed);
        Random random = new Random(seed);
        Map<String, Budget> now = new TreeMap<>();
        List<ChangelogRecord<Budget>> log = new ArrayList<>();
        for (long version = 0; version < 150; version++) {
            Budget next = new Budget("c" + random.nextInt(10), version, random.nextInt(1_000));
            Budget old = now.get(next.campaign());
            if (old == null) {
                log.add(new ChangelogRecord<>(RowKind.INSERT, next));
            } else if (random.nextInt(3) > 0) {
                log.add(new ChangelogRecord<>(RowKind.UPDATE_BEFORE, old));
                log.add(new ChangelogRecord<>(RowKind.UPDATE_AFTER, next));
            } else {
                log.add(new ChangelogRecord<>(RowKind.DELETE, old));
                now.remove(next.campaign());
                continue;
            }
            now.put(next.campaign(), next);
        }
        return log;
    }

    static ChangelogRecord<Budget> at(long index) {
        return HISTORY.get((int) index);
    }

    /** The budgets that the source holds in the end. */
    static Collection<Budget> left() {
        Map<String, Budget> now = new TreeMap<>();
        for (ChangelogRecord<Budget> change : HISTORY) {
            if (change.isRetraction()) {
                now.remove(change.record().campaign());
            } else {
                now.put(change.record().campaign(), change.record());
            }
        }
        return now.values();
    }

    /** The same, with the last version of those that were deleted. */
    static Collection<Budget> leftOrCleared() {
        Map<String, Budget> now = new TreeMap<>();
        for (ChangelogRecord<Budget> change : HISTORY) {
            Budget one = change.record();
            now.put(
                    one.campaign(),
                    change.isRetraction() ? new Budget(one.campaign(), one.version(), null) : one);
        }
        return now.values();
    }

    /** The budgets added up, none for those that were deleted. */
    static Collection<Budget> summed() {
        Map<String, Budget> sums = new TreeMap<>();
        for (ChangelogRecord<Budget> change : HISTORY) {
            Budget one = change.record();
            sums.merge(
                    one.campaign(),
                    one,
                    (sum, next) ->
                            new Budget(
                                    sum.campaign(),
                                    Math.max(sum.version(), next.version()),
                                    sum.amount() + change.sign() * next.amount()));
        }
        return sums.values();
    }

    /** The history from a task that fails once, and then by campaign from two. */
    static DataStream<ChangelogRecord<Budget>> failing(
            StreamExecutionEnvironment job, String name) {
        return gated(job, RateLimiterStrategy.perCheckpoint(40), Budgets::at, HISTORY.size(), 1)
                .map(new FailOnce<>(name))
                .returns(RecordTypes.ofChanges(Budget.class))
                .setParallelism(1)
                .uid("fail-once")
                .keyBy(change -> change.record().campaign())
                .map(change -> change)
                .returns(RecordTypes.ofChanges(Budget.class))
                .setParallelism(2)
                .uid("by-campaign");
    }

    /** The history at once, from one task. */
    static DataStream<ChangelogRecord<Budget>> all(StreamExecutionEnvironment job) {
        return gated(job, RateLimiterStrategy.noOp(), Budgets::at, HISTORY.size(), 1);
    }

    /** The history at once, from one task that does not end. */
    static DataStream<ChangelogRecord<Budget>> allButEnd(StreamExecutionEnvironment job) {
        AtomicLong left = new AtomicLong(HISTORY.size());
        RateLimiterStrategy first =
                parallelism ->
                        () ->
                                left.getAndDecrement() > 0
                                        ? CompletableFuture.completedFuture(null)
                                        : new CompletableFuture<>();
        return gated(job, first, Budgets::at, HISTORY.size() + 1, 1);
    }

    /** How many changes of a kind the history has. */
    static long count(RowKind kind) {
        return HISTORY.stream().filter(change -> change.kind() == kind).count();
    }

    /** A stream of changes that a gate lets through, from one task to so many. */
    static DataStream<ChangelogRecord<Budget>> gated(
            StreamExecutionEnvironment job,
            RateLimiterStrategy gate,
            Jobs.Numbered<ChangelogRecord<Budget>> changes,
            int count,
            int tasks) {
        GeneratorFunction<Long, ChangelogRecord<Budget>> generator = changes::apply;
        SingleOutputStreamOperator<ChangelogRecord<Budget>> source =
                job.fromSource(
                                new DataGeneratorSource<>(
                                        generator,
                                        count,
                                        gate,
                                        RecordTypes.ofChanges(Budget.class)),
                                WatermarkStrategy.noWatermarks(),
                                "budgets")
                        .setParallelism(1)
                        .uid("budgets");
        return source.map(change -> change)
                .returns(RecordTypes.ofChanges(Budget.class))
                .setParallelism(tasks)
                .uid("tasks");
    }
}
