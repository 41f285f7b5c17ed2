package io.lakekit.internal.paimon.plan;

import io.lakekit.change.Risk;
import io.lakekit.change.TableChange.ChangeSetting;
import io.lakekit.internal.paimon.function.FieldOption;
import io.lakekit.internal.paimon.option.ColumnOptionRules;
import io.lakekit.internal.paimon.option.FileFormats;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.apache.paimon.CoreOptions;
import org.apache.paimon.utils.TimeUtils;
import org.jspecify.annotations.Nullable;

/**
 * The risks of changing options of a live table. The source is section 5 of the rules on Paimon,
 * rules 82, 84, 104, 113 to 121, 125 to 130 and 154.
 */
public final class OptionRisks {

    /** The options that Paimon would change, and that make it read stored rows in another way. */
    private static final Set<String> MEANING =
            Set.of(
                    CoreOptions.MERGE_ENGINE.key(),
                    CoreOptions.IGNORE_DELETE.key(),
                    CoreOptions.IGNORE_UPDATE_BEFORE.key(),
                    CoreOptions.DELETION_VECTORS_ENABLED.key(),
                    CoreOptions.ROWKIND_FIELD.key(),
                    CoreOptions.SEQUENCE_FIELD.key(),
                    CoreOptions.SEQUENCE_FIELD_SORT_ORDER.key(),
                    CoreOptions.FORCE_LOOKUP.key(),
                    FileFormats.LEGACY_INSTANTS);

    /** The options that decide where rows are stored. */
    private static final Set<String> PLACE =
            Set.of(
                    CoreOptions.PARTITION_GENERATE_LEGACY_NAME.key(),
                    CoreOptions.PARTITION_DEFAULT_NAME.key());

    private static final String NOT_FOUND =
            "rows that are stored would not be found where they are; create a table of another name"
                    + " and copy the rows";

    private static final Set<String> EXPIRY =
            Set.of(
                    CoreOptions.PARTITION_EXPIRATION_TIME.key(),
                    CoreOptions.PARTITION_TIMESTAMP_PATTERN.key(),
                    CoreOptions.PARTITION_TIMESTAMP_FORMATTER.key());

    private static final Set<String> ROW_EXPIRY =
            Set.of(
                    CoreOptions.RECORD_LEVEL_EXPIRE_TIME.key(),
                    CoreOptions.RECORD_LEVEL_TIME_FIELD.key());

    private final Set<String> added;
    private final boolean filled;
    private final boolean expires;

    /**
     * The risks of changing a table.
     *
     * @param added the columns that the table gets in the same step
     * @param filled whether it was ever written to
     * @param expires whether its partitions expire afterwards
     */
    OptionRisks(Set<String> added, boolean filled, boolean expires) {
        this.added = added;
        this.filled = filled;
        this.expires = expires;
    }

    /**
     * Whether a change of this option matters for running writers and compactors: with the old
     * value they would merge, place or change rows in another way.
     */
    public static boolean concernsRunningWriters(String key) {
        return FieldOption.isOne(key)
                || PLACE.contains(key)
                || MEANING.contains(key)
                || ROW_EXPIRY.contains(key)
                || key.equals(CoreOptions.BUCKET.key())
                || key.equals(CoreOptions.BUCKET_KEY.key())
                || key.equals(CoreOptions.CHANGELOG_PRODUCER.key());
    }

    /** The change of an option; empty if it is part of adding a column. */
    Optional<ChangeSetting> of(String key, @Nullable String from, @Nullable String to) {
        if (isOfAddedColumns(key, from, to)) {
            return Optional.empty();
        }
        return Optional.of(
                filled ? ofFilled(key, from, to) : new ChangeSetting(key, from, to, Risk.SAFE, ""));
    }

