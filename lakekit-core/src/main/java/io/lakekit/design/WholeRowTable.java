package io.lakekit.design;

import io.lakekit.schema.Column;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * A table with one row per key, which is always a row as it was written: rows of a key are chosen
 * from, never combined. It is a {@link LatestTable} or a {@link FirstTable}.
 */
public abstract sealed class WholeRowTable implements TableDesign permits LatestTable, FirstTable {

    private static final long serialVersionUID = 1L;

    private final WholeRowParts parts;

    WholeRowTable(WholeRowParts parts) {
        this.parts = parts;
    }

    /**
     * The columns that tell older rows from newer ones, in the order in which they are compared;
     * empty if the order of arrival decides.
     */
    public final List<Column<?>> order() {
        return parts.order();
    }

    /** The column of text that says whether a row is written or removed; empty if none does. */
    public final Optional<Column<?>> rowKind() {
        return Optional.ofNullable(parts.rowKind());
    }

    /** The treatment of rows that retract. */
    public final Deletes deletes() {
        return parts.deletes();
    }

    /** The columns as they were given beside the key and the order, repeats included. */
    final List<Column<?>> declared() {
        return parts.columns();
    }

    @Override
    public final TableSettings settings() {
        return parts.settings();
    }

    @Override
    public final List<Column<?>> primaryKey() {
        return parts.primaryKey();
    }

    @Override
    public final List<ValueColumn> values() {
        return List.of();
    }

    /**
     * All columns in the order in which they are stored: key and partition columns first, then the
     * others as declared, and behind them the ordering columns and that of the rows' kinds, unless
     * they are declared among them.
     */
    @Override
    public final List<Column<?>> columns() {
        return parts.stored();
    }

    @Override
    public final List<Slice<?>> slices() {
        return List.of();
    }

    @Override
    public final List<Column<?>> columnsOf(Slice<?> slice) {
        throw ForeignSlice.refused(name(), slice, List.of());
    }

    @Override
    public final List<Column<?>> suppliedColumns() {
        return columns();
    }

    @Override
    public final Optional<Buckets> buckets() {
        return Optional.of(parts.buckets());
    }

    @Override
    public final ChangelogProducer changelog() {
        return parts.changelog();
    }

    @Override
    public final <T extends @Nullable Object> T byKind(
            Function<? super GroupedTable, ? extends T> grouped,
            Function<? super WholeRowTable, ? extends T> wholeRow,
            Function<? super SummaryTable, ? extends T> summary,
            Function<? super AppendTable, ? extends T> append,
            Function<? super HybridTable, ? extends T> hybrid) {
        return wholeRow.apply(this);
    }

    /**
     * Two designs are equal if equal columns are stored in the same order, whether those of the key
     * and of the order are listed among them or not.
     */
    @Override
    public final boolean equals(@Nullable Object other) {
        return other instanceof WholeRowTable that
                && kind() == that.kind()
                && parts.isSame(that.parts);
    }

    @Override
    public final int hashCode() {
        return Objects.hash(kind(), parts.settings(), parts.stored());
    }

    @Override
    public final String toString() {
        return kind().noun() + " " + name();
    }
}
