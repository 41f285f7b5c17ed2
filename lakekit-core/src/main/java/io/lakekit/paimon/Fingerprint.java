package io.lakekit.paimon;

import com.google.common.hash.Hashing;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.apache.paimon.CoreOptions;
import org.apache.paimon.schema.Schema;
import org.apache.paimon.schema.TableSchema;
import org.apache.paimon.types.DataField;

/**
 * A short text of all that a schema says, kept with the table, by which a change of other hands is
 * seen.
 */
public final class Fingerprint {

    /** The option that keeps it; Paimon knows it not and leaves it alone. */
    static final String OPTION = "lakekit.fingerprint";

    private Fingerprint() {}

    /** Of a schema that is to be stored. */
    static String of(Schema schema) {
        return of(
                schema.fields(),
                schema.primaryKeys(),
                schema.partitionKeys(),
                isGuarded(schema.options()),
                NormalOptions.of(schema));
    }

    /** Of a table as it is. */
    static String of(TableSchema live) {
        return of(
                live.fields(),
                live.primaryKeys(),
                live.partitionKeys(),
                isGuarded(live.options()),
                NormalOptions.of(live));
    }

    /** Whether Paimon refuses to change its types as it likes. */
    static boolean isGuarded(Map<String, String> options) {
        return Boolean.parseBoolean(options.get(CoreOptions.DISABLE_EXPLICIT_TYPE_CASTING.key()));
    }

    private static String of(
            List<DataField> fields,
            List<String> primaryKeys,
            List<String> partitionKeys,
            boolean guarded,
            SortedMap<String, String> options) {
        Map<String, String> said = new TreeMap<>();
        for (DataField field : fields) {
            said.put(
                    field.name(),
                    LiveTable.type(partitionKeys, field)
                            + (field.defaultValue() == null ? "" : " " + field.defaultValue()));
        }
        StringBuilder text = new StringBuilder().append(said);
        text.append(primaryKeys).append(partitionKeys).append(guarded);
        options.forEach(
                (key, value) -> {
                    String meaning = KnownOptions.meaning(key, value);
                    if (meaning != null) {
                        text.append('\n').append(key).append('=').append(meaning);
                    }
                });
        return Hashing.sha256()
                .hashString(text, StandardCharsets.UTF_8)
                .toString()
                .substring(0, 16);
    }

    /** Whether a live table has one, and so is one that lakekit made or changed. */
    static boolean isKept(TableSchema live) {
        return live.options().containsKey(OPTION);
    }

    /** Whether a live table has one and is no longer what it says. */
    public static boolean isBroken(TableSchema live) {
        return isKept(live) && !of(live).equals(live.options().get(OPTION));
    }
}