    private ChangeSetting ofFilled(String key, @Nullable String from, @Nullable String to) {
        if (FieldOption.isOne(key) && !ColumnOptionRules.isOne(key)) {
            return new ChangeSetting(
                    key,
                    from,
                    to,
                    Risk.REFUSED,
                    "rows that are stored would be merged by another rule, each when it is compacted;"
                            + " add a column or a group instead");
        }
        if (PLACE.contains(key)) {
            return new ChangeSetting(key, from, to, Risk.REFUSED, NOT_FOUND);
        }
        if (MEANING.contains(key)) {
            return new ChangeSetting(
                    key,
                    from,
                    to,
                    Risk.REFUSED,
                    "rows that are stored would mean something else; create a table of another name"
                            + " and copy the rows");
        }
        if (key.equals(CoreOptions.BUCKET.key()) || key.equals(CoreOptions.BUCKET_KEY.key())) {
            return bucket(key, from, to);
        }
        if (key.equals(CoreOptions.CHANGELOG_PRODUCER.key())) {
            return changelog(key, from, to);
        }
        if (EXPIRY.contains(key)) {
            return expiry(key, from, to);
        }
        if (ROW_EXPIRY.contains(key)) {
            return rowExpiry(key, from, to);
        }
        return new ChangeSetting(key, from, to, Risk.SAFE, "");
    }

    private static ChangeSetting bucket(String key, @Nullable String from, @Nullable String to) {
        boolean counts = key.equals(CoreOptions.BUCKET.key()) && isCount(from) && isCount(to);
        return counts
                ? new ChangeSetting(
                        key,
                        from,
                        to,
                        Risk.REWRITES_DATA,
                        "partitions that are there take no more rows until they are overwritten")
                : new ChangeSetting(key, from, to, Risk.REFUSED, NOT_FOUND);
    }

    private static boolean isCount(@Nullable String bucket) {
        return bucket != null && !bucket.startsWith("-");
    }

    private static ChangeSetting changelog(String key, @Nullable String from, @Nullable String to) {
        return from == null
                ? new ChangeSetting(
                        key,
                        from,
                        to,
                        Risk.NEEDS_RESTART,
                        "jobs write no changes until they are started again; readers see changes from"
                                + " then on only")
                : new ChangeSetting(
                        key,
                        from,
                        to,
                        Risk.REFUSED,
                        "whoever reads the changes would get parts of rows or nothing; create a table"
                                + " of another name for the new readers");
    }

    private ChangeSetting expiry(String key, @Nullable String from, @Nullable String to) {
        boolean later =
                key.equals(CoreOptions.PARTITION_EXPIRATION_TIME.key())
                        && from != null
                        && to != null
                        && age(to).compareTo(age(from)) >= 0;
        return later || !expires
                ? new ChangeSetting(key, from, to, Risk.SAFE, "")
                : new ChangeSetting(
                        key,
                        from,
                        to,
                        Risk.REWRITES_DATA,
                        "partitions that are older then are deleted with the next commit");
    }

    private static ChangeSetting rowExpiry(String key, @Nullable String from, @Nullable String to) {
        boolean later =
                to == null
                        || (key.equals(CoreOptions.RECORD_LEVEL_EXPIRE_TIME.key())
                                && from != null
                                && age(to).compareTo(age(from)) >= 0);
        return later
                ? new ChangeSetting(
                        key,
                        from,
                        to,
                        Risk.NEEDS_RESTART,
                        "jobs that compact remove rows as before until they are started again")
                : new ChangeSetting(
                        key,
                        from,
                        to,
                        Risk.REWRITES_DATA,
                        "rows that are older then are removed by the next compactions");
    }

    private static Duration age(String text) {
        return TimeUtils.parseDuration(text);
    }

    /** Whether the option says how columns combine that no stored row has yet. */
    private boolean isOfAddedColumns(String key, @Nullable String from, @Nullable String to) {
        FieldOption option = FieldOption.parse(key).orElse(null);
        if (to == null || option == null) {
            return false;
        }
        List<String> named = option.columns();
        if (!option.isGroup()) {
            return added.containsAll(named);
        }
        List<String> before = from == null ? List.of() : valuesOf(from, named);
        List<String> after = FieldOption.names(to);
        boolean sameOrder = from != null || added.containsAll(named);
        return sameOrder
                && after.containsAll(before)
                && after.stream().allMatch(name -> before.contains(name) || added.contains(name));
    }

    /** The values of a group. A group without values of its own stores its order as one. */
    private static List<String> valuesOf(String members, List<String> order) {
        return FieldOption.names(members).stream().filter(name -> !order.contains(name)).toList();
    }
}
