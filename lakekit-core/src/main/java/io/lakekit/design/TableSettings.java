package io.lakekit.design;

import io.lakekit.diagnostic.Diagnostics;
import io.lakekit.schema.Column;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The settings that every kind of design has. {@link TableDesign} has an accessor for each.
 *
 * @param name the name of the table and of its database
 * @param partitionedBy the partition columns as given, outermost first and repeats included; a
 *     hybrid table adds the level of its event types to them
 * @param retention the time for which rows and past states are kept, or null to keep rows for ever
 *     and past states by the format's default
 * @param comment the comment that is stored with the table, or null
 * @param columnOrder the names of columns in the order in which a new table stores them, before all
 *     columns that it does not name; empty for the order that the kind of table has
 * @param rawOptions the table options that are given as text, sorted by key
 * @param acceptances the warnings that the design accepts, sorted by code and by what they are
 *     about
 * @param warnings the findings that building the design left: accepted warnings and advice
 */
public record TableSettings(
        TableName name,
        List<Column<?>> partitionedBy,
        @Nullable Retention retention,
        @Nullable String comment,
        List<String> columnOrder,
        List<RawOption> rawOptions,
        List<Acceptance> acceptances,
        Diagnostics warnings)
        implements Serializable {

    /** Keeps immutable copies of the lists. */
    public TableSettings {
        partitionedBy = List.copyOf(partitionedBy);
        columnOrder = List.copyOf(columnOrder);
        rawOptions = List.copyOf(rawOptions);
        acceptances = List.copyOf(acceptances);
    }

    /** The settings of a table that stores its columns in the order that its kind has. */
    public TableSettings(
            TableName name,
            List<Column<?>> partitionedBy,
            @Nullable Retention retention,
            @Nullable String comment,
            List<RawOption> rawOptions,
            List<Acceptance> acceptances,
            Diagnostics warnings) {
        this(name, partitionedBy, retention, comment, List.of(), rawOptions, acceptances, warnings);
    }

    TableSettings withWarnings(Diagnostics found) {
        return new TableSettings(
                name,
                partitionedBy,
                retention,
                comment,
                columnOrder,
                rawOptions,
                acceptances,
                found);
    }

    /** The columns of the table in the order in which it stores them. */
    List<Column<?>> inOrder(List<Column<?>> columns) {
        if (columnOrder.isEmpty()) {
            return columns;
        }
        List<Column<?>> ordered = new ArrayList<>(columns);
        ordered.sort(Comparator.comparingInt(this::position));
        return List.copyOf(ordered);
    }

    private int position(Column<?> column) {
        int named = columnOrder.indexOf(column.name());
        return named < 0 ? columnOrder.size() : named;
    }
}
