package io.lakekit.internal.paimon.option;

import io.lakekit.design.RawOption;
import io.lakekit.design.Retention;
import io.lakekit.design.TableDesign;
import io.lakekit.design.TableKind;
import io.lakekit.internal.paimon.function.FieldOption;
import java.util.Optional;
import java.util.Set;
import org.apache.paimon.CoreOptions;
import org.apache.paimon.options.ConfigOption;

/**
 * A raw option of a design, with what Paimon knows of it.
 *
 * @param design the design that has it
 * @param name its key as the user wrote it
 * @param value its value, which may be anything
 */
record GivenOption(TableDesign design, String name, String value) {

    private static final Set<String> OWNED =
            Set.of(
                    CoreOptions.TYPE.key(),
                    CoreOptions.PATH.key(),
                    CoreOptions.AUTO_CREATE.key(),
                    CoreOptions.MERGE_ENGINE.key(),
                    CoreOptions.BUCKET.key(),
                    CoreOptions.BUCKET_KEY.key(),
                    CoreOptions.CHANGELOG_PRODUCER.key(),
                    CoreOptions.SEQUENCE_FIELD.key(),
                    CoreOptions.PRIMARY_KEY.key(),
                    CoreOptions.PARTITION.key(),
                    CoreOptions.IGNORE_DELETE.key(),
                    CoreOptions.ROWKIND_FIELD.key(),
                    CoreOptions.PARTIAL_UPDATE_REMOVE_RECORD_ON_DELETE.key(),
                    CoreOptions.AGGREGATION_REMOVE_RECORD_ON_DELETE.key(),
                    CoreOptions.PARTITION_EXPIRATION_STRATEGY.key(),
                    CoreOptions.PARTITION_EXPIRATION_TIME.key(),
                    CoreOptions.PARTITION_TIMESTAMP_PATTERN.key(),
                    CoreOptions.PARTITION_TIMESTAMP_FORMATTER.key());

    /** The options that say when partitions expire. */
    static final Set<String> EXPIRY =
            Set.of(
                    CoreOptions.PARTITION_EXPIRATION_STRATEGY.key(),
                    CoreOptions.PARTITION_EXPIRATION_TIME.key(),
                    CoreOptions.PARTITION_TIMESTAMP_PATTERN.key(),
                    CoreOptions.PARTITION_TIMESTAMP_FORMATTER.key());

    /** The options that settings of tables with a key become, and only these look at. */
    private static final Set<String> OF_KEYED =
            Set.of(
                    CoreOptions.MERGE_ENGINE.key(),
                    CoreOptions.SEQUENCE_FIELD.key(),
                    CoreOptions.IGNORE_DELETE.key());

    /** Whose an option is, which decides what can be wrong with it. */
    enum Owner {
        /** It is about one column, and no setting of a design. */
        COLUMN,
        /** A setting of the design becomes it. */
        DESIGN,
        /** It is about a computed column or the watermark of Flink. */
        FLINK,
        /** A format of files or of indexes reads it; no class of Paimon lists such options. */
        FORMAT,
        /** Paimon has it. */
        PAIMON,
        /** Nothing in a table reads it. */
        NOBODY
    }

    GivenOption(TableDesign design, RawOption option) {
        this(design, option.key(), option.value());
    }

    /** Whether settings of any design become the option with this key. */
    static boolean isOwned(String key) {
        return OWNED.contains(key);
    }

    /** Its key as Paimon knows it, whichever of its names is given. */
    String key() {
        return KnownOptions.canonical(name);
    }

    /** Paimon's declaration of it; empty if Paimon has no such option. */
    Optional<ConfigOption<?>> known() {
        return KnownOptions.find(name);
    }

    /** Whether it says what holds without it. */
    boolean isDefault() {
        return KnownOptions.isSame(key(), value, null);
    }

    Owner owner() {
        String key = key();
        if (FlinkColumns.isRead(key)) {
            return Owner.FLINK;
        }
        if (ColumnOptionRules.isOne(key)) {
            return Owner.COLUMN;
        }
        if (isFree(key)) {
            return Owner.PAIMON;
        }
        if (isOwned(key) || TableOptions.owned(design).containsKey(key) || FieldOption.isOne(key)) {
            return Owner.DESIGN;
        }
        if (KnownOptions.isOfFamily(key)) {
            return Owner.FORMAT;
        }
        return known().isPresent() ? Owner.PAIMON : Owner.NOBODY;
    }

    /**
     * Whether no setting of this design says it, although one of another does: when partitions
     * expire if the design keeps all, what only tables with a key look at, the kinds of rows where
     * these combine, and deletes where they are none of a wide table.
     */
    private boolean isFree(String key) {
        Retention kept = design.retention();
        boolean keepsAll = kept == null || kept.partitions() == null;
        boolean ofKeyed = OF_KEYED.contains(key) || FieldOption.isOne(key);
        return (design.kind() != TableKind.HYBRID && keepsAll && EXPIRY.contains(key))
                || (design.kind() == TableKind.APPEND && ofKeyed)
                || (design.kind() != TableKind.LATEST
                        && key.equals(CoreOptions.ROWKIND_FIELD.key()))
                || (design.kind() != TableKind.WIDE
                        && key.equals(CoreOptions.PARTIAL_UPDATE_REMOVE_RECORD_ON_DELETE.key()))
                || (design.kind() != TableKind.SUMMARY
                        && key.equals(CoreOptions.AGGREGATION_REMOVE_RECORD_ON_DELETE.key()));
    }

    /** Whether the table has it as it is given: neither of a column nor of a setting. */
    boolean isOfTable() {
        return owner() != Owner.COLUMN && owner() != Owner.DESIGN;
    }
}
