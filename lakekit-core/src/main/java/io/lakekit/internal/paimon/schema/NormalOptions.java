package io.lakekit.internal.paimon.schema;

import io.lakekit.internal.paimon.note.DesignNotes;
import io.lakekit.internal.paimon.option.FlinkColumns;
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
 * The normal form of a table's options, as lakekit writes them: with the names that options have
 * today, with the functions and patterns that Paimon takes by default, and without options that
 * have no effect. Tables whose options have the same normal form store and merge rows alike.
 */
public final class NormalOptions {

    /** The options that are stored with a table but have no meaning for its rows. */
    private static final Set<String> INCIDENTAL =
            Set.of(
                    CoreOptions.PATH.key(),
                    Fingerprint.OPTION,
                    DesignNotes.OPTION,
                    CoreOptions.DISABLE_EXPLICIT_TYPE_CASTING.key());

    private NormalOptions() {}

    /** The normal form of a live table's options. */
    public static SortedMap<String, String> of(TableSchema live) {
        return of(live.options(), live.fields(), live.primaryKeys(), live.partitionKeys());
    }

    /** The normal form of the options of a table that is to be created. */
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
