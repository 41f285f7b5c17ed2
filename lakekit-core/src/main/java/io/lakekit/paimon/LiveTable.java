package io.lakekit.paimon;

import io.lakekit.design.TableDesign;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeSet;
import org.apache.paimon.CoreOptions;
import org.apache.paimon.schema.Schema;
import org.apache.paimon.schema.TableSchema;
import org.apache.paimon.types.DataField;
import org.jspecify.annotations.Nullable;

/** Compares a live table with a design. */
public final class LiveTable {

    /** Options that are kept with a table and that mean nothing for its rows. */
    static final Set<String> INCIDENTAL = Set.of(CoreOptions.PATH.key(), Fingerprint.OPTION);

    private LiveTable() {}

    /**
     * Each difference as one sentence in the user's names; none if the live table is what the
     * design says.
     */
    public static List<String> differences(TableDesign design, TableSchema live) {
        Schema wanted = PaimonSchemas.of(design);
        List<String> found = new ArrayList<>();
        columns(wanted, live.fields(), found);
        keys("its primary key is ", wanted.primaryKeys(), live.primaryKeys(), found);
        keys("its partition columns are ", wanted.partitionKeys(), live.partitionKeys(), found);
        options(TableOptions.all(design), stated(live), found);
        return found;
    }

    /** The options of a table by Paimon's names of them, those included that the others imply. */
    static Map<String, String> stated(TableSchema live) {
        Map<String, String> options = KnownOptions.canonical(live.options());
        if (options.containsKey(CoreOptions.PARTITION_EXPIRATION_TIME.key())
                && !live.partitionKeys().isEmpty()) {
            options.putIfAbsent(
                    CoreOptions.PARTITION_TIMESTAMP_PATTERN.key(),
                    "$" + live.partitionKeys().get(0));
        }
        return options;
    }

    private static void columns(Schema schema, List<DataField> live, List<String> found) {
        List<DataField> wanted = schema.fields();
        for (DataField field : wanted) {
            DataField same = named(live, field.name());
            if (same == null) {
                found.add("column '" + field.name() + "' is missing");
            } else if (!type(schema.partitionKeys(), same)
                    .equals(type(schema.partitionKeys(), field))) {
                found.add(
                        "column '"
                                + field.name()
                                + "' is "
                                + same.type()
                                + ", designed "
                                + field.type());
            } else if (same.defaultValue() != null) {
                found.add(
                        "column '"
                                + field.name()
                                + "' has the default '"
                                + same.defaultValue()
                                + "', which would take the place of nulls, designed without");
            }
        }
        for (DataField field : live) {
            if (named(wanted, field.name()) == null) {
                found.add("column '" + field.name() + "' is not in the design");
            }
        }
        List<String> wantedNames = wanted.stream().map(DataField::name).toList();
        List<String> liveNames = live.stream().map(DataField::name).toList();
        if (found.isEmpty() && !wantedNames.equals(liveNames)) {
            found.add("its columns are in the order " + liveNames + ", designed " + wantedNames);
        }
    }

    /**
     * The type as it counts. A partition column of ours is never null, and one of a statement that
     * did not say so may be: lakekit writes no null there either way.
     */
    static String type(List<String> partitionKeys, DataField field) {
        boolean isPartition = partitionKeys.contains(field.name());
        return (isPartition ? field.type().copy(false) : field.type()).asSQLString();
    }

    private static @Nullable DataField named(List<DataField> fields, String name) {
        return fields.stream().filter(field -> field.name().equals(name)).findFirst().orElse(null);
    }

    private static void keys(
            String what, List<String> wanted, List<String> live, List<String> found) {
        if (!wanted.equals(live)) {
            found.add(what + live + ", designed " + wanted);
        }
    }

    private static void options(
            SortedMap<String, String> wanted, Map<String, String> live, List<String> found) {
        Set<String> keys = new TreeSet<>(wanted.keySet());
        keys.addAll(live.keySet());
        keys.removeAll(INCIDENTAL);
        for (String key : keys) {
            String designed = wanted.get(key);
            String present = live.get(key);
            if (!KnownOptions.isSame(key, designed, present)) {
                found.add(
                        "option '"
                                + key
                                + "' is "
                                + shown(present)
                                + ", designed "
                                + shown(designed));
            }
        }
    }

    private static String shown(@Nullable String value) {
        return value == null ? "not set" : "'" + value + "'";
    }
}
