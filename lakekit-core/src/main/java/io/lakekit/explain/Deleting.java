package io.lakekit.explain;

import io.lakekit.design.ChangeInput;
import io.lakekit.design.GroupedTable;
import io.lakekit.design.Retraction;
import io.lakekit.design.Slice;
import io.lakekit.design.TableDesign;
import io.lakekit.design.WholeRowTable;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** The sentences that say what the deletes of a stream of changes do. */
final class Deleting {

    private Deleting() {}

    /**
     * A sentence for whole rows, or for the groups that deletes clear; none if they are refused.
     */
    static List<String> sentences(TableDesign design) {
        if (design instanceof WholeRowTable table && table.rowKind().isPresent()) {
            return List.of();
        }
        Optional<Retraction> meaning = ChangeInput.of(design).retraction();
        return meaning.isPresent()
                ? List.of(sentence(design, meaning.get()))
                : groups(design).map(List::of).orElse(List.of());
    }

    private static String sentence(TableDesign design, Retraction meaning) {
        return switch (meaning) {
            case REMOVES_ROW ->
                    design instanceof WholeRowTable table && !table.order().isEmpty()
                            ? "A delete removes the row unless it is older, and a full compaction"
                                    + " forgets it with its order."
                            : "A delete removes the row, and a row that comes later is another.";
            case UNDOES_VALUES ->
                    "A delete takes its values out, before or after the row comes, and the row of"
                            + " the key stays.";
            case IGNORED -> "A delete changes nothing.";
            case CLEARS_GROUP -> throw new IllegalStateException(design + " has no whole rows");
        };
    }

    private static Optional<String> groups(TableDesign design) {
        if (!(design instanceof GroupedTable table)) {
            return Optional.empty();
        }
        List<String> cleared =
                table.groups().stream()
                        .filter(group -> ChangeInput.of(table, group).retraction().isPresent())
                        .map(Slice::name)
                        .toList();
        return cleared.isEmpty()
                ? Optional.empty()
                : Optional.of(
                        "A delete sets the columns of its group to null unless it is older: "
                                + cleared.stream().collect(Collectors.joining(", "))
                                + ".");
    }
}
