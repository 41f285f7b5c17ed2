package io.lakekit.internal.paimon.live;

import com.google.errorprone.annotations.CanIgnoreReturnValue;
import io.lakekit.internal.paimon.schema.NormalOptions;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.paimon.options.ConfigOption;
import org.apache.paimon.schema.TableSchema;
import org.jspecify.annotations.Nullable;

/** The options of a live table, from which those that a design says in other words are taken. */
final class LiveOptions {

    private static final String FIELDS = "fields.";
    private static final String GROUP = ".sequence-group";

    private final Map<String, String> left;

    /** The options of a live table, in their normal form. */
    LiveOptions(TableSchema live) {
        left = new TreeMap<>(NormalOptions.of(live));
    }

    /** Takes an option of one column. */
    @Nullable String take(String column, String option) {
        return left.remove(FIELDS + column + "." + option);
    }

    @CanIgnoreReturnValue
    @Nullable String take(ConfigOption<?> option) {
        return left.remove(option.key());
    }

    /** Takes an option of lakekit's own. */
    @Nullable String take(String key) {
        return left.remove(key);
    }

    boolean takeFlag(String column, String option) {
        return Boolean.parseBoolean(take(column, option));
    }

    /** The members of sequence groups by their ordering columns. */
    Map<List<String>, List<String>> takeGroups() {
        Map<List<String>, List<String>> groups = new LinkedHashMap<>();
        for (String key : new ArrayList<>(left.keySet())) {
            if (key.startsWith(FIELDS) && key.endsWith(GROUP)) {
                String order = key.substring(FIELDS.length(), key.length() - GROUP.length());
                groups.put(names(order), names(left.getOrDefault(key, "")));
                left.remove(key);
            }
        }
        return groups;
    }

    private static List<String> names(String list) {
        return List.of(list.split(",", -1));
    }

    /** The options that were not taken. */
    Map<String, String> left() {
        return left;
    }
}
