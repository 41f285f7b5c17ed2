package io.lakekit.design;

import io.lakekit.internal.check.Check;
import io.lakekit.internal.check.Report;
import io.lakekit.schema.Column;
import io.lakekit.schema.ColumnType;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Rules about primary keys: codes {@code LK01xx}. */
final class KeyRules {

    private static final int FINEST_WITH_STATISTICS = 6;

    static final List<Check<TableDesign>> ALL =
            Rule.allAbout(
                    "primaryKey",
                    Rule.error("LK0101", "key columns have comparable types", KeyRules::comparable),
                    Rule.error(
                            "LK0102",
                            "a key contains the partition columns",
                            KeyRules::containsPartitions),
                    Rule.error(
                            "LK0103",
                            "a key is more than the partition columns",
                            KeyRules::moreThanPartitions),
                    Rule.error("LK0104", "a key has each column once", KeyRules::eachOnce),
                    Rule.warning(
                            "LK0105", "equal key values are stored alike", KeyRules::storedAlike),
                    Rule.advice("LK0106", "key columns have statistics", KeyRules::statistics));

    private KeyRules() {}

    /**
     * Finds key columns of types that Paimon cannot compare: NaN equals everything there, and bytes
     * are compared by identity in places.
     */
    private static void comparable(TableDesign design, Report found) {
        for (Column<?> column : distinct(design.primaryKey())) {
            if (column.type().isNested()) {
                found.at(column)
                        .says("part of the primary key and %s", column.type())
                        .so("Paimon refuses nested types in a key")
                        .fix("Key by one of its fields as a column of its own.");
            } else if (isInexact(column.type())) {
                found.at(column)
                        .says("part of the primary key and %s", column.type())
                        .so(
                                "NaN compares equal to every key, so compaction merges rows of"
                                        + " different keys")
                        .fix("Key by an integer, a DECIMAL or a STRING.");
            } else if (isBytes(column.type())) {
                found.at(column)
                        .says("part of the primary key and %s", column.type())
                        .so("engines disagree on comparing bytes and cannot filter by them")
                        .fix("Key by a STRING, such as the bytes in hexadecimal.");
            }
        }
    }

    private static boolean isInexact(ColumnType<?> type) {
        return type.kind() == ColumnType.Kind.FLOAT || type.kind() == ColumnType.Kind.DOUBLE;
    }

    private static boolean isBytes(ColumnType<?> type) {
        return type.kind() == ColumnType.Kind.BINARY || type.kind() == ColumnType.Kind.BYTES;
    }

    private static void containsPartitions(TableDesign design, Report found) {
        if (design.primaryKey().isEmpty()
                || design.buckets().orElse(null) instanceof Buckets.Dynamic) {
            return;
        }
        Set<String> key = names(design.primaryKey());
        for (Column<?> column : distinct(design.partitionColumns())) {
            if (!key.contains(column.name())) {
                found.at(column)
                        .says("a partition column outside the primary key %s", key(design))
                        .so("a key is unique inside a partition only, so it can exist once in each")
                        .fix("Add '%s' to the primary key.", column.name());
            }
        }
    }

    private static void moreThanPartitions(TableDesign design, Report found) {
        if (!design.primaryKey().isEmpty()
                && names(design.primaryKey()).equals(names(design.partitionColumns()))) {
            found.atTable()
                    .says("the primary key %s has the partition columns only", key(design))
                    .so("every partition would hold one row, which Paimon refuses")
                    .fix("Add the column that identifies a row inside a partition.");
        }
    }

    private static void eachOnce(TableDesign design, Report found) {
        if (design instanceof HybridTable table) {
            repeated(table.eventKey(), "the event key", found);
        } else {
            repeated(design.primaryKey(), "the primary key", found);
        }
    }

    private static void repeated(List<Column<?>> key, String where, Report found) {
        Set<String> names = new HashSet<>();
        for (Column<?> column : key) {
            if (!names.add(column.name())) {
                found.at(column)
                        .says("twice in %s", where)
                        .so("Paimon refuses a key that repeats a column")
                        .fix("Name it once.");
            }
        }
    }

    private static void storedAlike(TableDesign design, Report found) {
        for (Column<?> column : distinct(design.primaryKey())) {
            if (column.type().kind() == ColumnType.Kind.CHAR) {
                found.at(column)
                        .says("part of the primary key and %s", column.type())
                        .so("writers that pad and writers that do not make two keys of one text")
                        .fix("Declare it as STRING or VARCHAR(%d).", column.type().precision());
            } else if (column.type().kind() == ColumnType.Kind.DECIMAL) {
                found.at(column)
                        .says("part of the primary key and %s", column.type())
                        .so(
                                "a writer that does not rescale its values makes two keys of 1.0"
                                        + " and 1.00")
                        .fix("Key by a BIGINT or a STRING.");
            }
        }
    }

    private static void statistics(TableDesign design, Report found) {
        for (Column<?> column : distinct(design.primaryKey())) {
            ColumnType.Kind kind = column.type().kind();
            boolean timestamp =
                    kind == ColumnType.Kind.TIMESTAMP || kind == ColumnType.Kind.TIMESTAMP_LTZ;
            if (timestamp && column.type().precision() > FINEST_WITH_STATISTICS) {
                found.at(column)
                        .says("part of the primary key and %s", column.type())
                        .so(
                                "files keep no minimum and maximum of it, so a read by key opens"
                                        + " every file")
                        .fix("Declare it with at most %d digits.", FINEST_WITH_STATISTICS);
            }
        }
    }

    private static String key(TableDesign design) {
        return design.primaryKey().stream().map(Column::name).toList().toString();
    }

    private static Set<String> names(List<Column<?>> columns) {
        Set<String> names = new HashSet<>();
        columns.forEach(column -> names.add(column.name()));
        return names;
    }

    private static List<Column<?>> distinct(List<Column<?>> columns) {
        return new ColumnSet().add(columns).toList();
    }
}
