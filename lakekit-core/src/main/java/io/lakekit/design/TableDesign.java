package io.lakekit.design;

import io.lakekit.diagnostic.Diagnostics;
import io.lakekit.schema.Column;
import java.io.Serializable;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What a table is meant to be: an immutable value, equal by value, valid as far as it alone can
 * tell. Reading a serialized design back runs no rules.
 */
public sealed interface TableDesign extends Serializable
        permits GroupedTable, SummaryTable, AppendTable, HybridTable {

    /** Where the table lives. */
    TableName name();

    /** All stored columns in stored order: key and partition columns first. */
    List<Column<?>> columns();

    /**
     * The columns whose values combine and how, in the order declared; empty if rows are kept as
     * they were written.
     */
    List<ValueColumn> values();

    /** The primary key, partition columns included; empty if rows have none. */
    List<Column<?>> primaryKey();

    /** The partition columns, outermost first. */
    List<Column<?>> partitionColumns();

    /** How rows are distributed; empty for an append table whose files belong to no bucket. */
    Optional<Buckets> buckets();

    /** What a streaming reader sees. */
    ChangelogProducer changelog();

    /** How long rows and past states are kept, or null for ever and the format's default. */
    @Nullable Retention retention();

    /** The stored comment, or null. */
    @Nullable String comment();

    /** Options given as text, sorted by key. */
    List<RawOption> rawOptions();

    /** The warnings taken on, with reasons, sorted by code and by what they are about. */
    List<Acceptance> acceptances();

    /** The accepted warnings and the advice that building it gave. */
    Diagnostics warnings();

    /** The slices that streams fill: groups or event types; empty if streams write whole rows. */
    List<? extends Slice<?>> slices();

    /**
     * The columns a stream of this slice supplies: key and partition columns, those shared by all,
     * and its own; without columns that lakekit fills.
     *
     * @throws IllegalArgumentException if the slice is not part of this design
     */
    List<Column<?>> columnsOf(Slice<?> slice);

    /** The columns a stream of whole rows supplies: all but those that lakekit fills. */
    List<Column<?>> suppliedColumns();

    /** The column of this name, if there is one. */
    default Optional<Column<?>> column(String name) {
        for (Column<?> column : columns()) {
            if (column.name().equals(name)) {
                return Optional.of(column);
            }
        }
        return Optional.empty();
    }
}
