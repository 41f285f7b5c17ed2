package io.lakekit.design;

import io.lakekit.diagnostic.Diagnostics;
import io.lakekit.schema.Column;
import java.io.Serializable;
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
        List<RawOption> rawOptions,
        List<Acceptance> acceptances,
        Diagnostics warnings)
        implements Serializable {

    /** Keeps immutable copies of the lists. */
    public TableSettings {
        partitionedBy = List.copyOf(partitionedBy);
        rawOptions = List.copyOf(rawOptions);
        acceptances = List.copyOf(acceptances);
    }

    TableSettings withWarnings(Diagnostics found) {
        return new TableSettings(
                name, partitionedBy, retention, comment, rawOptions, acceptances, found);
    }
}
