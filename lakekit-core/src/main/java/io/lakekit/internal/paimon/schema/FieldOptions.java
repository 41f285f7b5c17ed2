package io.lakekit.internal.paimon.schema;

import io.lakekit.internal.paimon.function.FieldOption;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.apache.paimon.CoreOptions;
import org.jspecify.annotations.Nullable;

/** The normal form of the options of single columns: their functions and sequence groups. */
final class FieldOptions {

    /** The options that only one function looks at. */
    private static final Map<String, String> OF_ONE_FUNCTION =
            Map.of(
                    FieldOption.DELIMITER, "listagg",
                    FieldOption.DISTINCT, "collect",
                    FieldOption.NESTED_KEY, "nested_update",
                    FieldOption.LIMIT, "nested_update");

    private final Map<String, String> options;
    private final List<String> columns;
    private final List<String> primaryKeys;

    FieldOptions(Map<String, String> options, List<String> columns, List<String> primaryKeys) {
        this.options = options;
        this.columns = columns;
        this.primaryKeys = primaryKeys;
    }

    void normalise() {
        switch (engine()) {
            case "aggregation" -> {
                options.keySet().removeIf(FieldOptions::isGroup);
                Set<String> plain = new HashSet<>(primaryKeys);
                plain.addAll(
                        FieldOption.names(
                                options.getOrDefault(CoreOptions.SEQUENCE_FIELD.key(), "")));
                functions(plain, "last_non_null_value");
            }
            case "partial-update" -> {
                Set<String> plain = new HashSet<>(primaryKeys);
                Set<String> members = new HashSet<>();
                plain.addAll(groups(members));
                columns.stream().filter(column -> !members.contains(column)).forEach(plain::add);
                functions(plain, null);
            }
            case "deduplicate", "first-row" -> options.keySet().removeIf(FieldOptions::isIdle);
            default -> {}
        }
    }

    /** Whether an option orders columns, at which nothing looks that combines rows by functions. */
    private static boolean isGroup(String key) {
        return FieldOption.parse(key).filter(FieldOption::isGroup).isPresent();
    }

    /** Whether an option says how columns combine, at which nothing looks that keeps whole rows. */
    private static boolean isIdle(String key) {
        return key.equals(CoreOptions.FIELDS_DEFAULT_AGG_FUNC.key())
                || FieldOption.parse(key).filter(FieldOption::isOwned).isPresent();
    }

    private String engine() {
        return primaryKeys.isEmpty()
                ? ""
                : options.getOrDefault(
                                CoreOptions.MERGE_ENGINE.key(),
                                CoreOptions.MERGE_ENGINE.defaultValue().toString())
                        .toLowerCase(Locale.ROOT)
                        .replace('_', '-');
    }

    /**
     * Removes the ordering columns from the members of groups.
     *
     * @param all takes the members; outside of groups Paimon has no function but that of a column
     *     without one
     * @return the columns that order a group
     */
    private Set<String> groups(Set<String> all) {
        Set<String> ordering = new HashSet<>();
        for (String key : List.copyOf(options.keySet())) {
            FieldOption option = FieldOption.parse(key).orElse(null);
            if (option != null && option.isGroup()) {
                List<String> order = option.columns();
                List<String> members =
                        new ArrayList<>(FieldOption.names(options.getOrDefault(key, "")));
                members.removeAll(order);
                options.put(key, FieldOption.list(members.isEmpty() ? order : members));
                all.addAll(members);
                ordering.addAll(order);
            }
        }
        return ordering;
    }

    /**
     * Names the function of each column.
     *
     * @param without the columns for which Paimon asks for no function
     * @param silent the function of a column for which no option names one, or null
     */
    private void functions(Set<String> without, @Nullable String silent) {
        String usual = options.remove(CoreOptions.FIELDS_DEFAULT_AGG_FUNC.key());
        for (String column : columns) {
            String own = options.get(key(column, FieldOption.FUNCTION));
            String named = own == null ? usual : own;
            String function = named == null ? silent : named;
            function(column, without.contains(column) ? null : function, silent == null);
        }
    }

    /**
     * Names the function of a column. In a group without one the newest value is kept, as by
     * last_value.
     */
    private void function(String column, @Nullable String function, boolean inGroup) {
        boolean ignores =
                Boolean.parseBoolean(options.get(key(column, FieldOption.IGNORE_RETRACT)));
        boolean newest = inGroup && "last_value".equals(function) && !ignores;
        if (function == null || newest) {
            options.remove(key(column, FieldOption.FUNCTION));
        } else {
            options.put(
                    key(column, FieldOption.FUNCTION),
                    function.equals("first_not_null_value") ? "first_non_null_value" : function);
        }
        if (function == null || !ignores) {
            options.remove(key(column, FieldOption.IGNORE_RETRACT));
        }
        OF_ONE_FUNCTION.forEach(
                (option, owner) -> {
                    if (!owner.equals(function) || saysNothing(option, key(column, option))) {
                        options.remove(key(column, option));
                    }
                });
        options.computeIfPresent(
                key(column, FieldOption.NESTED_KEY), (key, names) -> trimmed(names));
    }

    private static String trimmed(String names) {
        return FieldOption.list(FieldOption.names(names).stream().map(String::trim).toList());
    }

    private boolean saysNothing(String option, String key) {
        String value = options.get(key);
        return switch (option) {
            case FieldOption.DELIMITER -> ",".equals(value);
            case FieldOption.DISTINCT -> !Boolean.parseBoolean(value);
            default -> false;
        };
    }

    private static String key(String column, String option) {
        return FieldOption.of(column, option).key();
    }
}
