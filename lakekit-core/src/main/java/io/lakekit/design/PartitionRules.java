package io.lakekit.design;

import io.lakekit.internal.check.Check;
import io.lakekit.internal.check.Report;
import io.lakekit.schema.Column;
import io.lakekit.schema.ColumnType;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Rules about partition columns, each value of which is a directory: codes {@code LK0501} to {@code
 * LK0504}.
 */
final class PartitionRules {

    static final List<Check<TableDesign>> ALL =
            Rule.allAbout(
                    "keep",
                    Rule.error("LK0501", "partition values have a spelling", PartitionRules::spelt),
                    Rule.warning("LK0502", "partition values are few", PartitionRules::few),
                    Rule.error("LK0503", "a partition column is named once", PartitionRules::once),
                    Rule.advice(
                            "LK0504",
                            "partition directories are readable",
                            PartitionRules::readable));

    private PartitionRules() {}

    private static List<Column<?>> distinct(TableDesign design) {
        return new ColumnSet().add(design.partitionColumns()).toList();
    }

    private static void spelt(TableDesign design, Report found) {
        for (Column<?> column : distinct(design)) {
            switch (column.type().kind()) {
                case ARRAY, MAP, ROW ->
                        found.at(column)
                                .says("a partition column and %s", column.type())
                                .so("Paimon refuses nested types there")
                                .fix("Partition by a STRING or an integer.");
                case BINARY, BYTES ->
                        found.at(column)
                                .says("a partition column and %s", column.type())
                                .so(
                                        "its directories are named at random, so what is written"
                                                + " can never be read")
                                .fix("Partition by a STRING, such as the bytes in hexadecimal.");
                default -> {}
            }
        }
    }

    private static void few(TableDesign design, Report found) {
        for (Column<?> column : distinct(design)) {
            switch (column.type().kind()) {
                case FLOAT, DOUBLE, DECIMAL, TIME, TIMESTAMP, TIMESTAMP_LTZ ->
                        found.at(column)
                                .says("a partition column and %s", column.type())
                                .so("every distinct value is a directory with files of its own")
                                .fix("Partition by the day or hour as STRING.");
                default -> {}
            }
        }
    }

    private static void once(TableDesign design, Report found) {
        Set<String> names = new HashSet<>();
        for (Column<?> column : design.settings().partitionedBy()) {
            if (!names.add(column.name())) {
                found.at(column)
                        .says("twice in the partition columns")
                        .so("Paimon refuses to partition by a column twice")
                        .fix("Name it once.");
            }
        }
    }

    private static void readable(TableDesign design, Report found) {
        for (Column<?> column : distinct(design)) {
            if (column.type().kind() == ColumnType.Kind.DATE) {
                found.at(column)
                        .says("a partition column and DATE")
                        .so(
                                "its directories are named by days since 1970, such as '%s=20780'",
                                column.name())
                        .fix("Partition by STRING spelt 'yyyy-MM-dd'.");
            }
        }
    }
}
