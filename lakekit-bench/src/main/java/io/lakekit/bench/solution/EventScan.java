package io.lakekit.bench.solution;

import io.lakekit.bench.event.Stage;
import io.lakekit.schema.Filter;
import java.util.function.Consumer;

/** A scan of the events of one stage that match a filter, as records of a class. */
@FunctionalInterface
interface EventScan {

    <R extends Record> void scan(Stage stage, Filter filter, Class<R> type, Consumer<R> each);

    /** The funnels of the events that match, joined in memory. */
    default FunnelFold join(Filter filter) {
        FunnelFold fold = new FunnelFold();
        scan(Stage.RECALL, filter, EventFacts.Recall.class, fold::recall);
        scan(Stage.BID, filter, EventFacts.Bid.class, fold::bid);
        scan(Stage.IMPRESSION, filter, EventFacts.Impression.class, fold::impression);
        scan(Stage.CLICK, filter, EventFacts.Click.class, fold::click);
        scan(Stage.CONVERSION, filter, EventFacts.Conversion.class, fold::conversion);
        return fold;
    }

    /** The whole events of one request and ad, joined in memory; empty if there is none. */
    default DiagnosisFold joinWhole(Filter filter) {
        DiagnosisFold fold = new DiagnosisFold();
        scan(Stage.RECALL, filter, StoredEvents.Recall.class, fold::recall);
        scan(Stage.BID, filter, StoredEvents.Bid.class, fold::bid);
        scan(Stage.IMPRESSION, filter, StoredEvents.Impression.class, fold::impression);
        scan(Stage.CLICK, filter, StoredEvents.Click.class, fold::click);
        scan(Stage.CONVERSION, filter, StoredEvents.Conversion.class, fold::conversion);
        return fold;
    }
}
