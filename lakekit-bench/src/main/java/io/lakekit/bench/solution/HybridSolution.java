package io.lakekit.bench.solution;

import static io.lakekit.bench.solution.EventColumns.DT;
import static io.lakekit.bench.solution.EventColumns.EVENT_TIME;
import static io.lakekit.bench.solution.EventColumns.REQUEST_ID;
import static io.lakekit.bench.solution.HybridDesign.STAGE;

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
import io.lakekit.design.HybridTable;
import io.lakekit.schema.Filter;
import io.lakekit.table.LakeTable;
import io.lakekit.table.TableWriter;
import java.util.List;
import java.util.function.Consumer;

/**
 * Every stage appends to partitions of its own in one table, so a question about rows groups what
 * it reads from it.
 */
final class HybridSolution implements Solution, EventScan {

    private final LakeTable<HybridTable> table;
    private final TableWriter<HybridTable> writer;
    private final EventRows.Sinks sinks;
    private final Period period;
    private final Counters counters;
    private final Dimensions dimensions;

    HybridSolution(Lake lake, Period period) {
        this.period = period;
        table = lake.create(HybridDesign.TABLE);
        writer = table.writer();
        sinks =
                new EventRows.Sinks(
                        writer.stream(HybridDesign.REQUEST, EventRows.Request.class),
                        writer.stream(HybridDesign.RECALL, EventRows.Recall.class),
                        writer.stream(HybridDesign.BID, EventRows.Bid.class),
                        writer.stream(HybridDesign.IMPRESSION, EventRows.Impression.class),
                        writer.stream(HybridDesign.CLICK, EventRows.Click.class),
                        writer.stream(HybridDesign.CONVERSION, EventRows.Conversion.class));
        counters = new Counters(lake, period);
        dimensions = new Dimensions(lake);
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
        writer.commit();
        counters.commit();
    }

    @Override
    public <R extends Record> void scan(
            Stage stage, Filter filter, Class<R> type, Consumer<R> each) {
        try (var rows = table.reader(type).where(STAGE.eq(stage).and(filter)).stream()) {
            rows.forEach(each);
        }
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
        Filter one = DT.eq(dt).and(STAGE.eq(Stage.IMPRESSION)).and(REQUEST_ID.eq(requestId));
        return table.reader(EVENT_TIME).where(one).first().isPresent();
    }

    @Override
    public long rows() {
        return EventQueries.rows(this);
    }

    @Override
    public List<LakeTable<?>> tables() {
        return List.of(table, dimensions.table(), counters.table());
    }

    @Override
    public void close() {
        try (counters) {
            writer.close();
        }
    }
}
