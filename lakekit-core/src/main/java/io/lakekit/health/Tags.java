package io.lakekit.health;

import io.lakekit.diagnostic.Code;
import io.lakekit.diagnostic.Diagnostic;
import io.lakekit.internal.paimon.state.TimeTravel;
import java.util.List;
import java.util.stream.Stream;

/** The check for tags that do not give the state which they were made to keep. */
final class Tags {

    private static final Code NUMERIC =
            Code.warning("LK1704", "a tag named like a snapshot", "the health report");
    private static final Code UNREADABLE =
            Code.warning("LK1705", "a tag that Paimon's own readers refuse", "the health report");

    private Tags() {}

    static Stream<Diagnostic> find(Inspection inspection) {
        List<String> tags = inspection.table().tagManager().allTagNames();
        return Stream.concat(
                tags.stream()
                        .filter(tag -> tag.matches("\\d+"))
                        .map(tag -> numeric(inspection, tag)),
                tags.stream()
                        .filter(tag -> !TimeTravel.isReadable(inspection.table(), tag))
                        .map(tag -> unreadable(inspection, tag)));
    }

    private static Diagnostic numeric(Inspection inspection, String tag) {
        return NUMERIC.at(inspection.place())
                .says("tag '%s' is named like a snapshot", tag)
                .so("VERSION AS OF %s reads the tag, not the snapshot of that number", tag)
                .fix(
                        "Rename it with Flink's procedure sys.rename_tag, to a name that begins"
                                + " with a letter.");
    }

    private static Diagnostic unreadable(Inspection inspection, String tag) {
        return UNREADABLE
                .at(inspection.place())
                .says("tag '%s' has a schema that lacks columns which today's options name", tag)
                .so("Paimon's own readers refuse it")
                .fix("Read it with TableReader.asOfTag, which leaves today's options out.");
    }
}
