package io.lakekit.internal.paimon.function;

import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * The key of an option of columns, {@code fields.<columns>.<option>}.
 *
 * @param columns the names of the columns; several only where they order a group together
 * @param option the option, such as {@code aggregate-function}
 */
public record FieldOption(List<String> columns, String option) {

    /** The option that names the function of a column. */
    public static final String FUNCTION = "aggregate-function";

    /** The option that names the members of the group which the columns order. */
    public static final String GROUP = "sequence-group";

    /** The option that lets a function ignore rows that retract. */
    public static final String IGNORE_RETRACT = "ignore-retract";

    /** The option that lets {@code collect} keep each value once. */
    public static final String DISTINCT = "distinct";

    /** The option that separates what {@code listagg} joins. */
    public static final String DELIMITER = "list-agg-delimiter";

    /** The option that names the key of nested rows. */
    public static final String NESTED_KEY = "nested-key";

    /** The option that bounds the number of nested rows. */
    public static final String LIMIT = "count-limit";

    static final String CLASS = "lakekit.function";
    static final String ARGUMENTS = "lakekit.args";

    /** The beginning of the keys. */
    public static final String FIELDS = "fields.";

    /** The options that functions and groups of a design become. */
    private static final Set<String> OWNED =
            Set.of(
                    FUNCTION,
                    GROUP,
                    IGNORE_RETRACT,
                    DISTINCT,
                    DELIMITER,
                    NESTED_KEY,
                    LIMIT,
                    CLASS,
                    ARGUMENTS);

    /** Copies the list. */
    public FieldOption {
        columns = List.copyOf(columns);
    }

    /** The option of one column. */
    public static FieldOption of(String column, String option) {
        return new FieldOption(List.of(column), option);
    }

    /** Whether a key is that of an option of columns, or of their default. */
    public static boolean isOne(String key) {
        return key.startsWith(FIELDS);
    }

    /** The option with this key; empty if the key names no columns and option. */
    public static Optional<FieldOption> parse(String key) {
        if (!isOne(key)) {
            return Optional.empty();
        }
        String rest = key.substring(FIELDS.length());
        int dot = dot(rest);
        return dot <= 0
                ? Optional.empty()
                : Optional.of(
                        new FieldOption(names(rest.substring(0, dot)), rest.substring(dot + 1)));
    }

    /** The dot before the option: names of columns that other hands gave may have dots, too. */
    private static int dot(String rest) {
        return OWNED.stream()
                .filter(option -> rest.endsWith("." + option))
                .map(option -> rest.length() - option.length() - 1)
                .findFirst()
                .orElseGet(() -> rest.indexOf('.'));
    }

    /** The key. */
    public String key() {
        return FIELDS + list(columns) + "." + option;
    }

    /** Whether functions and groups of a design become this option. */
    public boolean isOwned() {
        return OWNED.contains(option);
    }

    /** Whether one function looks at this option, and no other. */
    public boolean isOfFunction() {
        return isOwned() && !isGroup() && !option.equals(FUNCTION);
    }

    /** Whether this option names the members of a group. */
    public boolean isGroup() {
        return option.equals(GROUP);
    }

    /** The names in a list as options have it. */
    public static List<String> names(String list) {
        return List.of(list.split(",", -1));
    }

    /** The list of names as options have it. */
    public static String list(List<String> names) {
        return String.join(",", names);
    }
}
