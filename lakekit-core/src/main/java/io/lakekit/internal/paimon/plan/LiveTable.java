package io.lakekit.internal.paimon.plan;

import io.lakekit.design.TableDesign;
import io.lakekit.internal.paimon.option.KnownOptions;
import io.lakekit.internal.paimon.schema.Fingerprint;
import io.lakekit.internal.paimon.schema.NormalOptions;
import io.lakekit.paimon.PaimonSchemas;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.apache.paimon.schema.Schema;
import org.apache.paimon.schema.TableSchema;
import org.apache.paimon.types.DataField;
import org.jspecify.annotations.Nullable;

/** Compares a live table with a design. */
public final class LiveTable {

    private LiveTable() {}

    /**
     * Each difference as one sentence in the user's names; none if the live table is what the
     * design says. In which order it has its columns is no difference: lakekit names columns
     * whenever it reads and writes.
     */
    public static List<String> differences(TableDesign design, TableSchema live) {
        Schema wanted = PaimonSchemas.of(design);
        List<String> found = new ArrayList<>();
        columns(wanted, live.fields(), found);
        keys("its primary key is ", wanted.primaryKeys(), live.primaryKeys(), found);
        keys("its partition columns are ", wanted.partitionKeys(), live.partitionKeys(), found);
        options(NormalOptions.of(wanted), NormalOptions.of(live), found);
        return found;
    }

    private static void columns(Schema schema, List<DataField> live, List<String> found) {
        List<DataField> wanted = schema.fields();
        for (DataField field : wanted) {
            DataField same = named(live, field.name());
            if (same == null) {
                found.add("column '" + field.name() + "' is missing");
            } else if (!Fingerprint.type(schema.partitionKeys(), same)
                    .equals(Fingerprint.type(schema.partitionKeys(), field))) {
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
            Map<String, String> wanted, Map<String, String> live, List<String> found) {
        Set<String> keys = new TreeSet<>(wanted.keySet());
        keys.addAll(live.keySet());
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
