package io.lakekit.internal.paimon.schema;

import io.lakekit.internal.paimon.note.DesignNotes;
import io.lakekit.internal.paimon.option.KnownOptions;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import org.apache.paimon.CoreOptions;
import org.apache.paimon.schema.Schema;
import org.apache.paimon.schema.TableSchema;
import org.apache.paimon.types.DataField;

/**
 * What the options of a table say, spelled as lakekit spells it: by the names that options have
 * today, with the functions and patterns that Paimon takes where none is given, and without what
 * has no effect. Two tables whose options say the same store and merge rows alike.
 */
public final class NormalOptions {

    /** Kept with a table, and without a meaning for its rows. */
    private static final Set<String> INCIDENTAL =
            Set.of(
                    CoreOptions.PATH.key(),
                    Fingerprint.OPTION,
                    DesignNotes.OPTION,
                    CoreOptions.DISABLE_EXPLICIT_TYPE_CASTING.key());

    private NormalOptions() {}

    /** Of a live table. */
    public static SortedMap<String, String> of(TableSchema live) {
        return of(live.options(), live.fields(), live.primaryKeys(), live.partitionKeys());
    }

    /** Of a table that is to be. */
    public static SortedMap<String, String> of(Schema schema) {
        return of(schema.options(), schema.fields(), schema.primaryKeys(), schema.partitionKeys());
    }

    private static SortedMap<String, String> of(
            Map<String, String> options,
            List<DataField> fields,
            List<String> primaryKeys,
            List<String> partitionKeys) {
        SortedMap<String, String> normal = KnownOptions.canonical(options);
        normal.keySet().removeIf(key -> INCIDENTAL.contains(key) || FlinkColumns.isOne(key));
        new FieldOptions(normal, fields.stream().map(DataField::name).toList(), primaryKeys)
                .normalise();
        if (!partitionKeys.isEmpty()) {
            new ExpiryOptions(normal, fields, partitionKeys).normalise();
        }
        return normal;
    }
}
