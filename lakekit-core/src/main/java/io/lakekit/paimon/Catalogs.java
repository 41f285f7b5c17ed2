package io.lakekit.paimon;

import io.lakekit.design.RawOption;
import java.util.List;
import org.apache.paimon.catalog.Catalog;
import org.apache.paimon.catalog.CatalogContext;
import org.apache.paimon.catalog.CatalogFactory;
import org.apache.paimon.fs.FileIO;
import org.apache.paimon.fs.FileIOLoader;
import org.apache.paimon.fs.Path;
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

    /**
     * A catalog over a warehouse that is reached through {@code files} alone, by this catalog and
     * by the tables it hands out, also where they are serialized to.
     *
     * @param warehouse its URI, such as {@code file:/tmp/lake}
     * @throws IllegalArgumentException if the URI names no scheme: Paimon would pass {@code files}
     *     by
     */
    public static Catalog open(String warehouse, FileIO files) {
        if (new Path(warehouse).toUri().getScheme() == null) {
            throw new IllegalArgumentException(
                    "Warehouse '" + warehouse + "' names no scheme; write it as 'file:/...'");
        }
        Options options = new Options();
        options.set(CatalogOptions.WAREHOUSE, warehouse);
        return CatalogFactory.createCatalog(CatalogContext.create(options, new Given(files), null));
    }

    /** The warehouse of a catalog as it was opened, or what the catalog says of itself. */
    public static String warehouse(Catalog catalog) {
        return catalog.options()
                .getOrDefault(CatalogOptions.WAREHOUSE.key(), String.valueOf(catalog));
    }

    /** Hands out a file system that is there already. */
    private record Given(FileIO files) implements FileIOLoader {

        @Override
        public String getScheme() {
            return "";
        }

        @Override
        public FileIO load(Path path) {
            return files;
        }
    }
}
