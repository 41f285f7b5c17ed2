package io.lakekit.proof;

import io.lakekit.design.GroupedTable;
import io.lakekit.design.SequenceGroup;
import io.lakekit.design.ValueColumn;
import io.lakekit.diagnostic.Diagnostic;
import io.lakekit.diagnostic.Place;
import io.lakekit.internal.diff.Difference;
import io.lakekit.schema.Column;
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

    /** What an event does that is late in its group, or is written again. */
    private static final Set<String> ON_LATE = Set.of("LK0402", "LK0408");

    private static final Set<String> ON_TIE = Set.of("LK0312", "LK0313");

    /** Tables in which the last row to arrive stays. */
    private static final Set<String> LAST_TO_ARRIVE = Set.of("LK0320", "LK0908");

    /**
     * What orders the rows of a stream.
     *
     * @param group the group that the stream fills, null if it writes whole rows
     */
    private record Order(@Nullable SequenceGroup group, List<Column<?>> by) {}

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
            table.retainAll(difference.column() == null ? Set.of("LK0706") : LAST_TO_ARRIVE);
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
        Optional<Order> order = order(column);
        boolean late = order.isPresent() && (repeats || isLate(order.get()));
        for (String code : codes) {
            if ((repeats && ON_REPEAT.contains(code))
                    || (late && ON_LATE.contains(code))
                    || code.equals("LK0406")) {
                covering.add(code);
            }
        }
        if (repeats && isUnordered(column)) {
            covering.add("LK0330");
        }
        if (repeats && order.isPresent() && isTied(order.get())) {
            covering.addAll(ties(order.get()));
        }
        return covering;
    }

    /** Whether the last event to arrive decides, of which a repeated one is another. */
    private boolean isUnordered(String column) {
        return history.design() instanceof GroupedTable table
                && codes(null).contains("LK0330")
                && table.unordered().stream().anyMatch(one -> one.name().equals(column));
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

    private Optional<Order> order(String column) {
        return history.design()
                .byKind(
                        grouped ->
                                grouped.groups().stream()
                                        .filter(group -> names(group).contains(column))
                                        .findFirst()
                                        .map(group -> new Order(group, group.order())),
                        wholeRow ->
                                Optional.of(new Order(null, wholeRow.order()))
                                        .filter(order -> !order.by().isEmpty()),
                        summary -> Optional.empty(),
                        append -> Optional.empty(),
                        hybrid -> Optional.empty());
    }

    private static Set<String> names(SequenceGroup group) {
        Set<String> names = new HashSet<>();
        group.columns().forEach(column -> names.add(column.name()));
        for (ValueColumn value : group.values()) {
            value.ownOrder().forEach(column -> names.add(column.name()));
        }
        return names;
    }

    private Set<String> ties(Order order) {
        Set<String> codes = codes(order.by().get(0).name());
        codes.retainAll(ON_TIE);
        return codes;
    }

    private List<List<@Nullable Object>> orders(Order order) {
        List<List<@Nullable Object>> orders = new ArrayList<>();
        for (int event : history.schedule().firstWrites()) {
            ProofEvent written = history.events().get(event);
            if (written.slice() == null || written.slice().equals(order.group())) {
                orders.add(values(order.by(), written.row()));
            }
        }
        return orders;
    }

    private boolean isTied(Order order) {
        List<List<@Nullable Object>> orders = orders(order);
        return new HashSet<>(orders).size() < orders.size();
    }

    private static List<@Nullable Object> values(List<Column<?>> columns, Row row) {
        List<@Nullable Object> values = new ArrayList<>();
        columns.forEach(column -> values.add(row.get(column)));
        return values;
    }

    private boolean isLate(Order order) {
        List<List<@Nullable Object>> orders = orders(order);
        for (int i = 1; i < orders.size(); i++) {
            if (compare(orders.get(i - 1), orders.get(i)) > 0) {
                return true;
            }
        }
        return false;
    }

    @SuppressWarnings("unchecked") // what orders rows is comparable
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
