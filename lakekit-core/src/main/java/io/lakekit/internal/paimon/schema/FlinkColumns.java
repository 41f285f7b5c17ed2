package io.lakekit.internal.paimon.schema;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The watermarks of Flink, and the columns that it computes or reads from elsewhere, which it
 * stores as options of a table. Neither stored rows nor designs have them.
 */
public final class FlinkColumns {

    /**
     * A watermark or a column of Flink's.
     *
     * @param name the column, or the column that the watermark follows
     * @param clause the clause in a statement of Flink
     * @param expression the expression that it is made from, or the name of what it is read from
     * @param isWatermark whether it is a watermark
     */
    public record Entry(String name, String clause, String expression, boolean isWatermark) {

        /** Whether it is made from this column. */
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

    /** Whether an option belongs to a watermark or column of Flink's. */
    static boolean isOne(String key) {
        return key.startsWith(PREFIX);
    }

    /** The watermarks and columns of Flink's among the options of a table. */
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
