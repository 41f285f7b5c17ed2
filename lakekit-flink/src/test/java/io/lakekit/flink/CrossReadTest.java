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
import io.lakekit.table.LakeTable;
import io.lakekit.table.RecordSink;
import io.lakekit.table.TableWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Function;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * What lakekit writes, Flink SQL reads, and the other way round: every type in every kind of table.
 */
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

    @ParameterizedTest(name = "{0}")
    @MethodSource("kinds")
    <D extends TableDesign> void everyType_passesBothWays(
            String kind,
            Function<String, D> named,
            Function<TableWriter<D>, RecordSink<Row>> sink,
            List<Row> rows)
            throws Exception {
        D ours = named.apply("x.ours");
        D theirs = named.apply("x.theirs");
        FlinkSql sql = new FlinkSql(warehouse);
        try (Lake lake = Lake.open(warehouse)) {
            LakeTable<D> written = lake.create(ours);
            try (TableWriter<D> writer = written.writer()) {
                rows.forEach(sink.apply(writer)::write);
                writer.commit();
            }
            assertThat(sql.rows(ours)).containsExactlyInAnyOrderElementsOf(rows);

            LakeTable<D> copied = lake.create(theirs);
            sql.copy(ours, theirs);
            assertThat(copied.reader().toList()).containsExactlyInAnyOrderElementsOf(rows);

            written.compact();
            copied.compact();
            assertThat(sql.rows(ours)).containsExactlyInAnyOrderElementsOf(rows);
            assertThat(copied.reader().toList()).containsExactlyInAnyOrderElementsOf(rows);
        }
    }

    private static Stream<Arguments> kinds() {
        List<Row> keyed = rows(i -> Row.of(ID, i));
        List<Row> versioned = rows(i -> Row.of(ID, i).with(VERSION, i));
        return Stream.of(
                kind("wide", CrossReadTest::wide, TableWriter::rows, versioned),
                kind("dimension", CrossReadTest::dimension, TableWriter::rows, versioned),
                kind("summary", CrossReadTest::summary, TableWriter::rows, keyed),
                kind("append", CrossReadTest::append, TableWriter::rows, keyed),
                kind(
                        "hybrid",
                        CrossReadTest::hybrid,
                        writer -> writer.stream(SEEN),
                        rows(i -> Row.of(DT, "2026-11-23").with(EVENT, Event.SEEN).with(ID, i))));
    }

    private static <D extends TableDesign> Arguments kind(
            String name,
            Function<String, D> design,
            Function<TableWriter<D>, RecordSink<Row>> sink,
            List<Row> rows) {
        return Arguments.of(name, design, sink, rows);
    }

    private static List<Row> rows(Function<Long, Row> start) {
        return EveryType.rows(LongStream.range(0, 13).boxed().map(start).toList());
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
