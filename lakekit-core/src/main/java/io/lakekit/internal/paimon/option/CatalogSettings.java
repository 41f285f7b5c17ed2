package io.lakekit.internal.paimon.option;

import io.lakekit.diagnostic.Wording;
import io.lakekit.internal.check.Check;
import io.lakekit.internal.check.Report;
import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.util.Set;
import java.util.TreeSet;
import org.apache.paimon.catalog.Catalog;
import org.apache.paimon.options.CatalogOptions;
import org.apache.paimon.options.ConfigOption;

/** The check for settings of a catalog among the options of a table: code {@code LK0815}. */
public final class CatalogSettings {

    static final Check<GivenOption> OF_CATALOG =
            OptionCheck.warning(
                    "LK0815", "a setting of a catalog on a table", CatalogSettings::ofCatalog);

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

    /** Whether only catalogs know an option. */
    static boolean isOne(String key) {
        return key.startsWith(DEFAULT) || KEYS.contains(key);
    }

    private static void ofCatalog(GivenOption option, Report found) {
        if (option.owner() != GivenOption.Owner.NOBODY || !isOne(option.name())) {
            return;
        }
        Wording wording =
                found.at(found.table().option(option.name()))
                        .says("is a setting of a catalog")
                        .so("a table stores it and never reads it");
        if (option.name().startsWith(DEFAULT)) {
            wording.fix("Give the table '%s'.", option.name().substring(DEFAULT.length()));
        } else {
            wording.fix(
                    "Remove it; it belongs where the lake is opened, into LakeOptions.setting.");
        }
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
