package io.lakekit.paimon;

import io.lakekit.design.RawOption;
import io.lakekit.design.TableDesign;
import io.lakekit.diagnostic.Diagnostic;
import io.lakekit.diagnostic.Diagnostics;
import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.apache.paimon.catalog.Catalog;
import org.apache.paimon.options.CatalogOptions;
import org.apache.paimon.options.ConfigOption;
import org.apache.paimon.schema.Schema;
import org.apache.paimon.schema.TableSchema;

/**
 * Settings of a catalog and options of a table, each where the other belongs: codes {@code LK0815}
 * and {@code LK0816}.
 */
public final class CatalogSettings {

    private static final String DEFAULT = Catalog.TABLE_DEFAULT_OPTION_PREFIX;

    private static final Set<String> OF_FLINK =
            Set.of(
                    "default-database",
                    "disable-create-table-in-default-db",
                    "log.system.auto-register",
                    "log.system.auto-register-timeout");

    private static final Set<String> KEYS = read();

    private CatalogSettings() {}

    /** What is said of an option of a design that only catalogs know, if it is one. */
    static Optional<Diagnostic> check(TableDesign design, RawOption option) {
        String key = option.key();
        if (!key.startsWith(DEFAULT) && !KEYS.contains(key)) {
            return Optional.empty();
        }
        Diagnostic.Draft draft =
                Diagnostic.error("LK0815", design.name().toString())
                        .says("raw option '%s' is a setting of a catalog", key)
                        .so("a table would store and ignore it");
        return Optional.of(
                key.startsWith(DEFAULT)
                        ? draft.fix("Give the table '%s'.", key.substring(DEFAULT.length()))
                        : draft.fix(
                                "Remove it; it belongs where the lake is opened, into"
                                        + " LakeOptions.setting."));
    }

    /**
     * The options that this catalog would add to the design's table when it makes it, and that the
     * design does not have; one that makes no difference is none of them.
     */
    public static Diagnostics defaults(Catalog catalog, TableDesign design) {
        List<Diagnostic> found = new ArrayList<>();
        for (Map.Entry<String, String> setting : new TreeMap<>(catalog.options()).entrySet()) {
            if (setting.getKey().startsWith(DEFAULT) && changes(design, setting)) {
                found.add(added(design, setting.getKey(), setting.getValue()));
            }
        }
        return Diagnostics.copyOf(found);
    }

    /** As the catalog does it: an option that the design has is left alone. */
    private static boolean changes(TableDesign design, Map.Entry<String, String> setting) {
        Schema schema = PaimonSchemas.of(design);
        Map<String, String> options = new TreeMap<>(schema.options());
        options.putIfAbsent(setting.getKey().substring(DEFAULT.length()), setting.getValue());
        Schema made =
                new Schema(
                        schema.fields(),
                        schema.partitionKeys(),
                        schema.primaryKeys(),
                        options,
                        schema.comment());
        return !LiveTable.differences(design, TableSchema.create(0, made)).isEmpty();
    }

    private static Diagnostic added(TableDesign design, String setting, String value) {
        return Diagnostic.error("LK0816", design.name().toString())
                .says("the catalog's setting '%s' = '%s' is for every new table", setting, value)
                .so("the table would have an option that its design has not, and no rule saw")
                .fix(
                        "Remove it where the lake is opened, or give the design '%s'.",
                        setting.substring(DEFAULT.length()));
    }

    private static Set<String> read() {
        Set<String> keys = new TreeSet<>(OF_FLINK);
        try {
            for (Field field : CatalogOptions.class.getFields()) {
                if (Modifier.isStatic(field.getModifiers())
                        && field.get(null) instanceof ConfigOption<?> option) {
                    keys.add(option.key());
                }
            }
        } catch (IllegalAccessException e) {
            throw new IllegalStateException("Cannot read the options of Paimon's catalogs", e);
        }
        return keys;
    }
}
