package io.lakekit.design;

import io.lakekit.schema.Column;
import java.util.List;

/**
 * A table with one row per key, the first that was written, as a whole (Paimon's first-row): the
 * home of events of which some are repeated, such as those of a source that delivers at least once.
 * What comes later for a key is dropped when it is written, so readers of changes see inserts only,
 * one for each key. No column orders rows: the first is the first to arrive.
 *
 * <p>Whoever writes the table looks every key up, and readers see a row once it is compacted: at
 * the commit of a writer that compacts, and not before another job did if writers leave that to it.
 *
 * <pre>{@code
 * static final FirstTable CLICK =
 *         FirstTable.named("ads.click")
 *                 .primaryKey(DT, EVENT_ID)
 *                 .columns(REQUEST, AD, CLICK_TIME)
 *                 .partitionedBy(DT)
 *                 .changelog(ChangelogProducer.LOOKUP)
 *                 .build();
 * }</pre>
 */
public final class FirstTable extends WholeRowTable {

    private static final long serialVersionUID = 1L;

    private FirstTable(WholeRowParts parts) {
        super(parts);
    }

    /**
     * Starts the design of a table; its key comes next.
     *
     * @param name the table's name as {@code database.table}
     */
    public static KeyStep<Builder> named(String name) {
        return KeyedBuilder.named(name, Builder::new);
    }

    @Override
    public TableKind kind() {
        return TableKind.FIRST;
    }

    /**
     * The settings of a first-row table as they are collected. Mutable; {@code build()} may be
     * called again.
     */
    public static final class Builder extends WholeRowBuilder<FirstTable, Builder> {

        private Builder(TableName name, List<Column<?>> primaryKey) {
            super(name, primaryKey);
        }

        @Override
        Builder self() {
            return this;
        }

        @Override
        FirstTable draft(TableSettings settings) {
            return new FirstTable(parts(settings, List.of(), null, Deletes.REFUSE));
        }
    }
}
