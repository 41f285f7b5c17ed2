package io.lakekit.flink.sink;

import io.lakekit.design.ChangeInput;
import io.lakekit.design.GroupedTable;
import io.lakekit.design.Retraction;
import io.lakekit.design.TableDesign;
import io.lakekit.design.WholeRowTable;
import io.lakekit.diagnostic.Code;
import io.lakekit.diagnostic.Diagnostic;
import io.lakekit.diagnostic.Diagnostics;
import io.lakekit.diagnostic.DiagnosticsException;
import io.lakekit.diagnostic.Place;
import io.lakekit.schema.Column;
import java.util.List;

/**
 * The rule that a table which adds up gets the old rows of updates (-U) beside the new ones (+U). A
 * stream without them is one in upsert mode, which few streams tell before they run.
 */
final class OldRows {

    private static final Code MISSING =
            Code.error("LK1342", "an update without its old row where values add up", "a write");

    private OldRows() {}

    /** Whether a new row has to be preceded by the old one, whose values it does not replace. */
    static boolean areNeeded(TableDesign design) {
        boolean undone =
                ChangeInput.of(design)
                        .retraction()
                        .filter(Retraction.UNDOES_VALUES::equals)
                        .isPresent();
        return undone
                && design.values().stream()
                        .anyMatch(value -> !value.function().isIgnoringRetract());
    }

    /**
     * Whether an old row may reach the table after the new one: it removes no row, or a column
     * tells that it is older.
     */
    static boolean mayComeLate(SinkStream<?, ?> stream) {
        return !removeRows(stream) || !order(stream.design()).isEmpty();
    }

    /**
     * Whether an old row is written as a delete, and only if the new row has another key: Paimon
     * leaves old rows out where it merges the rows of a key, and brings back what a delete and a
     * row of one commit should replace.
     */
    static boolean areDeletes(SinkStream<?, ?> stream) {
        return removeRows(stream) && stream.design() instanceof GroupedTable;
    }

    private static boolean removeRows(SinkStream<?, ?> stream) {
        return ChangeInput.of(stream.design(), stream.slice())
                .retraction()
                .filter(Retraction.REMOVES_ROW::equals)
                .isPresent();
    }

    private static List<Column<?>> order(TableDesign design) {
        return design.byKind(
                GroupedTable::rowOrder,
                WholeRowTable::order,
                summary -> List.of(),
                append -> List.of(),
                hybrid -> List.of());
    }

    /** What is wrong with a stream of changes that is known to be in upsert mode. */
    static Diagnostics check(SinkStream<?, ?> stream) {
        return stream.changes()
                        && areNeeded(stream.design())
                        && Changelogs.isUpsert(stream.stream())
                ? Diagnostics.copyOf(List.of(finding(stream.place(), "the stream leaves them out")))
                : Diagnostics.none();
    }

    /** The refusal of a new row, if the stream has had no old one. */
    static DiagnosticsException missing(Place.OfStream place) {
        return new DiagnosticsException(
                finding(
                        place,
                        "the row is UPDATE_AFTER (+U), and there was no UPDATE_BEFORE (-U)"));
    }

    private static Diagnostic finding(Place.OfStream place, String fact) {
        return MISSING.at(place)
                .says("%s", fact)
                .so("the values of the old row would stay in the sums beside those of the new one")
                .fix(
                        "Take the changelog with its old rows, as toChangelogStream hands it over by"
                                + " default; if a filter leaves them out, send such a new row as +I.");
    }
}
