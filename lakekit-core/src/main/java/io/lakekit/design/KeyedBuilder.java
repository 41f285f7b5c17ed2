package io.lakekit.design;

import com.google.errorprone.annotations.CanIgnoreReturnValue;
import io.lakekit.schema.Column;
import java.util.List;
import java.util.function.BiFunction;

/**
 * The settings of every table with one row per key.
 *
 * @param <D> the kind of design
 * @param <B> the kind's builder
 */
public abstract sealed class KeyedBuilder<D extends TableDesign, B extends KeyedBuilder<D, B>>
        extends DesignBuilder<D, B> permits GroupedBuilder, WholeRowBuilder, SummaryTable.Builder {

    final List<Column<?>> primaryKey;
    final Setting<Buckets> buckets = setting("buckets");
    final Setting<ChangelogProducer> changelog = setting("changelog");

    KeyedBuilder(TableName name, List<Column<?>> primaryKey) {
        super(name);
        this.primaryKey = primaryKey;
    }

    static <B> KeyStep<B> named(String name, BiFunction<TableName, List<Column<?>>, B> builder) {
        TableName parsed = TableName.parse(name);
        return (first, more) -> builder.apply(parsed, AtLeastOne.of(first, more));
    }

    /** Sets how rows are distributed over buckets; by default there is one fixed bucket. */
    @CanIgnoreReturnValue
    public B buckets(Buckets distribution) {
        buckets.set(distribution);
        return self();
    }

    /** Sets which changes streaming readers see; by default {@link ChangelogProducer#NONE none}. */
    @CanIgnoreReturnValue
    public B changelog(ChangelogProducer producer) {
        changelog.set(producer);
        return self();
    }
}
