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
 * A short text that is computed from a schema and stored with the table. It reveals changes that
 * were made outside lakekit.
 */
public final class Fingerprint {

    /** The table option that stores the fingerprint. Paimon ignores it. */
    public static final String OPTION = "lakekit.fingerprint";

    private Fingerprint() {}

    /** The fingerprint of a schema that is to be stored. */
    public static String of(Schema schema) {
        return of(
                schema.fields(),
                schema.primaryKeys(),
                schema.partitionKeys(),
                isGuarded(schema.options()),
                NormalOptions.of(schema));
    }

    /** The fingerprint of a live table. */
    static String of(TableSchema live) {
        return of(
                live.fields(),
                live.primaryKeys(),
                live.partitionKeys(),
                isGuarded(live.options()),
                NormalOptions.of(live));
    }

    /** Whether Paimon refuses implicit changes of the table's types. */
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

    /** Whether a live table has a fingerprint, and so was made or changed by lakekit. */
    public static boolean isKept(TableSchema live) {
        return live.options().containsKey(OPTION);
    }

    /** Whether a live table has a fingerprint that no longer fits it. */
    public static boolean isBroken(TableSchema live) {
        return isKept(live) && !of(live).equals(live.options().get(OPTION));
    }

    /**
     * The type of a field as it is compared. lakekit declares partition columns and keys of maps as
     * never null, while a statement may not say so; that is not a difference, because lakekit never
     * writes a null there.
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
