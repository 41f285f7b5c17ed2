package io.lakekit.internal.paimon.option;

import io.lakekit.internal.check.Check;
import io.lakekit.internal.check.Report;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.apache.paimon.CoreOptions;

/**
 * An option that is right as long as writers or readers of the table keep to something that nobody
 * checks: code {@code LK0817}. One that is never right is a {@link HarmfulOption}.
 *
 * @param key the option
 * @param where the designs for which it depends
 * @param values the values that are meant; none if all are
 * @param consequence what happens if they do not keep to it
 * @param condition what they have to keep to
 */
record ConditionalOption(
        String key, Tables where, Set<String> values, String consequence, String condition) {

    static final Check<GivenOption> CONDITIONAL =
            OptionCheck.warning(
                    "LK0817",
                    "an option that is right under a condition",
                    ConditionalOption::conditional);

    /** The words for readers that start at the newest snapshot, as they do without the option. */
    private static final Set<String> NEWEST =
            Set.of("full", "latest-full", "latest", "compacted-full");

    static final List<ConditionalOption> ALL =
            List.of(
                    new ConditionalOption(
                            CoreOptions.RECORD_LEVEL_EXPIRE_TIME.key(),
                            Tables.NOT_FOLDING,
                            Set.of(),
                            "it drops single versions of a row before they are merged, so what only"
                                    + " an old version brought goes, and what a newer one replaced"
                                    + " may come back",
                            "each row brings all its columns, and a time that never goes back"),
                    new ConditionalOption(
                            CoreOptions.PARTIAL_UPDATE_REMOVE_RECORD_ON_DELETE.key(),
                            Tables.KEYED,
                            Set.of(),
                            "a delete and an insert of one commit lose the delete, and a lone -U"
                                    + " leaves the old row",
                            "a key that was deleted never comes again"),
                    new ConditionalOption(
                            CoreOptions.PARTIAL_UPDATE_REMOVE_RECORD_ON_SEQUENCE_GROUP.key(),
                            Tables.KEYED,
                            Set.of(),
                            "engines that read some columns see deleted rows again and miss live"
                                    + " ones, and a delete and an insert of one commit lose the"
                                    + " delete",
                            "all engines but lakekit read whole rows, and a key that was deleted"
                                    + " never comes again"),
                    new ConditionalOption(
                            CoreOptions.AGGREGATION_REMOVE_RECORD_ON_DELETE.key(),
                            Tables.KEYED,
                            Set.of(),
                            "a delete and an insert of one commit lose the delete",
                            "a key that was deleted never comes again"),
                    new ConditionalOption(
                            CoreOptions.CROSS_PARTITION_UPSERT_INDEX_TTL.key(),
                            Tables.KEYED,
                            Set.of(),
                            "a key whose entry is gone is written a second time",
                            "a key comes no more after that time"),
                    new ConditionalOption(
                            CoreOptions.IGNORE_DELETE.key(),
                            Tables.KEYLESS,
                            Set.of(),
                            "rows that retract are dropped, and what they retract stays",
                            "the rows of the changes that are inserts are meant, and no others"),
                    new ConditionalOption(
                            CoreOptions.ROWKIND_FIELD.key(),
                            Tables.ANY,
                            Set.of(),
                            "the kind that writers give a row is ignored, and a row without one of"
                                    + " '+I', '-U', '+U' and '-D' there fails the write",
                            "every writer fills the column with the kind of its row"),
                    new ConditionalOption(
                            CoreOptions.SCAN_MODE.key(),
                            Tables.ANY,
                            NEWEST,
                            "every reader of changes starts there, whatever it needs",
                            "each of them is meant to"),
                    new ConditionalOption(
                            CoreOptions.CONSUMER_ID.key(),
                            Tables.ANY,
                            Set.of(),
                            "all readers of changes share one progress, and each misses what"
                                    + " another has read",
                            "one job at a time reads the changes"),
                    new ConditionalOption(
                            CoreOptions.SCAN_FALLBACK_BRANCH.key(),
                            Tables.ANY,
                            Set.of(),
                            "a partition that is not there is read from another branch",
                            "that branch holds what is meant"),
                    new ConditionalOption(
                            "log.system",
                            Tables.ANY,
                            Set.of(),
                            "readers of changes look into a log that no writer of lakekit fills",
                            "the writers of that log are the only ones"),
                    new ConditionalOption(
                            "scan.remove-normalize",
                            Tables.KEYED,
                            Set.of(),
                            "readers of changes without a changelog count the values of a row again"
                                    + " with each change",
                            "they need no old values"));

    private static void conditional(GivenOption option, Report found) {
        find(option)
                .filter(known -> option.isOfTable() && !option.isDefault())
                .ifPresent(
                        known ->
                                found.at(found.table().option(option.name()))
                                        .says("is '%s'", option.value())
                                        .so("%s", known.consequence)
                                        .fix(
                                                "Remove it, or accept '%s' for it if %s.",
                                                found.code(), known.condition));
    }

    private static Optional<ConditionalOption> find(GivenOption option) {
        return find(ALL, option);
    }

    /** The entry among some that an option of a table is. */
    static Optional<ConditionalOption> find(List<ConditionalOption> known, GivenOption option) {
        return known.stream().filter(one -> one.isMeant(option)).findFirst();
    }

    /** Whether it depends on a condition for its table. */
    static boolean isConditional(GivenOption option) {
        return find(option).isPresent();
    }

    private boolean isMeant(GivenOption option) {
        return option.key().equals(key)
                && where.has(option.design())
                && (values.isEmpty() || values.contains(option.value()));
    }

    /** Whether an option is one for some table. */
    static boolean isListed(String key) {
        return ALL.stream().anyMatch(known -> known.key.equals(key));
    }
}
