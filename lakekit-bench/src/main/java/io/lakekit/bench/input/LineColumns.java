package io.lakekit.bench.input;

import io.lakekit.internal.text.Spelling;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * The columns of a file by position.
 *
 * @param names their names
 * @param needed the number of columns that every line has; later ones may be missing
 */
record LineColumns(List<String> names, int needed) {

    static LineColumns ofNothing() {
        return new LineColumns(List.of(), 0);
    }

    /** The columns that a mapping gives; a name ending with {@code ?} may be missing at the end. */
    static LineColumns ofMapping(Part part) {
        List<String> given = part.columns() == null ? List.of() : part.columns();
        List<String> names = given.stream().map(LineColumns::plain).toList();
        int needed = given.size();
        while (needed > 0 && given.get(needed - 1).endsWith("?")) {
            needed--;
        }
        return new LineColumns(names, needed).requireReadable("the 'columns' of the mapping", part);
    }

    private static String plain(String name) {
        return name.endsWith("?") ? name.substring(0, name.length() - 1) : name;
    }

    /**
     * The columns that a header names.
     *
     * @throws InputException if it lacks one that the mapping needs, or names one twice
     */
    static LineColumns ofHeader(Path file, Part part, List<String> names) {
        return new LineColumns(names, names.size()).requireReadable("the header of " + file, part);
    }

    private LineColumns requireReadable(String where, Part part) {
        Set<String> known = new HashSet<>(names);
        known.addAll(part.constants());
        for (String name : part.reads()) {
            if (!known.contains(name)) {
                throw new InputException(
                        "The mapping of "
                                + part.title()
                                + " reads a column '"
                                + name
                                + "', which "
                                + where
                                + " does not have. "
                                + Spelling.question(name, names)
                                + "The columns there are "
                                + names
                                + "; one that may be missing is written ${"
                                + name
                                + "?}");
            }
            if (names.indexOf(name) != names.lastIndexOf(name)) {
                throw new InputException(
                        "The mapping of "
                                + part.title()
                                + " reads a column '"
                                + name
                                + "', which "
                                + where
                                + " has twice; rename one, or use 'header: false' with 'columns' of"
                                + " your own");
            }
        }
        return this;
    }

    int size() {
        return names.size();
    }

    String name(int i) {
        return names.get(i);
    }

    /** Refuses a line of another number of values. */
    void check(int values) {
        if (values < needed || values > names.size()) {
            throw new IllegalArgumentException(
                    values
                            + " columns instead of "
                            + (needed == names.size() ? "" : needed + " to ")
                            + names.size());
        }
    }
}
