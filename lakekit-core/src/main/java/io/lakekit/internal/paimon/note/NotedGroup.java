package io.lakekit.internal.paimon.note;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A group that was noted, as the options of its table describe it. */
public final class NotedGroup {

    private final Map<List<String>, List<String>> members = new LinkedHashMap<>();

    public NotedGroup(ReadNotes.Group group) {
        List<String> plain = new ArrayList<>(group.values());
        plain.removeAll(group.owned());
        members.put(group.order(), plain.isEmpty() ? group.order() : plain);
        for (String value : group.owned()) {
            members.put(ownOrder(value, group.order().size()), List.of(value));
        }
    }

    private static List<String> ownOrder(String value, int columns) {
        List<String> names = new ArrayList<>();
        for (int i = 1; i <= columns; i++) {
            names.add(value + (i == 1 ? "_seq" : "_seq" + i));
        }
        return names;
    }

    /** The ordering columns under which the table has its members. */
    public List<List<String>> orders() {
        return List.copyOf(members.keySet());
    }

    /**
     * Whether the table has this group, among groups whose members are given by their ordering
     * columns.
     */
    public boolean isAmong(Map<List<String>, List<String>> live) {
        return members.entrySet().stream()
                .allMatch(
                        entry ->
                                new HashSet<>(entry.getValue())
                                        .equals(
                                                new HashSet<>(
                                                        live.getOrDefault(
                                                                entry.getKey(), List.of()))));
    }
}
