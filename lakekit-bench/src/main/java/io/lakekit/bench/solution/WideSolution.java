package io.lakekit.bench.solution;

import static io.lakekit.bench.solution.EventColumns.AD_ID;
import static io.lakekit.bench.solution.EventColumns.DT;
import static io.lakekit.bench.solution.EventColumns.REQUEST_ID;
import static io.lakekit.bench.solution.EventColumns.REQUEST_TIME;

import io.lakekit.bench.event.AdDimension;
import io.lakekit.bench.event.AdEvent;
import io.lakekit.bench.event.Period;
import io.lakekit.bench.truth.DiagnosisRow;
import io.lakekit.bench.truth.Q1Row;
import io.lakekit.bench.truth.Q2Row;
import io.lakekit.bench.truth.Q4Row;
import io.lakekit.bench.truth.QueryParameters;
import io.lakekit.catalog.Lake;
import io.lakekit.design.WideTable;
import io.lakekit.schema.Filter;
import io.lakekit.table.LakeTable;
import io.lakekit.table.TableWriter;
import java.util.ArrayList;
import java.util.List;

/** Every stage updates its columns of one row, so a question about rows is one scan. */
final class WideSolution implements Solution {

    private final LakeTable<WideTable> table;
    private final TableWriter<WideTable> writer;
    private final WideRows.Sinks sinks;
    private final Period period;
    private final Counters counters;
    private final Dimensions dimensions;

    WideSolution(Lake lake, Period period) {
        this.period = period;
        table = lake.create(WideDesign.TABLE);
        writer = table.writer();
        sinks =
                new WideRows.Sinks(
                        writer.stream(WideDesign.REQUEST, WideRows.Request.class),
                        writer.stream(WideDesign.RECALL, WideRows.Recall.class),
                        writer.stream(WideDesign.BID, WideRows.Bid.class),
                        writer.stream(WideDesign.IMPRESSION, WideRows.Impression.class),
                        writer.stream(WideDesign.CLICK, WideRows.Click.class),
                        writer.stream(WideDesign.CONVERSION, WideRows.Conversion.class));
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
    public List<Q1Row> lossOfAd(QueryParameters p) {
        return Answers.loss(funnels(Windows.of(p).and(AD_ID.eq(p.adId()))).stream());
    }

    @Override
    public List<Q2Row> countersOfDay(QueryParameters p) {
        return counters.byAdvertiser(p, dimensions);
    }

    @Override
    public List<Q4Row> reportOfDay(QueryParameters p) {
        return Answers.report(
                funnels(DT.eq(p.day()).and(AD_ID.ne(""))).stream(), dimensions.byAd());
    }

    private List<Funnel> funnels(Filter filter) {
        return table.reader(Funnel.class).where(filter).toList();
    }

    @Override
    public List<DiagnosisRow> lookUps(QueryParameters p) {
        List<DiagnosisRow> found = new ArrayList<>();
        for (QueryParameters.Key key : p.lookUps()) {
            Filter one =
                    DT.eq(key.dt()).and(REQUEST_ID.eq(key.requestId())).and(AD_ID.eq(key.adId()));
            table.reader(WideRows.Stored.class)
                    .where(one)
                    .first()
                    .ifPresent(row -> found.add(row.toDiagnosis()));
        }
        return found;
    }

    @Override
    public boolean sees(String dt, String requestId) {
        return table.reader(REQUEST_TIME)
                .where(DT.eq(dt).and(REQUEST_ID.eq(requestId)))
                .first()
                .isPresent();
    }

    @Override
    public long rows() {
        try (var rows = table.reader(RowKey.class).stream()) {
            return rows.count();
        }
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
