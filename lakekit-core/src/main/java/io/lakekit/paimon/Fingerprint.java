package io.lakekit.paimon;

import com.google.common.hash.Hashing;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
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
        return of(schema.fields(), schema.primaryKeys(), schema.partitionKeys(), schema.options());
    }

    private static String of(
            List<DataField> fields,
            List<String> primaryKeys,
            List<String> partitionKeys,
            Map<String, String> options) {
        StringBuilder text = new StringBuilder();
        for (DataField field : fields) {
            text.append(field.name())
                    .append(' ')
                    .append(LiveTable.type(partitionKeys, field))
                    .append(field.defaultValue() == null ? "" : " " + field.defaultValue())
                    .append('\n');
        }
        Map<String, String> said = KnownOptions.canonical(options);
        said.keySet().removeAll(LiveTable.INCIDENTAL);
        text.append(primaryKeys).append(partitionKeys).append(said);
        return Hashing.sha256()
                .hashString(text, StandardCharsets.UTF_8)
                .toString()
                .substring(0, 16);
    }

    /** Whether a live table has one and is no longer what it says. */
    public static boolean isBroken(TableSchema live) {
        String kept = live.options().get(OPTION);
        return kept != null
                && !kept.equals(
                        of(
                                live.fields(),
                                live.primaryKeys(),
                                live.partitionKeys(),
                                live.options()));
    }
}
