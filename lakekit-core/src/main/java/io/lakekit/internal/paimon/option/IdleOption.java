package io.lakekit.internal.paimon.option;

import io.lakekit.internal.check.Check;
import io.lakekit.internal.check.Report;
import io.lakekit.internal.paimon.function.FieldOption;
import java.util.List;
import org.apache.paimon.CoreOptions;
import org.apache.paimon.options.ConfigOption;

/**
 * Options that Paimon has, but that have no effect on tables that lakekit writes: code {@code
 * LK0810}.
 *
 * @param prefix the beginning of their names
 * @param where the tables on which they do nothing
 * @param readBy the program that uses them
 */
record IdleOption(String prefix, Tables where, String readBy) {

    static final Check<GivenOption> IDLE =
            OptionCheck.warning("LK0810", "an option that does nothing", IdleOption::idle);

    private static final String OF_KEYED = "a table with a key";

    static final List<IdleOption> ALL =
            List.of(
                    new IdleOption("log.", Tables.ANY, "a log beside the table"),
                    new IdleOption(
                            "materialized-table.", Tables.ANY, "the catalog of Flink SQL itself"),
                    new IdleOption("sink.clustering.", Tables.ANY, "batch inserts of Flink SQL"),
                    new IdleOption(FieldOption.FIELDS, Tables.KEYLESS, OF_KEYED),
                    ofKeyed(CoreOptions.MERGE_ENGINE),
                    ofKeyed(CoreOptions.SEQUENCE_FIELD),
                    ofKeyed(CoreOptions.SEQUENCE_FIELD_SORT_ORDER),
                    ofKeyed(CoreOptions.RECORD_LEVEL_EXPIRE_TIME),
                    ofKeyed(CoreOptions.RECORD_LEVEL_TIME_FIELD),
                    ofKeyed(CoreOptions.LOCAL_MERGE_BUFFER_SIZE),
                    ofKeyed(CoreOptions.PARTIAL_UPDATE_REMOVE_RECORD_ON_DELETE),
                    ofKeyed(CoreOptions.PARTIAL_UPDATE_REMOVE_RECORD_ON_SEQUENCE_GROUP),
                    ofKeyed(CoreOptions.AGGREGATION_REMOVE_RECORD_ON_DELETE),
                    ofKeyed(CoreOptions.CROSS_PARTITION_UPSERT_INDEX_TTL));

    private static IdleOption ofKeyed(ConfigOption<?> option) {
        return new IdleOption(option.key(), Tables.KEYLESS, OF_KEYED);
    }

    private static void idle(GivenOption option, Report found) {
        if (!option.isOfTable()
                || (option.known().isEmpty() && !FieldOption.isOne(option.key()))
                || option.isDefault()
                || ConditionalOption.isConditional(option)
                || HarmfulOption.find(option).isPresent()) {
            return;
        }
        ALL.stream()
                .filter(idle -> option.key().startsWith(idle.prefix))
                .filter(idle -> idle.where.has(option.design()))
                .findFirst()
                .ifPresent(
                        idle ->
                                found.atTable()
                                        .says(
                                                "raw option %s is set",
                                                KnownOptions.shown(option.name()))
                                        .so("only %s would do something with it", idle.readBy)
                                        .fix(
                                                "Remove it, or accept LK0810 if somebody else reads"
                                                        + " it."));
    }
}
