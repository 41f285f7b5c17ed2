package io.lakekit.flink.sink;

import static io.lakekit.schema.ColumnType.BIGINT;
import static io.lakekit.schema.ColumnType.STRING;
import static org.assertj.core.api.Assertions.assertThat;

import io.lakekit.design.AggFunctions;
import io.lakekit.design.AppendTable;
import io.lakekit.design.LatestTable;
import io.lakekit.design.SummaryTable;
import io.lakekit.diagnostic.Diagnostics;
import io.lakekit.diagnostic.DiagnosticsException;
import io.lakekit.flink.Jobs;
import io.lakekit.flink.job.ChangelogRecord;
import io.lakekit.flink.job.RecordTypes;
import io.lakekit.flink.sink.DiagnosticPagesTest.Example;
import io.lakekit.schema.Column;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.BiFunction;
import java.util.function.Function;
import org.apache.flink.metrics.groups.UnregisteredMetricsGroup;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.table.api.Table;
import org.apache.flink.table.api.bridge.java.StreamTableEnvironment;
import org.apache.flink.types.RowKind;

/** The streams of changes that the pages of docs/diagnostics call wrong and right. */
final class ChangeExamples {

    private static final Column<Long> REQUEST = Column.of("req_id", BIGINT).notNull();
    private static final Column<String> PAGE = Column.of("page", STRING);

    private static final AppendTable CLICKS =
            AppendTable.named("ads.click").columns(REQUEST, PAGE).build();

    private static final LatestTable NEWEST =
            LatestTable.named("ads.newest_click")
                    .primaryKey(REQUEST)
                    .columns(PAGE)
                    .accept("LK0320", "one job writes it")
                    .build();

    private static final SummaryTable SPEND =
            SummaryTable.named("ads.spend")
                    .primaryKey(Column.of("campaign", STRING).notNull())
                    .aggregate(Column.of("cost", BIGINT), AggFunctions.sum())
                    .build();

    /** A cost of a campaign. */
    public record Spend(String campaign, Long cost) {}

    private ChangeExamples() {}

    static Map<String, Example> all() {
        return Map.of(
                "LK1341",
                new Example(
                        () -> checked(ChangeExamples::asInserts),
                        () -> checked(ChangeExamples::asChanges)),
                "LK1342",
                new Example(
                        () -> taken(upsert(new Spend("spring", 30L))),
                        () -> taken(newInTheResult(new Spend("spring", 30L)))),
                "LK1343",
                new Example(
                        () -> restored(ChangeExamples::byMoreTasks),
                        () -> restored(ChangeExamples::byAsMany)));
    }

    private static LakeSink<?> asInserts(StreamTableEnvironment tables, Table newestClicks) {
        return LakeSink.into(CLICKS).rows(RowStream.of(tables.toChangelogStream(newestClicks)));
    }

    private static LakeSink<?> asChanges(StreamTableEnvironment tables, Table newestClicks) {
        return LakeSink.into(NEWEST).changes(RowStream.of(tables.toChangelogStream(newestClicks)));
    }

    private static Diagnostics checked(
            BiFunction<StreamTableEnvironment, Table, LakeSink<?>> sink) {
        StreamTableEnvironment tables = StreamTableEnvironment.create(Jobs.streaming());
        Table newest =
                tables.sqlQuery(
                        "SELECT req_id, MAX(page) AS page FROM"
                                + " (VALUES (CAST(1 AS BIGINT), 'shoes')) AS t (req_id, page)"
                                + " GROUP BY req_id");
        return sink.apply(tables, newest).check();
    }

    private static ChangelogRecord<Spend> upsert(Spend spend) {
        return new ChangelogRecord<>(RowKind.UPDATE_AFTER, spend);
    }

    private static ChangelogRecord<Spend> newInTheResult(Spend spend) {
        return new ChangelogRecord<>(RowKind.INSERT, spend);
    }

    /** What a job says of one row of a stream of changes; ChangesTest runs such jobs. */
    private static Diagnostics taken(ChangelogRecord<Spend> change) {
        DataStream<ChangelogRecord<Spend>> changes =
                Jobs.streaming().fromData(List.of(change), RecordTypes.ofChanges(Spend.class));
        SinkStream<SummaryTable, ChangelogRecord<Spend>> stream =
                new SinkStream<>(SPEND, null, LakeSink.input(changes, Spend.class), true);
        ChangesEncoder<SummaryTable, ChangelogRecord<Spend>> encoder =
                new ChangesEncoder<>(
                        stream,
                        SPEND.columns().stream().map(Column::name).toList(),
                        null,
                        Refusals.USUAL);
        encoder.open(new UnregisteredMetricsGroup());
        try {
            assertThat(encoder.encoded(change)).isNotNull();
            return Diagnostics.none();
        } catch (DiagnosticsException e) {
            return e.diagnostics();
        }
    }

    private static Diagnostics byMoreTasks(HeldRows held) {
        return held.check(1, 2);
    }

    private static Diagnostics byAsMany(HeldRows held) {
        return held.check(1, 1);
    }

    /** What is said of a row that is held; SplitUpdateTest runs such jobs. */
    private static Diagnostics restored(Function<HeldRows, Diagnostics> check) {
        List<Diagnostics> found = new ArrayList<>();
        DiagnosticPagesTest.attached(
                        lake -> {
                            DataStream<ChangelogRecord<Spend>> none =
                                    Jobs.streaming()
                                            .fromData(
                                                    List.of(upsert(new Spend("spring", 1L))),
                                                    RecordTypes.ofChanges(Spend.class));
                            SinkStream<LatestTable, ?> stream =
                                    new SinkStream<>(
                                            NEWEST, null, LakeSink.input(none, Spend.class), true);
                            found.add(
                                    check.apply(HeldRows.of(lake.create(NEWEST).unwrap(), stream)));
                        })
                .throwIfAny();
        return found.get(0);
    }
}
