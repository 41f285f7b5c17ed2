package io.lakekit.bench.solution;

import static io.lakekit.bench.solution.EventColumns.AD_ID;
import static io.lakekit.bench.solution.EventColumns.DT;
import static io.lakekit.bench.solution.EventColumns.REQUEST_ID;

import io.lakekit.bench.event.Stage;
import io.lakekit.bench.truth.DiagnosisRow;
import io.lakekit.bench.truth.Q1Row;
import io.lakekit.bench.truth.Q4Row;
import io.lakekit.bench.truth.QueryParameters;
import io.lakekit.schema.Filter;
import java.util.ArrayList;
import java.util.List;

/** The row-level questions over events as they arrived: each is a join of five stages. */
final class EventQueries {

    private EventQueries() {}

    static long rows(EventScan events) {
        // By fingerprint: of 20 million rows two are taken for one once in 90,000 logs.
        LongSet keys = new LongSet();
        for (Stage stage : Stage.values()) {
            events.scan(stage, Filter.all(), RowKey.class, key -> keys.add(key.fingerprint()));
        }
        return keys.size();
    }

    static List<Q1Row> lossOfAd(EventScan events, QueryParameters p) {
        return Answers.loss(events.join(Windows.of(p).and(AD_ID.eq(p.adId()))).funnels());
    }

    static List<Q4Row> reportOfDay(EventScan events, QueryParameters p, Dimensions dimensions) {
        return Answers.report(events.join(DT.eq(p.day())).funnels(), dimensions.byAd());
    }

    static List<DiagnosisRow> lookUps(EventScan events, QueryParameters p) {
        List<DiagnosisRow> found = new ArrayList<>();
        for (QueryParameters.Key key : p.lookUps()) {
            Filter one =
                    DT.eq(key.dt()).and(REQUEST_ID.eq(key.requestId())).and(AD_ID.eq(key.adId()));
            events.joinWhole(one).row(key.dt(), key.requestId(), key.adId()).ifPresent(found::add);
        }
        return found;
    }
}
