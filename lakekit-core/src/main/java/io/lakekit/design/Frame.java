package io.lakekit.design;

import io.lakekit.diagnostic.Diagnostics;
import io.lakekit.schema.Column;
import java.io.Serializable;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What every kind of design has. */
record Frame(
        TableName name,
        List<Column<?>> partitionedBy,
        @Nullable Retention retention,
        @Nullable String comment,
        List<RawOption> rawOptions,
        List<Acceptance> acceptances,
        Diagnostics warnings)
        implements Serializable {

    Frame withWarnings(Diagnostics found) {
        return new Frame(name, partitionedBy, retention, comment, rawOptions, acceptances, found);
    }
}
