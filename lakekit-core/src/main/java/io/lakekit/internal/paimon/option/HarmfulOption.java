package io.lakekit.internal.paimon.option;

import io.lakekit.internal.check.Check;
import io.lakekit.internal.check.Report;
import java.util.List;
import java.util.Optional;
import org.apache.paimon.CoreOptions;

/**
 * An option that Paimon accepts, and that loses, hides or changes rows of a table: code {@code
 * LK0807}.
 *
 * @param key the option, or the beginning of its name if it ends with '.' or '-'
 * @param where the designs that it harms
 * @param consequence the harm that it does there
 * @param fix the way out
 */
record HarmfulOption(String key, Tables where, String consequence, String fix) {

    static final Check<GivenOption> HARMFUL =
            OptionCheck.error(
                    "LK0807",
                    "a raw option that loses, hides or changes rows",
                    HarmfulOption::harmful);

    private static final String UPDATE_ADDED =
            "an update is added without the value it replaces being taken away";

    static final List<HarmfulOption> ALL =
            List.of(
                    new HarmfulOption(
                            CoreOptions.RECORD_LEVEL_EXPIRE_TIME.key(),
                            Tables.FOLDING,
                            "it drops single versions of a row before they are merged, so columns"
                                    + " vanish, sums shrink and old values come back",
                            "Let whole partitions expire with keep(...)."),
                    new HarmfulOption(
                            CoreOptions.IGNORE_UPDATE_BEFORE.key(),
                            Tables.COUNTING,
                            UPDATE_ADDED,
                            "Remove it."),
                    new HarmfulOption(
                            CoreOptions.IGNORE_UPDATE_BEFORE.key(),
                            Tables.KEYLESS,
                            UPDATE_ADDED,
                            "Remove it."),
                    new HarmfulOption(
                            CoreOptions.SEQUENCE_FIELD_SORT_ORDER.key(),
                            Tables.OF_WHOLE_ROWS,
                            "rows of one commit are merged in ascending order whatever it says, and"
                                    + " tables of one process take over each other's direction",
                            "Remove it; order by a column that rises with each change."),
                    new HarmfulOption(
                            CoreOptions.SEQUENCE_FIELD_SORT_ORDER.key(),
                            Tables.COMBINING,
                            "groups are ascending whatever it says, and tables of one process take"
                                    + " over each other's direction",
                            "Remove it; negate the ordering column to keep the first."),
                    new HarmfulOption(
                            CoreOptions.QUERY_AUTH_ENABLED.key(),
                            Tables.ANY,
                            "each read asks the catalog who may, and only a REST catalog answers;"
                                    + " with any other all reads fail",
                            "Set it in the REST catalog."),
                    pins(CoreOptions.SCAN_MODE.key()),
                    pins(CoreOptions.SCAN_TIMESTAMP.key()),
                    pins(CoreOptions.SCAN_TIMESTAMP_MILLIS.key()),
                    pins(CoreOptions.SCAN_WATERMARK.key()),
                    pins(CoreOptions.SCAN_FILE_CREATION_TIME_MILLIS.key()),
                    pins(CoreOptions.SCAN_CREATION_TIME_MILLIS.key()),
                    pins(CoreOptions.SCAN_SNAPSHOT_ID.key()),
                    pins(CoreOptions.SCAN_TAG_NAME.key()),
                    pins(CoreOptions.SCAN_VERSION.key()),
                    pins(CoreOptions.SCAN_BOUNDED_WATERMARK.key()),
                    pins(CoreOptions.STREAM_SCAN_MODE.key()),
                    pins(CoreOptions.BATCH_SCAN_MODE.key()),
                    pins("scan.bounded"),
                    pins("scan.partitions"),
                    pins("incremental-"),
                    pins(CoreOptions.BRANCH.key()));

    private static HarmfulOption pins(String key) {
        return new HarmfulOption(
                key,
                Tables.ANY,
                "every reader of the table is held to it, and new rows are not seen",
                "Give it to the one reader that wants it.");
    }

    private static void harmful(GivenOption option, Report found) {
        if (option.isOfTable()) {
            find(option)
                    .ifPresent(
                            harmful ->
                                    found.atTable()
                                            .says(
                                                    "raw option %s is set",
                                                    KnownOptions.shown(option.name()))
                                            .so("%s", harmful.consequence)
                                            .fix("%s", harmful.fix));
        }
    }

    /** The entry that says how an option harms its table; empty if it does no harm there. */
    static Optional<HarmfulOption> find(GivenOption option) {
        return find(ALL, option);
    }

    /** The same, by some of the entries. */
    static Optional<HarmfulOption> find(List<HarmfulOption> known, GivenOption option) {
        return option.isDefault() || ConditionalOption.isConditional(option)
                ? Optional.empty()
                : known.stream()
                        .filter(
                                harmful ->
                                        harmful.isMeant(option.key())
                                                && harmful.where.has(option.design()))
                        .findFirst();
    }

    /** Whether an option harms some table. */
    static boolean isListed(String key) {
        return ConditionalOption.isListed(key)
                || ALL.stream().anyMatch(harmful -> harmful.isMeant(key));
    }

    private boolean isMeant(String given) {
        boolean begins = key.endsWith(".") || key.endsWith("-");
        return begins ? given.startsWith(key) : given.equals(key);
    }
}
