package io.lakekit;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.apache.paimon.schema.Schema;
import org.apache.paimon.types.DataType;
import org.apache.paimon.types.DataTypes;

/**
 * Draws tables as people make them with statements: keys and days anywhere among the columns, and
 * options spelled in any way that Paimon takes, what it does anyway included.
 */
final class RandomLiveTables {

    private final SplittableRandom random;
    private final Schema.Builder schema = Schema.newBuilder();
    private final List<String> values = new ArrayList<>();
    private final List<String> partitions = new ArrayList<>();

    private RandomLiveTables(SplittableRandom random) {
        this.random = random;
    }

    static Schema draw(SplittableRandom random) {
        RandomLiveTables table = new RandomLiveTables(random);
        switch (random.nextInt(4)) {
            case 0 -> table.append();
            case 1 -> table.summary();
            default -> table.wide();
        }
        table.anything();
        return table.schema.build();
    }

    private boolean sometimes() {
        return random.nextInt(3) == 0;
    }

    private String one(String... of) {
        return of[random.nextInt(of.length)];
    }

    private void maybe(String key, String... of) {
        if (sometimes()) {
            schema.option(key, one(of));
        }
    }

    private DataType type() {
        return switch (random.nextInt(14)) {
            case 0 -> DataTypes.BOOLEAN();
            case 1 -> DataTypes.INT();
            case 2 -> DataTypes.BIGINT();
            case 3 -> DataTypes.DOUBLE();
            case 4 -> DataTypes.DECIMAL(18, 2);
            case 5 -> DataTypes.STRING();
            case 6 -> DataTypes.VARCHAR(20);
            case 7 -> DataTypes.TIMESTAMP(3);
            case 8 -> DataTypes.TIMESTAMP_WITH_LOCAL_TIME_ZONE(6);
            case 9 -> DataTypes.DATE();
            case 10 -> DataTypes.MAP(DataTypes.STRING(), DataTypes.STRING());
            case 11 -> DataTypes.ARRAY(DataTypes.MAP(DataTypes.INT(), DataTypes.STRING()));
            case 12 ->
                    DataTypes.ROW(
                            DataTypes.FIELD(0, "a", DataTypes.INT()),
                            DataTypes.FIELD(
                                    1, "b", DataTypes.MAP(DataTypes.INT(), DataTypes.BIGINT())));
            default -> DataTypes.BYTES();
        };
    }

    private void value() {
        String name = "v" + values.size();
        schema.column(name, type(), sometimes() ? "of " + name : null);
        values.add(name);
    }

    private void values(int most) {
        for (int i = random.nextInt(most); i >= 0; i--) {
            value();
        }
    }

    /** A day, or a day and an hour, or a zone and a day; each where it comes. */
    private void partitions() {
        if (random.nextBoolean()) {
            return;
        }
        if (sometimes()) {
            partitions.add("zone");
        }
        partitions.add("dt");
        if (sometimes()) {
            partitions.add("hh");
        }
        boolean integers = random.nextBoolean();
        for (String name : partitions) {
            boolean isInteger = integers && name.equals("hh");
            schema.column(name, isInteger ? DataTypes.INT() : DataTypes.STRING());
        }
        schema.partitionKeys(partitions);
        if (random.nextBoolean()) {
            expiry(integers ? "H" : "HH");
        }
    }

    private void expiry(String hour) {
        schema.option("partition.expiration-time", one("5 d", "7d", "240 h"));
        maybe("partition.expiration-check-interval", "1 h", "2h");
        maybe("partition.expiration-strategy", "values-time");
        if (partitions.contains("hh") && random.nextBoolean()) {
            switch (random.nextInt(5)) {
                case 0 -> hours("$dt $hh:00:00", "yyyy-MM-dd " + hour + ":mm:ss");
                case 1 -> hours("$dt $hh:00", "yyyyMMdd " + hour + ":mm");
                case 2 -> hours("$dt$hh", "yyyyMMddHH");
                case 3 -> hours("$dt-$hh", "yyyy-MM-dd-" + hour);
                default -> schema.option("partition.timestamp-pattern", "$dt $hh:00:00");
            }
            return;
        }
        if (!partitions.get(0).equals("dt") || sometimes()) {
            schema.option("partition.timestamp-pattern", "$dt");
        }
        maybe("partition.timestamp-formatter", "yyyy-MM-dd", "yyyyMMdd");
    }

