package io.lakekit.flink.sink;

import io.lakekit.design.GroupedTable;
import io.lakekit.design.SequenceGroup;
import io.lakekit.design.TableDesign;
import io.lakekit.diagnostic.Code;
import io.lakekit.diagnostic.Diagnostics;
import io.lakekit.diagnostic.Place;
import io.lakekit.function.Trait;
import io.lakekit.internal.check.Check;
import io.lakekit.internal.check.Report;
import java.util.List;

/**
 * The rule that one stream fills a group of a keyed table. A group whose columns all combine in any
 * order, such as sums, may have several.
 */
final class ClaimedGroups {

    private static final Check<Claims> CLAIMED_TWICE =
            new Check<>(
                    Code.error(
                            "LK1322",
                            "a group that two streams of a sink fill",
                            "the start of a job"),
                    ClaimedGroups::claimedTwice);

    /** The streams that a sink gets for the table of a design. */
    private record Claims(TableDesign design, List<? extends SinkStream<?, ?>> streams) {

        List<SequenceGroup> groups() {
            return design instanceof GroupedTable table ? table.groups() : List.of();
        }

        /** The names of the streams that fill a group; one of whole rows fills all of them. */
        List<String> of(SequenceGroup group) {
            return streams.stream()
                    .filter(stream -> stream.slice() == null || stream.slice().equals(group))
                    .map(stream -> "'" + stream.name() + "'")
                    .toList();
        }
    }

    private ClaimedGroups() {}

    static Diagnostics check(TableDesign design, List<? extends SinkStream<?, ?>> streams) {
        return Check.all(
                List.of(CLAIMED_TWICE), new Claims(design, streams), Place.table(design.name()));
    }

    private static void claimedTwice(Claims claims, Report found) {
        for (SequenceGroup group : claims.groups()) {
            List<String> streams = claims.of(group);
            if (streams.size() > 1 && !combinesInAnyOrder(group)) {
                found.atSlice(group)
                        .says(
                                "%d streams of the sink fill it: %s",
                                streams.size(), String.join(", ", streams))
                        .so("each would replace what the other wrote, nulls included")
                        .fix(
                                "Hand events of one kind over as one stream, one.union(other); give"
                                        + " events of two kinds a group each.");
            }
        }
    }

    private static boolean combinesInAnyOrder(SequenceGroup group) {
        return group.values().stream().allMatch(value -> value.function().is(Trait.COMMUTATIVE));
    }
}
