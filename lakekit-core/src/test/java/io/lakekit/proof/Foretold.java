package io.lakekit.proof;

import io.lakekit.design.GroupedTable;
import io.lakekit.design.SequenceGroup;
import io.lakekit.design.ValueColumn;
import io.lakekit.design.WholeRowTable;
import io.lakekit.diagnostic.Diagnostic;
import io.lakekit.diagnostic.Place;
import io.lakekit.internal.diff.Difference;
import io.lakekit.proof.Schedule.Kind;
import io.lakekit.proof.Schedule.Step;
import io.lakekit.schema.Column;
import io.lakekit.schema.Row;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Which differences between a table and the truth the findings about its design foretell: each code
 * covers its own columns only, and only if what it warns of happened.
 */
final class Foretold {

    /** What an event that is written again does. */
    private static final Set<String> ON_REPEAT = Set.of("LK0405", "LK0419", "LK0421");

    /** What an event does that is late in its order, or is written again. */
    private static final Set<String> ON_LATE = Set.of("LK0333", "LK0402", "LK0408");

    private static final Set<String> ON_TIE = Set.of("LK0312", "LK0313");

    private static final Set<String> KEPT_TWICE = Set.of("LK0706");

    /** Also tables in which the last row to arrive stays, or the last delete. */
    private static final Set<String> OF_THE_TABLE = Set.of("LK0320", "LK0706", "LK0908");

    /** What no rule of a design can know: whether deletes come. */
    static final String FORGOTTEN_DELETE = "rule 38";

    /**
     * What orders the rows of a stream.
     *
     * @param group the group that the stream fills, null if it writes whole rows
     */
    private record Order(@Nullable SequenceGroup group, List<Column<?>> by) {}

    private final History history;
    private final boolean repeats;
    private final boolean deletes;

    Foretold(History history) {
        this.history = history;
        this.repeats = history.schedule().repeats();
        this.deletes = history.events().stream().anyMatch(event -> event.kind().isRetracting());
    }

    /** The codes that cover a difference; none if it is a defect. */
    Set<String> codesOf(Difference difference) {
        Set<String> covering = new TreeSet<>();
        Set<String> table = codes(null);
        if (repeats) {
            table.retainAll(difference.column() == null && !deletes ? KEPT_TWICE : OF_THE_TABLE);
            covering.addAll(table);
        }
        if (deletes && codes(null).contains("LK0718")) {
            covering.add("LK0718");
        }
        if (difference.column() != null) {
            covering.addAll(ofColumn(difference.column()));
        } else {
            covering.addAll(ofRow(difference));
        }
        return covering;
    }

    /** What foretells that a row is there, or is not. */
    private Set<String> ofRow(Difference difference) {
        Set<String> covering = new TreeSet<>();
        if (!(history.design() instanceof WholeRowTable table) || table.order().isEmpty()) {
            return covering;
        }
        Order order = new Order(null, table.order());
        if (deletes && repeats && isTied(order)) {
            covering.addAll(ties(order));
        }
        if (forgetsDelete(difference)) {
            covering.add(FORGOTTEN_DELETE);
        }
        return covering;
    }

    /**
     * Whether a row is there because Paimon forgot its delete: a commit lies between the delete and
     * an older row that was written after it, and files may be compacted in every commit.
     */
    boolean forgetsDelete(Difference difference) {
        if (difference.column() != null
                || difference.expected() != null
                || !(history.design() instanceof WholeRowTable table)
                || table.order().isEmpty()) {
            return false;
        }
        List<List<@Nullable Object>> written = new ArrayList<>();
        List<List<@Nullable Object>> committed = new ArrayList<>();
        for (Step step : history.schedule().steps()) {
            if (step.kind() != Kind.WRITE) {
                committed.addAll(written);
                written.clear();
                continue;
            }
            ProofEvent event = history.events().get(step.event());
            List<@Nullable Object> order = values(table.order(), event.row());
            if (!isOf(difference.key(), event.row())) {
                continue;
            }
            if (event.kind().isRetracting()) {
                written.add(order);
            } else if (committed.stream().anyMatch(deleted -> compare(order, deleted) <= 0)) {
                return true;
            }
        }
        return false;
    }

    private boolean isOf(Row key, Row row) {
        return history.design().primaryKey().stream()
                .allMatch(column -> Objects.equals(key.get(column), row.get(column)));
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
        if (isUnordered(column)) {
            Set<String> table = codes(null);
            if (repeats && table.contains("LK0330")) {
                covering.add("LK0330");
            }
            if (late && table.contains("LK0332")) {
                covering.add("LK0332");
            }
        }
        if (order.isPresent() && isTied(order.get())) {
            covering.addAll(repeats ? ties(order.get()) : Set.of());
        }
        if (order.isPresent() && isReachedInOrderOfRows(order.get())) {
            covering.add("LK0332");
        }
        return covering;
    }

    /**
     * Whether the rows of a group are merged in the order of whole rows, and that shows: some are
     * equal in the order of the group, or come in another order than they arrive.
     */
    private boolean isReachedInOrderOfRows(Order order) {
        return order.group() != null
                && codes(null).contains("LK0332")
                && history.design() instanceof GroupedTable table
                && (isTied(order) || isLate(new Order(order.group(), table.rowOrder())));
    }

    /** Whether no group orders the column. */
    private boolean isUnordered(String column) {
        return history.design() instanceof GroupedTable table
                && Stream.concat(table.unordered().stream(), table.rowOrder().stream())
                        .anyMatch(one -> one.name().equals(column));
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
                                        .map(group -> new Order(group, group.order()))
                                        .or(() -> ofRows(grouped.rowOrder())),
                        wholeRow -> ofRows(wholeRow.order()),
                        summary -> ofRows(summary.rowOrder()),
                        append -> Optional.empty(),
                        hybrid -> Optional.empty());
    }

    private static Optional<Order> ofRows(List<Column<?>> by) {
        return by.isEmpty() ? Optional.empty() : Optional.of(new Order(null, by));
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
