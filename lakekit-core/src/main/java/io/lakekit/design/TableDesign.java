package io.lakekit.design;

import io.lakekit.diagnostic.Diagnostics;
import io.lakekit.schema.Column;
import java.io.Serializable;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * The description of a table as it is meant to be: its name, columns, key, functions and settings.
 * Immutable and equal by value. A design that exists has passed all rules that it can be judged by
 * alone; reading a serialized one back does not run them again.
 *
 * <pre>{@code
 * TableDesign design = WideTable.named("ads.ad_row").primaryKey(DT, REQUEST).groups(BID).build();
 * design.columns(); // dt, request_id, bid_time, price
 * }</pre>
 */
public sealed interface TableDesign extends Serializable
        permits GroupedTable, WholeRowTable, SummaryTable, AppendTable, HybridTable {

    /** The kind of table. */
    TableKind kind();

    /** The settings that every kind of design has, as they were given. */
    TableSettings settings();

    /**
     * The answer of the function for this kind of table. It takes the place of a switch over the
     * kinds: with a new kind no question compiles until it is answered for that, too.
     *
     * <pre>{@code
     * int streams = design.byKind(
     *         grouped -> grouped.groups().size(),
     *         wholeRow -> 1,
     *         summary -> 1,
     *         append -> 1,
     *         hybrid -> hybrid.eventTypes().size());
     * }</pre>
     */
    <T extends @Nullable Object> T byKind(
            Function<? super GroupedTable, ? extends T> grouped,
            Function<? super WholeRowTable, ? extends T> wholeRow,
            Function<? super SummaryTable, ? extends T> summary,
            Function<? super AppendTable, ? extends T> append,
            Function<? super HybridTable, ? extends T> hybrid);

    /** The name of the table and of its database. */
    default TableName name() {
        return settings().name();
    }

    /** All columns in the order in which they are stored: key and partition columns first. */
    List<Column<?>> columns();

    /**
     * The columns as the parts of the design name them, in the order declared, without those that
     * lakekit fills. A column is listed as often as it is named, and may be nullable although
     * {@link #columns} has it as never null.
     */
    default List<Column<?>> declaredColumns() {
        return ColumnUse.of(this).stream().<Column<?>>map(ColumnUse::column).toList();
    }

    /**
     * The columns whose values combine, each with its function, in the order declared; empty if
     * rows are kept as they were written.
     */
    List<ValueColumn> values();

    /** The columns of the primary key, partition columns included; empty if rows have no key. */
    List<Column<?>> primaryKey();

    /** The columns by which rows are partitioned, outermost first; empty if they are not. */
    default List<Column<?>> partitionColumns() {
        return settings().partitionedBy();
    }

    /**
     * The distribution of rows over buckets; empty for an append table whose files belong to no
     * bucket.
     */
    Optional<Buckets> buckets();

    /** The changes that a streaming reader sees. */
    ChangelogProducer changelog();

    /**
     * The time for which rows and past states are kept, or null to keep rows for ever and past
     * states by the format's default.
     */
    default @Nullable Retention retention() {
        return settings().retention();
    }

    /** The comment that is stored with the table, or null if there is none. */
    default @Nullable String comment() {
        return settings().comment();
    }

    /** The table options that are given as text, sorted by key. */
    default List<RawOption> rawOptions() {
        return settings().rawOptions();
    }

    /**
     * The warnings that this design accepts, with reasons, sorted by code and by what they are
     * about.
     */
    default List<Acceptance> acceptances() {
        return settings().acceptances();
    }

    /** The findings that building this design left: accepted warnings and advice. */
    default Diagnostics warnings() {
        return settings().warnings();
    }

    /**
     * The parts of the table that streams fill, groups or event types; empty if streams write whole
     * rows.
     */
    List<? extends Slice<?>> slices();

    /**
     * The columns that a stream of this slice supplies: key and partition columns, those shared by
     * all streams, and its own. Columns that lakekit fills are not among them.
     *
     * @throws IllegalArgumentException if the slice is not part of this design
     */
    List<Column<?>> columnsOf(Slice<?> slice);

    /** The columns that a stream of whole rows supplies: all but those that lakekit fills. */
    List<Column<?>> suppliedColumns();

    /** The column of this name, compared exactly; empty if there is none. */
    default Optional<Column<?>> column(String name) {
        for (Column<?> column : columns()) {
            if (column.name().equals(name)) {
                return Optional.of(column);
            }
        }
        return Optional.empty();
    }
}
