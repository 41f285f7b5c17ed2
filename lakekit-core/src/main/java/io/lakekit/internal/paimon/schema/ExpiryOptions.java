package io.lakekit.internal.paimon.schema;

import io.lakekit.internal.paimon.option.KeptZone;
import io.lakekit.internal.paimon.option.TableOptions;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.paimon.CoreOptions;
import org.apache.paimon.types.DataField;
import org.apache.paimon.types.DataTypeFamily;

/**
 * The normal form of the options by which partitions expire. Paimon reads a day without a pattern
 * from the first partition column, and without a formatter as {@code yyyy-MM-dd} with a time of day
 * behind it if there is one. Days are those of UTC unless lakekit noted another zone. Without an
 * age the options are what Flink's procedures go by, and stay as they are.
 */
final class ExpiryOptions {

    static final String PATTERN = CoreOptions.PARTITION_TIMESTAMP_PATTERN.key();
    static final String STRATEGY = CoreOptions.PARTITION_EXPIRATION_STRATEGY.key();
    static final String FORMATTER = CoreOptions.PARTITION_TIMESTAMP_FORMATTER.key();

    private static final String DAY = "yyyy-MM-dd";

    /** The pattern of a day, an hour, and the rest of a time of day: nothing or zeros. */
    private static final Pattern HOURLY =
            Pattern.compile("\\$(\\w+)([^$\\w]*|T)\\$(\\w+?)((?::00){0,2})");

    private final Map<String, String> options;
    private final List<DataField> fields;
    private final List<String> partitionKeys;

    ExpiryOptions(Map<String, String> options, List<DataField> fields, List<String> partitionKeys) {
        this.options = options;
        this.fields = fields;
        this.partitionKeys = partitionKeys;
    }

    void normalise() {
        if (KeptZone.of(options).normalized().equals(ZoneOffset.UTC)) {
            options.remove(KeptZone.OPTION);
        }
        if (!options.containsKey(CoreOptions.PARTITION_EXPIRATION_TIME.key())) {
            options.remove(KeptZone.OPTION);
            return;
        }
        if (!"values-time".equals(options.getOrDefault(STRATEGY, "values-time"))) {
            return;
        }
        String pattern = options.computeIfAbsent(PATTERN, key -> "$" + partitionKeys.get(0));
        Matcher hourly = HOURLY.matcher(pattern);
        if (hourly.matches() && partitionKeys.contains(hourly.group(1))) {
            hourly(hourly);
        } else {
            options.putIfAbsent(FORMATTER, DAY);
        }
    }

    private void hourly(Matcher found) {
        String between = found.group(2);
        String minutes = found.group(4);
        String read = minutes.replaceFirst(":00", ":mm").replaceFirst(":00", ":ss");
        String before = between.equals("T") ? "'T'" : between;
        String ending = isInteger(found.group(3)) ? TableOptions.OF_INTEGER : TableOptions.OF_TEXT;
        String formatter =
                options.getOrDefault(FORMATTER, minutes.equals(":00:00") ? DAY + ending : "");
        if (formatter.endsWith(before + "HH" + read)) {
            put(found, formatter, before + "HH" + read, TableOptions.OF_TEXT);
        } else if (!before.isEmpty() && formatter.endsWith(before + "H" + read)) {
            put(found, formatter, before + "H" + read, TableOptions.OF_INTEGER);
        }
    }

    private void put(Matcher found, String formatter, String tail, String ending) {
        String day = formatter.substring(0, formatter.length() - tail.length());
        options.put(PATTERN, "$" + found.group(1) + " $" + found.group(3) + ":00:00");
        options.put(FORMATTER, day + ending);
    }

    private boolean isInteger(String column) {
        return fields.stream()
                .anyMatch(
                        field ->
                                field.name().equals(column)
                                        && field.type().is(DataTypeFamily.INTEGER_NUMERIC));
    }
}
