package io.lakekit.paimon;

import io.lakekit.design.RawOption;
import java.util.List;
import org.apache.paimon.catalog.Catalog;
import org.apache.paimon.catalog.CatalogContext;
import org.apache.paimon.catalog.CatalogFactory;
import org.apache.paimon.options.CatalogOptions;
import org.apache.paimon.options.Options;
import org.jspecify.annotations.Nullable;

/** Opens Paimon catalogs: the catalog's option keys live here. */
public final class Catalogs {

    private Catalogs() {}

    /**
     * A catalog over a warehouse; {@code settings} are handed on as they are, secrets among them.
     */
    public static Catalog open(
            String warehouse, @Nullable String metastore, List<RawOption> settings) {
        Options options = new Options();
        settings.forEach(setting -> options.set(setting.key(), setting.value()));
        options.set(CatalogOptions.WAREHOUSE, warehouse);
        if (metastore != null) {
            options.set(CatalogOptions.METASTORE, metastore);
        }
        return CatalogFactory.createCatalog(CatalogContext.create(options));
    }
}
