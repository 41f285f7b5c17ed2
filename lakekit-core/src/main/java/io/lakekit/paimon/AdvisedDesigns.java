package io.lakekit.paimon;

import io.lakekit.advisor.Recommendation;
import io.lakekit.advisor.Tuning;
import io.lakekit.design.DesignBuilder;
import io.lakekit.design.RawOption;
import io.lakekit.design.TableDesign;
import io.lakekit.internal.text.Spans;
import java.util.List;
import org.apache.paimon.CoreOptions;
import org.apache.paimon.options.ConfigOption;

/** Recommendations as designs, with table options for their tunings. */
public final class AdvisedDesigns {

    private AdvisedDesigns() {}

    /**
     * The recommendation as a design whose columns stand in for those of the user. It has no
     * warnings that would have to be accepted.
     */
    public static TableDesign of(Recommendation recommendation) {
        DesignBuilder<?, ?> outline = recommendation.outline();
        options(recommendation).forEach(option -> outline.rawOption(option.key(), option.value()));
        return outline.build();
    }

    /** The table options for the tunings of a recommendation, in their order. */
    public static List<RawOption> options(Recommendation recommendation) {
        return recommendation.tunings().stream().map(AdvisedDesigns::option).toList();
    }

    /** The table option for a tuning. */
    public static RawOption option(Tuning tuning) {
        if (tuning instanceof Tuning.StatisticsOfFirstColumns statistics) {
            return option(
                    CoreOptions.METADATA_STATS_KEEP_FIRST_N_COLUMNS,
                    Integer.toString(statistics.columns()));
        }
        if (tuning instanceof Tuning.ConsumersExpire consumers) {
            return option(CoreOptions.CONSUMER_EXPIRATION_TIME, Spans.option(consumers.after()));
        }
        if (tuning instanceof Tuning.ExpiryAtEveryCommit) {
            return option(CoreOptions.PARTITION_EXPIRATION_CHECK_INTERVAL, "0 s");
        }
        if (tuning instanceof Tuning.PartitionsDroppedPerCheck check) {
            return option(
                    CoreOptions.PARTITION_EXPIRATION_MAX_NUM, Integer.toString(check.partitions()));
        }
        return option(CoreOptions.WRITE_ONLY, "true");
    }

    private static RawOption option(ConfigOption<?> option, String value) {
        return new RawOption(option.key(), value);
    }
}
