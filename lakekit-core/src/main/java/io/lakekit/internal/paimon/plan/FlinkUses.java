package io.lakekit.internal.paimon.plan;

import io.lakekit.internal.paimon.option.FlinkColumns;
import org.apache.paimon.schema.TableSchema;
import org.jspecify.annotations.Nullable;

/**
 * The reasons why a column cannot change while Flink makes a watermark or a computed column from
 * it.
 */
final class FlinkUses {

    private FlinkUses() {}

    /** The reason why a column cannot change; null if Flink makes nothing from it. */
    static @Nullable String of(TableSchema live, String column) {
        return FlinkColumns.of(live.options()).stream()
                .filter(entry -> entry.uses(column))
                .findFirst()
                .map(
                        entry ->
                                "Flink makes "
                                        + described(entry)
                                        + " from it and could not read the table afterwards; "
                                        + wayOut(entry)
                                        + ", and put it back after this change")
                .orElse(null);
    }

    /**
     * The reason against a stored column that has the name of one which Flink computes; null if
     * there is none.
     */
    static @Nullable String inTheWay(TableSchema live, String column) {
        return FlinkColumns.of(live.options()).stream()
                .filter(entry -> !entry.isWatermark() && entry.name().equals(column))
                .findFirst()
                .map(
                        entry ->
                                "Flink has "
                                        + described(entry)
                                        + " of this name and could not read the table afterwards; "
                                        + wayOut(entry))
                .orElse(null);
    }

    private static String described(FlinkColumns.Entry entry) {
        return entry.isWatermark()
                ? "the watermark '" + entry.clause() + "'"
                : "the computed column '" + entry.clause() + "'";
    }

    private static String wayOut(FlinkColumns.Entry entry) {
        return entry.isWatermark()
                ? "take it away in Flink SQL with ALTER TABLE ... DROP WATERMARK"
                : "take it away in Flink SQL with ALTER TABLE ... DROP `" + entry.name() + "`";
    }
}
