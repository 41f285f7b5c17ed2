package io.lakekit.bench.solution;

import static io.lakekit.bench.solution.EventColumns.DT;
import static io.lakekit.bench.solution.EventColumns.EVENT_TIME;
import static io.lakekit.bench.solution.EventColumns.REQUEST_ID;

import io.lakekit.bench.event.AdDimension;
import io.lakekit.bench.event.AdEvent;
import io.lakekit.bench.event.Period;
import io.lakekit.bench.event.Stage;
import io.lakekit.bench.truth.DiagnosisRow;
import io.lakekit.bench.truth.Q1Row;
import io.lakekit.bench.truth.Q2Row;
import io.lakekit.bench.truth.Q4Row;
import io.lakekit.bench.truth.QueryParameters;
import io.lakekit.catalog.Lake;
import io.lakekit.design.AppendTable;
import io.lakekit.schema.Filter;
import io.lakekit.table.LakeTable;
import io.lakekit.table.RecordSink;
import io.lakekit.table.TableWriter;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/** Every stage appends to a table of its own, so a question about rows joins the tables. */
final class AppendSolution implements Solution, EventScan {

    private final Lake lake;
    private final Map<Stage, LakeTable<AppendTable>> tables = new EnumMap<>(Stage.class);
    private final List<TableWriter<AppendTable>> writers = new ArrayList<>();
    private final EventRows.Sinks sinks;
    private final Period period;
    private final Counters counters;
    private final Dimensions dimensions;

    AppendSolution(Lake lake, Period period) {
        this.period = period;
        this.lake = lake;
        sinks =
                new EventRows.Sinks(
                        sink(Stage.REQUEST, AppendDesign.REQUEST, EventRows.Request.class),
                        sink(Stage.RECALL, AppendDesign.RECALL, EventRows.Recall.class),
                        sink(Stage.BID, AppendDesign.BID, EventRows.Bid.class),
                        sink(Stage.IMPRESSION, AppendDesign.IMPRESSION, EventRows.Impression.class),
                        sink(Stage.CLICK, AppendDesign.CLICK, EventRows.Click.class),
                        sink(
                                Stage.CONVERSION,
                                AppendDesign.CONVERSION,
                                EventRows.Conversion.class));
        counters = new Counters(lake, period);
        dimensions = new Dimensions(lake);
    }

    private <R extends Record> RecordSink<R> sink(Stage stage, AppendTable design, Class<R> type) {
        LakeTable<AppendTable> table = lake.create(design);
        TableWriter<AppendTable> writer = table.writer();
        tables.put(stage, table);
        writers.add(writer);
        return writer.rows(type);
    }

    @Override
    public void describe(List<AdDimension> ads) {
        dimensions.write(ads);
    }

    @Override
    public void write(List<AdEvent> events) {
        for (AdEvent event : events) {
            sinks.write(event, period.of(event.requestTime()));
            counters.add(event);
        }
    }

    @Override
    public void commit() {
        writers.forEach(writer -> writer.commit());
        counters.commit();
    }

    @Override
    public <R extends Record> void scan(
            Stage stage, Filter filter, Class<R> type, Consumer<R> each) {
        try (var rows = table(stage).reader(type).where(filter).stream()) {
            rows.forEach(each);
        }
    }

    private LakeTable<AppendTable> table(Stage stage) {
        LakeTable<AppendTable> table = tables.get(stage);
        if (table == null) {
            throw new IllegalStateException("no table for " + stage);
        }
        return table;
    }

    @Override
    public List<Q1Row> lossOfAd(QueryParameters p) {
        return EventQueries.lossOfAd(this, p);
    }

    @Override
    public List<Q2Row> countersOfDay(QueryParameters p) {
        return counters.byAdvertiser(p, dimensions);
    }

    @Override
    public List<Q4Row> reportOfDay(QueryParameters p) {
        return EventQueries.reportOfDay(this, p, dimensions);
    }

    @Override
    public List<DiagnosisRow> lookUps(QueryParameters p) {
        return EventQueries.lookUps(this, p);
    }

    @Override
    public boolean sees(String dt, String requestId) {
        return table(Stage.IMPRESSION)
                .reader(EVENT_TIME)
                .where(DT.eq(dt).and(REQUEST_ID.eq(requestId)))
                .first()
                .isPresent();
    }

    @Override
    public long rows() {
        return EventQueries.rows(this);
    }

    @Override
    public List<LakeTable<?>> tables() {
        List<LakeTable<?>> all = new ArrayList<>(tables.values());
        all.add(dimensions.table());
        all.add(counters.table());
        return all;
    }

    @Override
    public void close() {
        try (counters) {
            writers.forEach(TableWriter::close);
        }
    }
}
