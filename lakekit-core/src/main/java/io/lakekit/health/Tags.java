package io.lakekit.health;

import io.lakekit.internal.check.Check;
import io.lakekit.internal.check.Report;
import io.lakekit.internal.paimon.state.TimeTravel;

/** The checks for tags that do not give the state which they were made to keep. */
final class Tags {

    static final Check<Inspection> NUMERIC =
            HealthCheck.warning("LK1704", "a tag named like a snapshot", Tags::numeric);
    static final Check<Inspection> UNREADABLE =
            HealthCheck.warning(
                    "LK1705", "a tag that Paimon's own readers refuse", Tags::unreadable);

    private Tags() {}

    private static void numeric(Inspection inspection, Report found) {
        for (String tag : inspection.tags()) {
            if (tag.matches("\\d+")) {
                found.atTable()
                        .says("tag '%s' is named like a snapshot", tag)
                        .so("VERSION AS OF %s reads the tag, not the snapshot of that number", tag)
                        .fix(
                                "Rename it with Flink's procedure sys.rename_tag, to a name that"
                                        + " begins with a letter.");
            }
        }
    }

    private static void unreadable(Inspection inspection, Report found) {
        for (String tag : inspection.tags()) {
            if (!TimeTravel.isReadable(inspection.table(), tag)) {
                found.atTable()
                        .says(
                                "tag '%s' has a schema that lacks columns which today's options"
                                        + " name",
                                tag)
                        .so("Paimon's own readers refuse it")
                        .fix("Read it with TableReader.asOfTag, which leaves today's options out.");
            }
        }
    }
}
