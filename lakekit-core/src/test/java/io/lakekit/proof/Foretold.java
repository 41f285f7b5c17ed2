package io.lakekit.proof;

import io.lakekit.design.GroupedTable;
import io.lakekit.design.SequenceGroup;
import io.lakekit.design.ValueColumn;
import io.lakekit.diagnostic.Diagnostic;
import io.lakekit.diagnostic.Place;
import io.lakekit.internal.diff.Difference;
import io.lakekit.schema.Row;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Which differences between a table and the truth the findings about its design foretell: each code
 * covers its own columns only, and only if what it warns of happened.
 */
final class Foretold {

    /** What an event that is written again does. */
    private static final Set<String> ON_REPEAT = Set.of("LK0405", "LK0419", "LK0421");

    private static final Set<String> ON_TIE = Set.of("LK0312", "LK0313");

    private final History history;
    private final boolean repeats;

    Foretold(History history) {
        this.history = history;
        this.repeats = history.schedule().repeats();
    }

    /** The codes that cover a difference; none if it is a defect. */
    Set<String> codesOf(Difference difference) {
        Set<String> covering = new TreeSet<>();
        Set<String> table = codes(null);
        if (repeats) {
            table.retainAll(difference.column() == null ? Set.of("LK0706") : Set.of("LK0908"));
            covering.addAll(table);
        }
        if (difference.column() != null) {
            covering.addAll(ofColumn(difference.column()));
        }
        return covering;
    }

    private Set<String> ofColumn(String column) {
        Set<String> covering = new TreeSet<>();
        Set<String> codes = codes(column);
        Optional<SequenceGroup> group = group(column);
        boolean late = group.isPresent() && (repeats || isLate(group.get()));
        for (String code : codes) {
            if ((repeats && ON_REPEAT.contains(code)) || (late && code.equals("LK0408"))) {
                covering.add(code);
            }
        }
        if (repeats && group.isPresent() && isTied(group.get())) {
            covering.addAll(ties(group.get()));
        }
        return covering;
    }

    /** Codes about a column, or about the table. */
    private Set<String> codes(@Nullable String column) {
        Place.OfTable table = Place.table(history.design().name());
        Place place = column == null ? table : table.column(column);
        Set<String> codes = new TreeSet<>();
        for (Diagnostic finding : history.design().warnings()) {
            if (finding.place().equals(place)) {
                codes.add(finding.code().id());
            }
        }
        return codes;
    }

    private Optional<SequenceGroup> group(String column) {
        if (!(history.design() instanceof GroupedTable table)) {
            return Optional.empty();
        }
        return table.groups().stream().filter(group -> names(group).contains(column)).findFirst();
    }

    private static Set<String> names(SequenceGroup group) {
        Set<String> names = new HashSet<>();
        group.columns().forEach(column -> names.add(column.name()));
        for (ValueColumn value : group.values()) {
            value.ownOrder().forEach(column -> names.add(column.name()));
        }
        return names;
    }

    private Set<String> ties(SequenceGroup group) {
        Set<String> codes = codes(group.order().get(0).name());
        codes.retainAll(ON_TIE);
        return codes;
    }

    private List<Row> rows(SequenceGroup group) {
        List<Row> rows = new ArrayList<>();
        for (int event : history.schedule().firstWrites()) {
            if (group.equals(history.events().get(event).slice())) {
                rows.add(history.events().get(event).row());
            }
        }
        return rows;
    }

    private boolean isTied(SequenceGroup group) {
        List<List<@Nullable Object>> orders =
                rows(group).stream().map(row -> order(group, row)).toList();
        return new HashSet<>(orders).size() < orders.size();
    }

    private static List<@Nullable Object> order(SequenceGroup group, Row row) {
        List<@Nullable Object> order = new ArrayList<>();
        group.order().forEach(column -> order.add(row.get(column)));
        return order;
    }

    private boolean isLate(SequenceGroup group) {
        List<List<@Nullable Object>> orders =
                rows(group).stream().map(row -> order(group, row)).toList();
        for (int i = 1; i < orders.size(); i++) {
            if (compare(orders.get(i - 1), orders.get(i)) > 0) {
                return true;
            }
        }
        return false;
    }

    @SuppressWarnings("unchecked") // what orders a group is comparable
    private static int compare(List<@Nullable Object> left, List<@Nullable Object> right) {
        Comparator<Object> natural =
                Comparator.nullsFirst((a, b) -> ((Comparable<Object>) a).compareTo(b));
        for (int i = 0; i < left.size(); i++) {
            int order = natural.compare(left.get(i), right.get(i));
            if (order != 0) {
                return order;
            }
        }
        return 0;
    }
}
