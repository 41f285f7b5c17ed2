package io.lakekit.design;

import io.lakekit.internal.check.Check;
import io.lakekit.internal.check.Report;
import io.lakekit.schema.Column;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** Rules about the distribution of rows: codes {@code LK06xx}. */
final class BucketRules {

    static final List<Check<TableDesign>> ALL =
            Rule.allAbout(
                    "buckets",
                    Rule.error("LK0601", "there is a bucket", fixed(BucketRules::someBucket)),
                    Rule.error(
                            "LK0602",
                            "the bucket key is stored and part of the key",
                            fixed(BucketRules::partOfKey)),
                    Rule.error(
                            "LK0603",
                            "the bucket key is inside a partition",
                            fixed(BucketRules::insidePartition)),
                    Rule.error("LK0604", "bucket keys can be hashed", fixed(BucketRules::hashable)),
                    Rule.error(
                            "LK0605",
                            "buckets of rows without a key have one",
                            fixed(BucketRules::keyed)),
                    Rule.warning(
                            "LK0606", "a writer for dynamic buckets exists", BucketRules::dynamic),
                    Rule.warning(
                            "LK0607",
                            "a writer for postponed buckets exists",
                            BucketRules::postponed),
                    Rule.warning(
                            "LK0608", "keys stay in their partition", BucketRules::crossPartition),
                    Rule.error(
                            "LK0609",
                            "a bucket key has each column once",
                            fixed(BucketRules::once)));

    private BucketRules() {}

    /** A check of a fixed number of buckets. */
    @FunctionalInterface
    private interface FixedCheck {
        void run(TableDesign design, Buckets.Fixed buckets, Report found);
    }

    private static Check.Finder<TableDesign> fixed(FixedCheck check) {
        return (design, found) -> {
            if (design.buckets().orElse(null) instanceof Buckets.Fixed buckets) {
                check.run(design, buckets, found);
            }
        };
    }

    private static void someBucket(TableDesign design, Buckets.Fixed buckets, Report found) {
        if (buckets.count() < 1) {
            found.atTable()
                    .says("%d buckets", buckets.count())
                    .so("rows have nowhere to go")
                    .fix("Give it a positive number.");
        }
    }

    private static void partOfKey(TableDesign design, Buckets.Fixed buckets, Report found) {
        boolean hasKey = !design.primaryKey().isEmpty();
        Set<String> partitions = names(design.partitionColumns());
        Set<String> allowed = names(hasKey ? design.primaryKey() : design.columns());
        List<String> choice = allowed.stream().filter(name -> !partitions.contains(name)).toList();
        for (Column<?> column : distinct(buckets)) {
            if (allowed.contains(column.name())) {
                continue;
            }
            if (hasKey) {
                found.at(column)
                        .says("in the bucket key and not in the primary key")
                        .so("rows of one key would lie in several buckets and never merge")
                        .fix("Choose from %s.", choice);
            } else {
                found.at(column)
                        .says("in the bucket key and no column of the table")
                        .so("no bucket can be computed")
                        .fix("Choose from %s, or add it to the columns.", choice);
            }
        }
    }

    private static void insidePartition(TableDesign design, Buckets.Fixed buckets, Report found) {
        Set<String> partitions = names(design.partitionColumns());
        for (Column<?> column : distinct(buckets)) {
            if (partitions.contains(column.name())) {
                found.at(column)
                        .says("in the bucket key and a partition column")
                        .so("it has one value in a partition and spreads nothing")
                        .fix("Remove it from by(...).");
            }
        }
    }

    private static void hashable(TableDesign design, Buckets.Fixed buckets, Report found) {
        for (Column<?> column : distinct(buckets)) {
            if (column.type().isNested()) {
                found.at(column)
                        .says("in the bucket key and %s", column.type())
                        .so("Paimon cannot hash nested types")
                        .fix("Use one of its fields as a column of its own.");
            }
        }
    }

    private static void keyed(TableDesign design, Buckets.Fixed buckets, Report found) {
        if (design.primaryKey().isEmpty() && buckets.key().isEmpty()) {
            found.atTable()
                    .says("%d buckets and no columns that choose one", buckets.count())
                    .so("rows have no key of their own to be hashed by")
                    .fix("Name the columns with by(...), or leave buckets(...) away.");
        }
    }

    private static void dynamic(TableDesign design, Report found) {
        if (design.buckets().orElse(null) instanceof Buckets.Dynamic) {
            found.atTable()
                    .says("dynamic buckets")
                    .so(
                            "only one Flink job at a time can write them, plain Java cannot, and a"
                                    + " second job doubles keys")
                    .fix(
                            "Use Buckets.fixed(n), or accept '%s' if one Flink job writes the"
                                    + " table.",
                            found.code());
        }
    }

    private static void postponed(TableDesign design, Report found) {
        if (design.buckets().orElse(null) instanceof Buckets.Postpone) {
            found.atTable()
                    .says("postponed buckets")
                    .so(
                            "rows are invisible until a Flink compaction job ran, and plain Java"
                                    + " cannot write them")
                    .fix(
                            "Use Buckets.fixed(n), or accept '%s' if such a job is scheduled.",
                            found.code());
        }
    }

    private static void crossPartition(TableDesign design, Report found) {
        if (!(design.buckets().orElse(null) instanceof Buckets.Dynamic)) {
            return;
        }
        Set<String> key = names(design.primaryKey());
        for (Column<?> column : new ColumnSet().add(design.partitionColumns()).toList()) {
            if (!key.contains(column.name())) {
                found.at(column)
                        .says("a partition column outside the primary key")
                        .so("the writer keeps an index of all keys, and %s", wandering(design))
                        .fix("Add '%s' to the primary key.", column.name());
            }
        }
    }

    /** What becomes of a row whose key is in another partition. */
    private static String wandering(TableDesign design) {
        return switch (design.kind()) {
            case WIDE, DIMENSION, SUMMARY, APPEND, HYBRID ->
                    "a row goes to the partition its key had first";
            case LATEST -> "a row deletes that of its key in another partition";
            case FIRST -> "a row is dropped if its key is in another partition";
        };
    }

    private static void once(TableDesign design, Buckets.Fixed buckets, Report found) {
        Set<String> names = new HashSet<>();
        for (Column<?> column : buckets.key()) {
            if (!names.add(column.name())) {
                found.at(column)
                        .says("twice in the bucket key")
                        .so("the second time spreads nothing")
                        .fix("Name it once.");
            }
        }
    }

    private static Set<String> names(List<Column<?>> columns) {
        Set<String> names = new LinkedHashSet<>();
        columns.forEach(column -> names.add(column.name()));
        return names;
    }

    private static List<Column<?>> distinct(Buckets.Fixed buckets) {
        return new ColumnSet().add(buckets.key()).toList();
    }
}
