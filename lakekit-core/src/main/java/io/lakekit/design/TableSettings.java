package io.lakekit.design;

import io.lakekit.diagnostic.Diagnostics;
import io.lakekit.schema.Column;
import java.io.Serializable;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The settings that every kind of design has. {@link TableDesign} has an accessor for each.
 *
 * @param name where the table lives
 * @param partitionedBy the partition columns as given, outermost first and repeats included; a
 *     hybrid table adds the level of its event types to them
 * @param retention how long rows and past states are kept, or null for ever and the format's
 *     default
 * @param comment the stored comment, or null
 * @param rawOptions options given as text, sorted by key
 * @param acceptances the warnings taken on, sorted by code and by what they are about
 * @param warnings the accepted warnings and the advice that building the design gave
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

    /** Copies the lists. */
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
