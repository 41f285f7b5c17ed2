package io.lakekit.flink.sink;

import io.lakekit.diagnostic.Code;
import io.lakekit.diagnostic.Diagnostics;
import io.lakekit.diagnostic.DiagnosticsException;
import io.lakekit.diagnostic.Place;
import java.util.List;
import org.apache.flink.types.RowKind;

/** The rule that a stream of rows, which are all inserted, has none that change others. */
final class InsertsOnly {

    private static final Code CHANGELOG =
            Code.error("LK1341", "a changelog where rows are inserted", "the start of a job");
    private static final Code CHANGE =
            Code.error("LK1334", "a row that changes or deletes another", "a write");

    private static final String AS_INSERTS =
            "written as an insert it would count as one more event";
    private static final String USE_CHANGES =
            "Hand a changelog to changes(...) instead, or send inserts only: filter it, or read it"
                    + " with ChangelogRecords.";

    private InsertsOnly() {}

    /** What is wrong with a stream of rows of which its type or its steps tell. */
    static Diagnostics check(SinkStream<?, ?> stream) {
        String told = stream.changes() ? null : Changelogs.told(stream.stream());
        return told == null
                ? Diagnostics.none()
                : Diagnostics.copyOf(
                        List.of(
                                CHANGELOG
                                        .at(stream.place())
                                        .says("the stream is a changelog: %s", told)
                                        .so(
                                                "written as inserts, the old and the new row of an"
                                                        + " update would both count")
                                        .fix("%s", USE_CHANGES)));
    }

    /**
     * Refuses a row that is not an insert.
     *
     * @throws DiagnosticsException with the finding
     */
    static void require(Place.OfStream place, RowKind kind) {
        if (kind != RowKind.INSERT) {
            throw new DiagnosticsException(
                    CHANGE.at(place)
                            .says("the row is %s (%s)", kind, kind.shortString())
                            .so("%s", AS_INSERTS)
                            .fix("%s", USE_CHANGES));
        }
    }
}