    private void hours(String pattern, String formatter) {
        schema.option("partition.timestamp-pattern", pattern);
        schema.option("partition.timestamp-formatter", formatter);
    }

    private void append() {
        values(4);
        partitions();
        if (sometimes()) {
            schema.column("hashed", DataTypes.BIGINT());
            schema.option("bucket", "2").option("bucket-key", "hashed");
        } else {
            maybe("bucket", "-1");
        }
    }

    private void keyed() {
        if (random.nextBoolean()) {
            value();
        }
        schema.column("id", DataTypes.BIGINT());
        partitions();
        List<String> key = new ArrayList<>(partitions);
        key.add(random.nextInt(key.size() + 1), "id");
        schema.primaryKey(key);
        maybe("bucket", "-1", "1", "2", "3");
        maybe("changelog-producer", "none", "lookup", "LOOKUP", "input");
    }

    private void summary() {
        schema.option("merge-engine", one("aggregation", "AGGREGATION"));
        keyed();
        values(3);
        maybe("fields.default-aggregate-function", "last_non_null_value", "last_value");
        maybe("ignore-delete", "false");
        for (String name : values) {
            String field = "fields." + name + ".";
            maybe(
                    field + "aggregate-function",
                    "last_value",
                    "first_value",
                    "first_not_null_value",
                    "last_non_null_value");
            maybe(field + "ignore-retract", "false");
            maybe(field + "list-agg-delimiter", ";");
            maybe(field + "stats-mode", "none", "counts");
        }
        schema.column("sum", DataTypes.BIGINT());
        schema.option("fields.sum.aggregate-function", "sum");
    }

    private void wide() {
        schema.option("merge-engine", one("partial-update", "PARTIAL-UPDATE"));
        keyed();
        maybe("partial-update.ignore-delete", "true", "false");
        List<String> loose = new ArrayList<>(values);
        for (int group = random.nextInt(3); group >= 0; group--) {
            String order = "at" + group;
            schema.column(
                    order, random.nextBoolean() ? DataTypes.BIGINT() : DataTypes.TIMESTAMP(3));
            int before = values.size();
            values(3);
            List<String> members = new ArrayList<>(values.subList(before, values.size()));
            members.addAll(loose);
            loose.clear();
            if (sometimes()) {
                String own = members.get(0) + "_seq";
                schema.column(own, DataTypes.BIGINT());
                schema.option("fields." + own + ".sequence-group", members.remove(0));
            }
            if (members.isEmpty() || sometimes()) {
                members.add(order);
            }
            schema.option("fields." + order + ".sequence-group", String.join(",", members));
            measure(group, order, members);
        }
    }

    private void measure(int group, String order, List<String> members) {
        if (!members.get(0).equals(order)) {
            maybe("fields." + members.get(0) + ".aggregate-function", "last_value");
            maybe("fields." + members.get(0) + ".distinct", "false");
        }
        if (sometimes()) {
            schema.column("m" + group, DataTypes.BIGINT());
            schema.option(
                    "fields." + order + ".sequence-group",
                    String.join(",", members) + ",m" + group);
            schema.option("fields.m" + group + ".aggregate-function", one("sum", "max"));
        }
    }

    private void anything() {
        maybe("snapshot.time-retained", "1 h", "2h", "7200 s", "90 min");
        maybe("snapshot.num-retained.min", "10");
        maybe("target-file-size", "64mb", "128 mb");
        maybe("file.format", "parquet");
        maybe("write-only", "true", "false");
        maybe("deletion-vectors.enabled", "false");
        maybe("partition.timestamp-formatter", "yyyy-MM-dd");
        maybe("scan.mode", "default");
        maybe("disable-explicit-type-casting", "false", "true");
        maybe("ignore-update-before", "false");
        if (sometimes()) {
            schema.column("event_time", DataTypes.TIMESTAMP(3));
            schema.option("schema.watermark.0.rowtime", "event_time")
                    .option(
                            "schema.watermark.0.strategy.expr",
                            "`event_time` - INTERVAL '5' SECOND")
                    .option("schema.watermark.0.strategy.data-type", "TIMESTAMP(3)");
        }
        if (sometimes()) {
            schema.comment("of hands");
        }
    }
}
