package io.lakekit.internal.paimon.plan;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.apache.paimon.CoreOptions;

/** The options of a table after some of its columns were renamed, as Paimon rewrites them. */
final class OptionRenames {

    private static final String FIELDS = "fields.";
    private static final List<String> CARRIED =
            List.of(
                    ".aggregate-function",
                    ".ignore-retract",
                    ".distinct",
                    ".list-agg-delimiter",
                    ".sequence-group",
                    ".nested-key");

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
        return !key.startsWith(FIELDS) || CARRIED.stream().anyMatch(key::endsWith);
    }

    /** The key after the renames. */
    String key(String key) {
        int end = key.indexOf('.', FIELDS.length());
        return key.startsWith(FIELDS) && end > 0
                ? FIELDS + names(key.substring(FIELDS.length(), end)) + key.substring(end)
                : key;
    }

    private String value(String key, String value) {
        return key.endsWith(".sequence-group") || key.equals(CoreOptions.BUCKET_KEY.key())
                ? names(value)
                : value;
    }

    private String names(String list) {
        return Arrays.stream(list.split(",", -1))
                .map(name -> renamed.getOrDefault(name, name))
                .collect(Collectors.joining(","));
    }
}
