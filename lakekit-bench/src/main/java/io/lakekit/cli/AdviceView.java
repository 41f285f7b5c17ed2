package io.lakekit.cli;

import io.lakekit.advisor.Answer;
import io.lakekit.advisor.Recommendation;
import io.lakekit.advisor.Sizes;
import io.lakekit.design.RawOption;
import io.lakekit.paimon.AdvisedDesigns;
import io.lakekit.yaml.YamlDesigns;
import java.util.List;

/** A recommendation as programs read it: its answers, the design to complete and its sizes. */
record AdviceView(
        String table,
        String kind,
        List<Setting> settings,
        List<RawOption> options,
        Sizes sizes,
        String design) {

    /** A recommended setting. */
    record Setting(String setting, String value, String reason, String source, String rule) {

        static Setting of(Answer answer) {
            return new Setting(
                    answer.question().word(),
                    answer.value(),
                    answer.reason(),
                    answer.source(),
                    answer.rule());
        }
    }

    static AdviceView of(Recommendation recommendation) {
        return new AdviceView(
                recommendation.workload().table(),
                recommendation.kind().name(),
                recommendation.answers().stream().map(Setting::of).toList(),
                AdvisedDesigns.options(recommendation),
                recommendation.sizes(),
                YamlDesigns.print(AdvisedDesigns.of(recommendation)));
    }
}
