package io.lakekit.paimon;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.apache.paimon.schema.SchemaChange;
import org.apache.paimon.schema.SchemaChange.Move;

/** The steps that bring the columns of a table into another order. */
final class ColumnMoves {

    private final List<String> then;
    private final Set<String> added;

    /**
     * To an order.
     *
     * @param then all columns in that order
     * @param added those that the table gets, each put behind the one before it
     */
    ColumnMoves(List<String> then, Set<String> added) {
        this.then = then;
        this.added = added;
    }

    /** The steps from an order of the columns that are there; none for one that is there. */
    List<SchemaChange> from(List<String> now) {
        List<String> all = withAdded(now);
        List<SchemaChange> moves = new ArrayList<>();
        for (int i = 0; i < then.size(); i++) {
            String name = then.get(i);
            // Paimon refuses to move a column to where it is.
            if (!all.get(i).equals(name)) {
                all.remove(name);
                all.add(i, name);
                moves.add(
                        SchemaChange.updateColumnPosition(
                                i == 0 ? Move.first(name) : Move.after(name, then.get(i - 1))));
            }
        }
        return moves;
    }

    private List<String> withAdded(List<String> now) {
        List<String> all = new ArrayList<>(now);
        for (int i = 0; i < then.size(); i++) {
            if (added.contains(then.get(i))) {
                all.add(i == 0 ? 0 : all.indexOf(then.get(i - 1)) + 1, then.get(i));
            }
        }
        return all;
    }
}
