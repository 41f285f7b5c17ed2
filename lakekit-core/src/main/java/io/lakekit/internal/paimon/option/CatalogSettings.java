package io.lakekit.internal.paimon.option;

import io.lakekit.design.RawOption;
import io.lakekit.design.TableDesign;
import io.lakekit.diagnostic.Code;
import io.lakekit.diagnostic.Diagnostic;
import io.lakekit.diagnostic.Place;
import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.apache.paimon.catalog.Catalog;
import org.apache.paimon.options.CatalogOptions;
import org.apache.paimon.options.ConfigOption;

/** The check for settings of a catalog among the options of a table: code {@code LK0815}. */
public final class CatalogSettings {

    private static final Code OF_CATALOG =
            Code.error("LK0815", "a setting of a catalog on a table", "create, plan, the DDL");

    /** The prefix of those settings of a catalog that are options of new tables. */
    public static final String DEFAULT = Catalog.TABLE_DEFAULT_OPTION_PREFIX;

    private static final Set<String> OF_FLINK =
            Set.of(
                    "default-database",
                    "disable-create-table-in-default-db",
                    "log.system.auto-register",
                    "log.system.auto-register-timeout");

    private static final Set<String> KEYS = read();

    private CatalogSettings() {}

    /** The finding about an option that only catalogs know; empty for any other. */
    static Optional<Diagnostic> check(TableDesign design, RawOption option) {
        String key = option.key();
        if (!key.startsWith(DEFAULT) && !KEYS.contains(key)) {
            return Optional.empty();
        }
        Diagnostic.Draft draft =
                OF_CATALOG
                        .at(Place.table(design.name()))
                        .says("raw option '%s' is a setting of a catalog", key)
                        .so("a table would store and ignore it");
        return Optional.of(
                key.startsWith(DEFAULT)
                        ? draft.fix("Give the table '%s'.", key.substring(DEFAULT.length()))
                        : draft.fix(
                                "Remove it; it belongs where the lake is opened, into"
                                        + " LakeOptions.setting."));
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
