package io.lakekit.bench.truth;

import io.lakekit.bench.event.Stage;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** The right answer of Q1. */
final class LossOfAd {

    private static final List<Stage> STAGES =
            List.of(Stage.RECALL, Stage.BID, Stage.IMPRESSION, Stage.CLICK, Stage.CONVERSION);

    private final QueryParameters parameters;
    private final Map<Stage, Long> reached = new EnumMap<>(Stage.class);
    private final Map<Stage, Long> lost = new EnumMap<>(Stage.class);
    private final Map<Stage, Map<String, Long>> reasons = new EnumMap<>(Stage.class);

    LossOfAd(QueryParameters parameters) {
        this.parameters = parameters;
    }

    void add(QueryParameters.Key key, NewestEvents facts) {
        if (!key.adId().equals(parameters.adId())
                || facts.requestTime().isBefore(parameters.from())
                || !facts.requestTime().isBefore(parameters.to())) {
            return;
        }
        for (int i = 0; i < STAGES.size(); i++) {
            Stage stage = STAGES.get(i);
            if (facts.reached(stage)) {
                reached.merge(stage, 1L, Long::sum);
                if (i + 1 < STAGES.size() && !facts.reached(STAGES.get(i + 1))) {
                    lose(stage, facts);
                }
            }
        }
    }

    private void lose(Stage stage, NewestEvents facts) {
        lost.merge(stage, 1L, Long::sum);
        String reason = facts.dropReason(stage);
        if (reason != null) {
            reasons.computeIfAbsent(stage, key -> new TreeMap<>()).merge(reason, 1L, Long::sum);
        }
    }

    List<Q1Row> rows() {
        List<Q1Row> rows = new ArrayList<>();
        for (Stage stage : STAGES) {
            String top = null;
            long most = 0;
            for (Map.Entry<String, Long> reason :
                    reasons.getOrDefault(stage, Map.of()).entrySet()) {
                if (reason.getValue() > most) {
                    top = reason.getKey();
                    most = reason.getValue();
                }
            }
            rows.add(
                    new Q1Row(
                            stage.name(),
                            reached.getOrDefault(stage, 0L),
                            lost.getOrDefault(stage, 0L),
                            top,
                            most));
        }
        return rows;
    }
}
