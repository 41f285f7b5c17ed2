package io.lakekit.internal.paimon.schema;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What Flink keeps of a table as options: watermarks and columns that it computes or reads from
 * elsewhere. Stored rows have none of it, and a design says none of it.
 */
public final class FlinkColumns {

    /**
     * One of them.
     *
     * @param name the computed column; the column that the watermark follows
     * @param clause as a statement of Flink spells it
     * @param expression what it is made from; the name of what it is read from if not computed
     * @param isWatermark whether it is a watermark
     */
    public record Entry(String name, String clause, String expression, boolean isWatermark) {

        /** Whether it is made from a column. */
        public boolean uses(String column) {
            return (isWatermark && name.equals(column)) || expression.contains("`" + column + "`");
        }
    }

    private static final String PREFIX = "schema.";
    private static final String WATERMARK = PREFIX + "watermark.0.";
    private static final Pattern NAME = Pattern.compile("schema\\.(\\d+)\\.name");

    private final Map<String, String> options;

    private FlinkColumns(Map<String, String> options) {
        this.options = new TreeMap<>(options);
    }

    /** Whether an option is part of one of them. */
    static boolean isOne(String key) {
        return key.startsWith(PREFIX);
    }

    /** Those among the options of a table. */
    public static List<Entry> of(Map<String, String> options) {
        return new FlinkColumns(options).all();
    }

    private List<Entry> all() {
        List<Entry> entries = new ArrayList<>();
        for (Map.Entry<String, String> option : options.entrySet()) {
            Matcher named = NAME.matcher(option.getKey());
            if (named.matches()) {
                entries.add(column(option.getValue(), PREFIX + named.group(1) + "."));
            }
        }
        watermark().ifPresent(entries::add);
        return entries;
    }

    private Entry column(String name, String prefix) {
        String expression = options.get(prefix + "expr");
        if (expression != null) {
            return new Entry(name, "`" + name + "` AS " + expression, expression, false);
        }
        String source = options.getOrDefault(prefix + "metadata", name);
        String type = options.getOrDefault(prefix + "data-type", "");
        return new Entry(
                name, "`" + name + "` " + type + " METADATA FROM '" + source + "'", "", false);
    }

    private Optional<Entry> watermark() {
        String column = options.get(WATERMARK + "rowtime");
        String expression = options.get(WATERMARK + "strategy.expr");
        return column == null || expression == null
                ? Optional.empty()
                : Optional.of(
                        new Entry(
                                column,
                                "WATERMARK FOR `" + column + "` AS " + expression,
                                expression,
                                true));
    }
}
