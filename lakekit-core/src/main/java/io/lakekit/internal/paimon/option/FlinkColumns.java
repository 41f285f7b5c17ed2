package io.lakekit.internal.paimon.option;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The watermarks of Flink, and the columns that it computes or reads from elsewhere, which it
 * stores as options of a table. Stored rows have none of it; a design carries the options.
 */
public final class FlinkColumns {

    /**
     * A watermark or a column of Flink's.
     *
     * @param position the place of the column among all of Flink's columns, from 0 on; behind all
     *     others for a watermark
     * @param name the column, or the column that the watermark follows
     * @param clause the clause in a statement of Flink
     * @param expression the expression that it is made from, or the name of what it is read from
     * @param isWatermark whether it is a watermark
     */
    public record Entry(
            int position, String name, String clause, String expression, boolean isWatermark) {

        /** Whether it is made from this column. */
        public boolean uses(String column) {
            return (isWatermark && name.equals(column)) || expression.contains("`" + column + "`");
        }
    }

    private static final String PREFIX = "schema.";
    private static final String WATERMARK = PREFIX + "watermark.0.";
    private static final Pattern NAME = Pattern.compile("schema\\.(\\d+)\\.name");
    private static final Pattern KEY =
            Pattern.compile(
                    "schema\\.\\d+\\.(name|expr|data-type|metadata|virtual|comment)"
                            + "|schema\\.watermark\\.0\\.(rowtime|strategy\\.(expr|data-type))");

    private final Map<String, String> options;

    private FlinkColumns(Map<String, String> options) {
        this.options = new TreeMap<>(options);
    }

    /** Whether an option belongs to a watermark or column of Flink's. */
    public static boolean isOne(String key) {
        return key.startsWith(PREFIX);
    }

    /** Whether Flink reads an option of this key. */
    static boolean isRead(String key) {
        return KEY.matcher(key).matches();
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
                entries.add(column(option.getValue(), Integer.parseInt(named.group(1))));
            }
        }
        entries.sort(Comparator.comparingInt(Entry::position));
        watermark().ifPresent(entries::add);
        return entries;
    }

    private Entry column(String name, int position) {
        String prefix = PREFIX + position + ".";
        String comment = options.get(prefix + "comment");
        String ending = comment == null ? "" : " COMMENT '" + comment.replace("'", "''") + "'";
        String expression = options.get(prefix + "expr");
        if (expression != null) {
            String clause = "`" + name + "` AS " + expression + ending;
            return new Entry(position, name, clause, expression, false);
        }
        String source = options.getOrDefault(prefix + "metadata", name);
        String type = options.getOrDefault(prefix + "data-type", "");
        String virtual = Boolean.parseBoolean(options.get(prefix + "virtual")) ? " VIRTUAL" : "";
        return new Entry(
                position,
                name,
                "`" + name + "` " + type + " METADATA FROM '" + source + "'" + virtual + ending,
                "",
                false);
    }

    private Optional<Entry> watermark() {
        String column = options.get(WATERMARK + "rowtime");
        String expression = options.get(WATERMARK + "strategy.expr");
        return column == null || expression == null
                ? Optional.empty()
                : Optional.of(
                        new Entry(
                                Integer.MAX_VALUE,
                                column,
                                "WATERMARK FOR `" + column + "` AS " + expression,
                                expression,
                                true));
    }
}
