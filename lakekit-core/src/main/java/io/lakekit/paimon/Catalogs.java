package io.lakekit.paimon;

import io.lakekit.design.RawOption;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.apache.paimon.catalog.Catalog;
import org.apache.paimon.catalog.CatalogContext;
import org.apache.paimon.catalog.CatalogFactory;
import org.apache.paimon.fs.FileIO;
import org.apache.paimon.fs.FileIOLoader;
import org.apache.paimon.fs.Path;
import org.apache.paimon.options.CatalogOptions;
import org.apache.paimon.options.Options;
import org.jspecify.annotations.Nullable;

/** The opening of Paimon's catalogs; the option keys of catalogs are here. */
public final class Catalogs {

    private static final Set<String> OF_FILES = Set.of("filesystem", "jdbc");

    private Catalogs() {}

    /** A catalog over a warehouse; the settings, secrets among them, are handed on as they are. */
    public static Catalog open(
            String warehouse, @Nullable String metastore, List<RawOption> settings) {
        return CatalogFactory.createCatalog(
                CatalogContext.create(options(warehouse, metastore, settings)));
    }

    /**
     * The local directory that holds the files of a warehouse; empty if it is elsewhere, or if a
     * metastore may know it by another name.
     */
    public static Optional<java.nio.file.Path> directory(
            String warehouse, @Nullable String metastore, List<RawOption> settings) {
        Options options = options(warehouse, metastore, settings);
        return isInFiles(options) ? local(location(options)) : Optional.empty();
    }

    /** The local path of a location, whatever its scheme; tables lie below it. */
    private static Optional<java.nio.file.Path> local(Path location) {
        URI uri = location.toUri();
        boolean isLocal = uri.getScheme() == null || uri.getScheme().equals("file");
        return isLocal && uri.getAuthority() == null
                ? Optional.of(new File(uri.getPath()).toPath())
                : Optional.empty();
    }

    /**
     * Whether there is a warehouse to open; true where only the metastore can tell.
     *
     * @throws UncheckedIOException if its file system does not answer
     */
    public static boolean isThere(
            String warehouse, @Nullable String metastore, List<RawOption> settings) {
        Options options = options(warehouse, metastore, settings);
        if (!isInFiles(options)) {
            return true;
        }
        Path location = location(options);
        try {
            FileIO files = FileIO.get(location, CatalogContext.create(options));
            return files.exists(location);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * The options of a catalog. A directory without a scheme is made absolute, so that a process
     * that was started elsewhere finds the same.
     */
    private static Options options(
            String warehouse, @Nullable String metastore, List<RawOption> settings) {
        Options options = new Options();
        settings.forEach(setting -> options.set(setting.key(), setting.value()));
        options.set(CatalogOptions.WAREHOUSE, warehouse);
        if (metastore != null) {
            options.set(CatalogOptions.METASTORE, metastore);
        }
        if (isInFiles(options) && new Path(warehouse).toUri().getScheme() == null) {
            options.set(
                    CatalogOptions.WAREHOUSE,
                    java.nio.file.Path.of(warehouse).toAbsolutePath().toString());
        }
        return options;
    }

    /** Whether the warehouse is a place of files for Paimon, and not a name in a metastore. */
    private static boolean isInFiles(Options options) {
        return OF_FILES.contains(options.get(CatalogOptions.METASTORE));
    }

    /**
     * The place where Paimon's own factory puts the warehouse: it writes the text as a URI and
     * reads that again.
     */
    private static Path location(Options options) {
        return new Path(new Path(options.get(CatalogOptions.WAREHOUSE)).toUri().toString());
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
        return CatalogFactory.createCatalog(
                CatalogContext.create(options, new FixedFiles(files), null));
    }

    /** The warehouse of a catalog as it was opened, or what the catalog says of itself. */
    public static String warehouse(Catalog catalog) {
        return catalog.options()
                .getOrDefault(CatalogOptions.WAREHOUSE.key(), String.valueOf(catalog));
    }

    /** Hands out a file system that is there already. */
    private record FixedFiles(FileIO files) implements FileIOLoader {

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
