package io.lakekit.internal.paimon.schema;

import com.google.common.hash.Hashing;
import io.lakekit.internal.paimon.option.KnownOptions;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.apache.paimon.CoreOptions;
import org.apache.paimon.schema.Schema;
import org.apache.paimon.schema.TableSchema;
import org.apache.paimon.types.ArrayType;
import org.apache.paimon.types.DataField;
import org.apache.paimon.types.DataType;
import org.apache.paimon.types.MapType;
import org.apache.paimon.types.RowType;

/**
 * A short text of all that a schema says, kept with the table, by which a change of other hands is
 * seen.
 */
public final class Fingerprint {

    /** The option that keeps it; Paimon knows it not and leaves it alone. */
    public static final String OPTION = "lakekit.fingerprint";

    private Fingerprint() {}

    /** Of a schema that is to be stored. */
    public static String of(Schema schema) {
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
    public static boolean isGuarded(Map<String, String> options) {
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
                    type(partitionKeys, field)
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
    public static boolean isKept(TableSchema live) {
        return live.options().containsKey(OPTION);
    }

    /** Whether a live table has one and is no longer what it says. */
    public static boolean isBroken(TableSchema live) {
        return isKept(live) && !of(live).equals(live.options().get(OPTION));
    }

    /**
     * The type as it counts. Partition columns and keys of maps are never null in ours, and in
     * those of a statement that did not say so they may be: lakekit writes no null there either
     * way.
     */
    public static String type(List<String> partitionKeys, DataField field) {
        boolean isPartition = partitionKeys.contains(field.name());
        DataType type = keyed(field.type());
        return (isPartition ? type.copy(false) : type).asSQLString();
    }

    private static DataType keyed(DataType type) {
        if (type instanceof MapType map) {
            return new MapType(
                    type.isNullable(),
                    keyed(map.getKeyType()).copy(false),
                    keyed(map.getValueType()));
        }
        if (type instanceof ArrayType array) {
            return new ArrayType(type.isNullable(), keyed(array.getElementType()));
        }
        return type instanceof RowType row
                ? new RowType(
                        type.isNullable(),
                        row.getFields().stream()
                                .map(field -> field.newType(keyed(field.type())))
                                .toList())
                : type;
    }
}
