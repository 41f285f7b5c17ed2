package io.lakekit.internal.paimon.live;

import com.google.errorprone.annotations.CanIgnoreReturnValue;
import io.lakekit.internal.paimon.function.FieldOption;
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

    private final Map<String, String> left;

    /** The options of a live table, in their normal form. */
    LiveOptions(TableSchema live) {
        left = new TreeMap<>(NormalOptions.of(live));
    }

    /** Takes an option of one column. */
    @Nullable String take(String column, String option) {
        return left.remove(FieldOption.of(column, option).key());
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
            FieldOption option = FieldOption.parse(key).orElse(null);
            if (option != null && option.isGroup()) {
                groups.put(option.columns(), FieldOption.names(left.getOrDefault(key, "")));
                left.remove(key);
            }
        }
        return groups;
    }

    /** The options that were not taken. */
    Map<String, String> left() {
        return left;
    }
}
