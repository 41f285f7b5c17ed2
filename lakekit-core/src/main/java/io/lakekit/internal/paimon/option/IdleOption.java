package io.lakekit.internal.paimon.option;

import io.lakekit.design.RawOption;
import io.lakekit.design.TableDesign;
import io.lakekit.diagnostic.Code;
import io.lakekit.diagnostic.Diagnostic;
import io.lakekit.diagnostic.Place;
import java.util.List;
import java.util.Optional;

/**
 * Options that Paimon has, but that have no effect on tables that lakekit writes: code {@code
 * LK0810}.
 *
 * @param prefix the beginning of their names
 * @param readBy the program that uses them
 */
record IdleOption(String prefix, String readBy) {

    private static final Code IDLE =
            Code.warning("LK0810", "an option that does nothing", "create, plan, the DDL");

    static final List<IdleOption> ALL =
            List.of(
                    new IdleOption("log.", "a log beside the table"),
                    new IdleOption("materialized-table.", "the catalog of Flink SQL itself"),
                    new IdleOption("sink.clustering.", "batch inserts of Flink SQL"));

    /** The finding about an option that nothing reads; empty for any other. */
    static Optional<Diagnostic> check(TableDesign design, RawOption option) {
        String key = KnownOptions.canonical(option.key());
        if (KnownOptions.find(key).isEmpty()
                || KnownOptions.isSame(key, option.value(), null)
                || HarmfulOption.check(design, option).isPresent()) {
            return Optional.empty();
        }
        return ALL.stream()
                .filter(idle -> key.startsWith(idle.prefix))
                .findFirst()
                .map(
                        idle ->
                                IDLE.at(Place.table(design.name()))
                                        .says(
                                                "raw option %s is set",
                                                KnownOptions.shown(option.key()))
                                        .so("only %s would do something with it", idle.readBy)
                                        .fix(
                                                "Remove it, or accept LK0810 if somebody else reads"
                                                        + " it."));
    }
}
