package io.lakekit.internal.paimon.option;

import io.lakekit.internal.check.Check;
import io.lakekit.internal.check.Report;
import java.util.List;

/**
 * Options that Paimon has, but that have no effect on tables that lakekit writes: code {@code
 * LK0810}.
 *
 * @param prefix the beginning of their names
 * @param readBy the program that uses them
 */
record IdleOption(String prefix, String readBy) {

    static final Check<GivenOption> IDLE =
            OptionCheck.warning("LK0810", "an option that does nothing", IdleOption::idle);

    static final List<IdleOption> ALL =
            List.of(
                    new IdleOption("log.", "a log beside the table"),
                    new IdleOption("materialized-table.", "the catalog of Flink SQL itself"),
                    new IdleOption("sink.clustering.", "batch inserts of Flink SQL"));

    private static void idle(GivenOption option, Report found) {
        if (!option.isOfTable()
                || option.known().isEmpty()
                || option.isDefault()
                || HarmfulOption.find(option).isPresent()) {
            return;
        }
        ALL.stream()
                .filter(idle -> option.key().startsWith(idle.prefix))
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
