package io.lakekit.flink;

import static io.lakekit.schema.ColumnType.BIGINT;
import static io.lakekit.schema.ColumnType.STRING;
import static org.assertj.core.api.Assertions.assertThat;

import io.lakekit.catalog.Lake;
import io.lakekit.design.AggFunctions;
import io.lakekit.design.AppendTable;
import io.lakekit.design.Buckets;
import io.lakekit.design.DimensionTable;
import io.lakekit.design.EventType;
import io.lakekit.design.HybridTable;
import io.lakekit.design.SequenceGroup;
import io.lakekit.design.SummaryTable;
import io.lakekit.design.TableDesign;
import io.lakekit.design.WideTable;
import io.lakekit.schema.Column;
import io.lakekit.schema.ColumnType;
import io.lakekit.schema.Row;
import io.lakekit.table.CompactionReport;
import io.lakekit.table.LakeTable;
import io.lakekit.table.RecordSink;
import io.lakekit.table.TableWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * What lakekit writes, plain Paimon and Flink SQL read, and the other way round: every type in
 * every kind of table, before and after a compaction that rewrites it.
 */
@Tag("long")
@ExtendWith(FlinkCluster.class)
class CrossReadTest {

    enum Event {
        SEEN
    }

    private static final Column<Long> ID = Column.of("id", BIGINT).notNull();
    private static final Column<Long> VERSION = Column.of("version", BIGINT);
    private static final Column<String> DT = Column.of("dt", STRING).notNull();
    private static final Column<Event> EVENT =
            Column.of("event", ColumnType.enumeration(Event.class));
    private static final EventType SEEN =
            EventType.of(EVENT, Event.SEEN).carries(EveryType.columns());
    private static final SequenceGroup ALL =
            SequenceGroup.named("all").orderedBy(VERSION).latest(EveryType.columns());

    @TempDir Path warehouse;

    /** Commits in their order, and the rows that they leave. */
    private record Load(List<List<Row>> commits, List<Row> rows) {}

    @ParameterizedTest(name = "{0}")
    @MethodSource("kinds")
    <D extends TableDesign> void everyType_passesBothWays(
            String kind,
            Function<String, D> named,
            Function<TableWriter<D>, RecordSink<Row>> sink,
            Load load)
            throws Exception {
        FlinkSql sql = new FlinkSql(warehouse);
        try (Lake lake = Lake.open(warehouse)) {
            LakeTable<D> ours = lake.create(named.apply("x.ours"));
            LakeTable<D> sqls = lake.create(named.apply("x.sqls"));
            LakeTable<D> plain = lake.create(named.apply("x.plain"));
            for (List<Row> commit : load.commits()) {
                try (TableWriter<D> writer = ours.writer()) {
                    commit.forEach(sink.apply(writer)::write);
                    writer.commit();
                }
                PlainPaimon.write(plain.unwrap(), plain.design().columns(), commit);
            }
            sql.copy(ours.design(), sqls.design(), "MOD(id, 2) = 0");
            sql.copy(ours.design(), sqls.design(), "MOD(id, 2) = 1");

            for (LakeTable<D> table : List.of(ours, sqls, plain)) {
                readsAlike(table, sql, load.rows());
                CompactionReport compaction = table.compact();
                assertThat(compaction.filesAfter()).isLessThan(compaction.filesBefore());
                readsAlike(table, sql, load.rows());
            }
        }
    }

    private static void readsAlike(LakeTable<?> table, FlinkSql sql, List<Row> rows)
            throws Exception {
        TableDesign design = table.design();
        assertThat(table.reader().toList()).containsExactlyInAnyOrderElementsOf(rows);
        assertThat(sql.rows(design)).containsExactlyInAnyOrderElementsOf(rows);
        assertThat(PlainPaimon.rows(table.unwrap(), design.columns()))
                .containsExactlyInAnyOrderElementsOf(rows);
    }

    private static Stream<Arguments> kinds() {
        Load unversioned = replaced((id, version) -> Row.of(ID, id));
        Load versioned = replaced((id, version) -> Row.of(ID, id).with(VERSION, version));
        return Stream.of(
                kind("wide", CrossReadTest::wide, TableWriter::rows, versioned),
                kind("dimension", CrossReadTest::dimension, TableWriter::rows, versioned),
                kind("summary", CrossReadTest::summary, TableWriter::rows, unversioned),
                kind(
                        "append",
                        CrossReadTest::append,
                        TableWriter::rows,
                        kept(id -> Row.of(ID, id))),
                kind(
                        "hybrid",
                        CrossReadTest::hybrid,
                        TableWriter::rows,
                        kept(id -> Row.of(DT, "2026-11-23").with(EVENT, Event.SEEN).with(ID, id))));
    }

    /** Every row is there in two commits, first with the values of another, which it replaces. */
    private static Load replaced(BiFunction<Long, Long, Row> start) {
        List<Row> old = new ArrayList<>(ids().map(id -> start.apply(id, id)).toList());
        Collections.rotate(old, 5);
        List<Row> rows = EveryType.rows(ids().map(id -> start.apply(id, id + 1)).toList());
        return new Load(List.of(EveryType.rows(old), rows), rows);
    }

    /** Every row is there once, in one of three commits. */
    private static Load kept(Function<Long, Row> start) {
        List<Row> rows = EveryType.rows(ids().map(start).toList());
        return new Load(
                List.of(rows.subList(0, 4), rows.subList(4, 8), rows.subList(8, rows.size())),
                rows);
    }

    private static Stream<Long> ids() {
        return LongStream.range(0, 13).boxed();
    }

    private static <D extends TableDesign> Arguments kind(
            String name,
            Function<String, D> design,
            Function<TableWriter<D>, RecordSink<Row>> sink,
            Load load) {
        return Arguments.of(name, design, sink, load);
    }

    private static WideTable wide(String name) {
        return WideTable.named(name).primaryKey(ID).groups(ALL).buckets(Buckets.fixed(2)).build();
    }

    private static DimensionTable dimension(String name) {
        return DimensionTable.named(name).primaryKey(ID).groups(ALL).build();
    }

    private static SummaryTable summary(String name) {
        SummaryTable.Builder builder = SummaryTable.named(name).primaryKey(ID);
        for (Column<?> column : EveryType.columns()) {
            latest(builder, column);
        }
        return builder.build();
    }

    private static <T> void latest(SummaryTable.Builder builder, Column<T> column) {
        builder.aggregate(column, AggFunctions.latest());
    }

    private static AppendTable append(String name) {
        return AppendTable.named(name).columns(ID).columns(EveryType.columns()).build();
    }

    private static HybridTable hybrid(String name) {
        return HybridTable.named(name).partitionedBy(DT).shared(ID).eventTypes(SEEN).build();
    }
}
