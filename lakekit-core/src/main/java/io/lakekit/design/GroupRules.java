package io.lakekit.design;

import io.lakekit.diagnostic.Diagnostic;
import io.lakekit.schema.Column;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/** Rules about which group owns which column, and what orders it: codes {@code LK03xx}. */
final class GroupRules {

    static final List<Rule> ALL =
            List.of(new Rule("LK0302", "a column has one owner", GroupRules::ownedOnce));

    private GroupRules() {}

    /** Paimon orders each column by one sequence only. */
    private static void ownedOnce(TableDesign design, Consumer<Diagnostic> found) {
        if (!(design instanceof GroupedTable table)) {
            return;
        }
        Map<String, SequenceGroup> owners = new HashMap<>();
        for (SequenceGroup group : table.groups()) {
            for (Column<?> column : group.columns()) {
                SequenceGroup first = owners.putIfAbsent(column.name(), group);
                if (first != null) {
                    found.accept(
                            Diagnostic.error("LK0302", table.name() + "." + column.name())
                                    .says("owned by both '%s' and '%s'", first.name(), group.name())
                                    .so("a column takes its order from one sequence group")
                                    .fix("Remove it from one of them."));
                }
            }
        }
    }
}
