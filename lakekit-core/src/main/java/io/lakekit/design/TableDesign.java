package io.lakekit.design;

import io.lakekit.diagnostic.Diagnostics;
import io.lakekit.schema.Column;
import java.io.Serializable;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * What a table is meant to be: an immutable value, equal by value, valid as far as it alone can
 * tell. Reading a serialized design back runs no rules.
 */
public sealed interface TableDesign extends Serializable
        permits GroupedTable, SummaryTable, AppendTable, HybridTable {

    /** The kind of table. */
    TableKind kind();

    /** The settings that every kind has, as given. */
    TableSettings settings();

    /**
     * The answer of the function for this kind of table. It takes the place of a switch over the
     * kinds: with a new kind no question compiles until it is answered for that, too.
     *
     * <pre>{@code
     * int streams = design.byKind(
     *         grouped -> grouped.groups().size(),
     *         summary -> 1,
     *         append -> 1,
     *         hybrid -> hybrid.eventTypes().size());
     * }</pre>
     */
    <T extends @Nullable Object> T byKind(
            Function<? super GroupedTable, ? extends T> grouped,
            Function<? super SummaryTable, ? extends T> summary,
            Function<? super AppendTable, ? extends T> append,
            Function<? super HybridTable, ? extends T> hybrid);

    /** Where the table lives. */
    default TableName name() {
        return settings().name();
    }

    /** All stored columns in stored order: key and partition columns first. */
    List<Column<?>> columns();

    /**
     * The columns as the parts of the design name them, in the order declared, without those that
     * lakekit fills. A column comes as often as it is named, and may be nullable where {@link
     * #columns} has it as never null.
     */
    default List<Column<?>> declaredColumns() {
        return ColumnUse.of(this).stream().<Column<?>>map(ColumnUse::column).toList();
    }

    /**
     * The columns whose values combine and how, in the order declared; empty if rows are kept as
     * they were written.
     */
    List<ValueColumn> values();

    /** The primary key, partition columns included; empty if rows have none. */
    List<Column<?>> primaryKey();

    /** The partition columns, outermost first. */
    default List<Column<?>> partitionColumns() {
        return settings().partitionedBy();
    }

    /** How rows are distributed; empty for an append table whose files belong to no bucket. */
    Optional<Buckets> buckets();

    /** What a streaming reader sees. */
    ChangelogProducer changelog();

    /** How long rows and past states are kept, or null for ever and the format's default. */
    default @Nullable Retention retention() {
        return settings().retention();
    }

    /** The stored comment, or null. */
    default @Nullable String comment() {
        return settings().comment();
    }

    /** Options given as text, sorted by key. */
    default List<RawOption> rawOptions() {
        return settings().rawOptions();
    }

    /** The warnings taken on, with reasons, sorted by code and by what they are about. */
    default List<Acceptance> acceptances() {
        return settings().acceptances();
    }

    /** The accepted warnings and the advice that building it gave. */
    default Diagnostics warnings() {
        return settings().warnings();
    }

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
