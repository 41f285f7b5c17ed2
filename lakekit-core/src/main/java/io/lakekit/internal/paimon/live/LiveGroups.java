package io.lakekit.internal.paimon.live;

import io.lakekit.design.AggFunction;
import io.lakekit.design.SequenceGroup;
import io.lakekit.internal.paimon.note.NotedGroup;
import io.lakekit.internal.paimon.note.ReadNotes;
import io.lakekit.schema.Column;
import io.lakekit.schema.ColumnType;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/**
 * The sequence groups that the options of a live table describe. A column with an order that is
 * named after it, such as {@code page_seq}, was made by {@code latestNonNull}; it belongs to the
 * group with the same kind of order, if there is only one.
 */
final class LiveGroups {

    private final Map<String, Column<?>> columns;
    private final LiveFunctions functions;
    private final List<ReadNotes.Group> noted;
    private final List<String> positions;

    /**
     * Reads the groups of a table.
     *
     * @param noted the groups that the design which made the table noted
     */
    LiveGroups(
            Map<String, Column<?>> columns, LiveFunctions functions, List<ReadNotes.Group> noted) {
        this.columns = columns;
        this.functions = functions;
        this.noted = noted;
        this.positions = List.copyOf(columns.keySet());
    }

    /**
     * The groups that were noted and still exist, then the others in the order of their columns.
     */
    List<SequenceGroup> of(Map<List<String>, List<String>> members) {
        List<SequenceGroup> groups = new ArrayList<>();
        Map<List<String>, List<String>> others = new LinkedHashMap<>(members);
        for (ReadNotes.Group group : noted) {
            NotedGroup known = new NotedGroup(group);
            if (known.isAmong(others)) {
                known.orders().forEach(others::remove);
                groups.add(
                        group(
                                group.name(),
                                group.order(),
                                group.values(),
                                Set.copyOf(group.owned())));
            }
        }
        groups.addAll(unnoted(others));
        return groups;
    }

    private List<SequenceGroup> unnoted(Map<List<String>, List<String>> members) {
        Map<List<String>, List<String>> plain = new LinkedHashMap<>();
        Map<String, List<String>> owned = new LinkedHashMap<>();
        members.keySet().stream()
                .sorted(Comparator.comparing(order -> positions.indexOf(order.get(0))))
                .forEach(
                        order -> {
                            List<String> values = Objects.requireNonNull(members.get(order));
                            if (isOwnOrder(order, values)) {
                                owned.put(values.get(0), order);
                            } else {
                                plain.put(order, values);
                            }
                        });
        return made(plain, owned);
    }

    private List<SequenceGroup> made(
            Map<List<String>, List<String>> plain, Map<String, List<String>> owned) {
        Map<List<String>, List<String>> guests = new HashMap<>();
        Map<List<String>, List<String>> homeless = new LinkedHashMap<>();
        owned.forEach(
                (value, order) ->
                        homeOf(order, plain)
                                .ifPresentOrElse(
                                        home ->
                                                guests.computeIfAbsent(
                                                                home, key -> new ArrayList<>())
                                                        .add(value),
                                        () -> homeless.put(order, List.of(value))));
        List<SequenceGroup> groups = new ArrayList<>();
        plain.forEach(
                (order, values) ->
                        groups.add(group(order, values, guests.getOrDefault(order, List.of()))));
        homeless.forEach((order, values) -> groups.add(group(order, values, List.of())));
        return groups;
    }

    private static boolean isOwnOrder(List<String> order, List<String> values) {
        return values.size() == 1 && order.get(0).equals(values.get(0) + "_seq");
    }

    /** The only group whose order has the same types; empty if there is none or more than one. */
    private Optional<List<String>> homeOf(
            List<String> order, Map<List<String>, List<String>> plain) {
        List<List<String>> homes =
                plain.keySet().stream().filter(other -> types(other).equals(types(order))).toList();
        return homes.size() == 1 ? Optional.of(homes.get(0)) : Optional.empty();
    }

    private List<ColumnType<?>> types(List<String> names) {
        List<ColumnType<?>> types = new ArrayList<>();
        names.forEach(name -> types.add(column(name).type()));
        return types;
    }

    private Column<?> column(String name) {
        return Objects.requireNonNull(columns.get(name), name);
    }

    private SequenceGroup group(List<String> order, List<String> values, List<String> guests) {
        List<String> all = new ArrayList<>(values.equals(order) ? List.of() : values);
        all.addAll(guests);
        return group(String.join("_", order), order, all, Set.copyOf(guests));
    }

    private SequenceGroup group(
            String name, List<String> order, List<String> values, Set<String> owned) {
        SequenceGroup group = SequenceGroup.named(name).orderedBy(ordering(order.get(0)));
        for (String by : order.subList(1, order.size())) {
            group = group.thenBy(ordering(by));
        }
        for (String value : values) {
            group =
                    owned.contains(value)
                            ? group.latestNonNull(column(value))
                            : with(group, column(value));
        }
        return group;
    }

    @SuppressWarnings("unchecked") // a column that is not comparable is a finding of the design
    private Column<? extends Comparable<?>> ordering(String name) {
        return (Column<? extends Comparable<?>>) column(name);
    }

    @SuppressWarnings("unchecked") // a function of another type is a finding of the design
    private SequenceGroup with(SequenceGroup group, Column<?> column) {
        AggFunction<?> function = functions.of(column).orElse(null);
        if (function != null
                && function.kind() == AggFunction.Kind.LATEST
                && function.isIgnoringRetract()) {
            throw new IllegalArgumentException(
                    "its column '"
                            + column.name()
                            + "' takes the newest value and ignores retractions, by ignore-retract");
        }
        return function == null
                ? group.latest(column)
                : group.aggregate((Column<Object>) column, (AggFunction<Object>) function);
    }
}
