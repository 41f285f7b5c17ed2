package io.lakekit.internal.paimon.plan;

import io.lakekit.internal.paimon.function.FieldOption;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.apache.paimon.CoreOptions;

/** The options of a table after some of its columns were renamed, as Paimon rewrites them. */
final class OptionRenames {

    private static final Set<String> CARRIED =
            Set.of(
                    FieldOption.FUNCTION,
                    FieldOption.IGNORE_RETRACT,
                    FieldOption.DISTINCT,
                    FieldOption.DELIMITER,
                    FieldOption.GROUP,
                    FieldOption.NESTED_KEY);

    private final Map<String, String> renamed;

    private OptionRenames(Map<String, String> renamed) {
        this.renamed = renamed;
    }

    static OptionRenames of(Map<String, String> renamed) {
        return new OptionRenames(renamed);
    }

    Map<String, String> apply(Map<String, String> options) {
        Map<String, String> after = new TreeMap<>();
        options.forEach((key, value) -> after.put(key(key), value(key, value)));
        return after;
    }

    /** Whether Paimon itself renames this option with its column. */
    static boolean isCarriedByPaimon(String key) {
        return FieldOption.parse(key)
                .map(FieldOption::option)
                .filter(own -> !CARRIED.contains(own))
                .isEmpty();
    }

    /** The key after the renames. */
    String key(String key) {
        return FieldOption.parse(key)
                .map(option -> new FieldOption(names(option.columns()), option.option()).key())
                .orElse(key);
    }

    private String value(String key, String value) {
        boolean ofColumns =
                FieldOption.parse(key).filter(FieldOption::isGroup).isPresent()
                        || key.equals(CoreOptions.BUCKET_KEY.key())
                        || key.equals(CoreOptions.SEQUENCE_FIELD.key());
        return ofColumns ? FieldOption.list(names(FieldOption.names(value))) : value;
    }

    private List<String> names(List<String> before) {
        return before.stream().map(name -> renamed.getOrDefault(name, name)).toList();
    }
}
