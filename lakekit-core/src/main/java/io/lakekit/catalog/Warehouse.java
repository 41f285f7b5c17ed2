package io.lakekit.catalog;

import io.lakekit.design.RawOption;
import io.lakekit.internal.paimon.schema.RootCause;
import io.lakekit.internal.text.Spelling;
import io.lakekit.paimon.Catalogs;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.apache.paimon.catalog.Catalog;

/** The place that options lead to, before a catalog is opened on it. */
record Warehouse(LakeOptions options) {

    /**
     * A catalog that is opened on this place.
     *
     * @throws IllegalArgumentException if the place cannot be reached, or does not exist although
     *     it must
     */
    Catalog open() {
        reach(options::directory).ifPresent(this::requireDirectory);
        List<RawOption> settings = settings();
        if (options.mustExist()
                && !reach(
                        () ->
                                Catalogs.isThere(
                                        options.warehouse(), options.metastore(), settings))) {
            throw new IllegalArgumentException(missing());
        }
        return reach(() -> Catalogs.open(options.warehouse(), options.metastore(), settings));
    }

    /** All settings, with secrets in clear. */
    private List<RawOption> settings() {
        List<RawOption> settings = new ArrayList<>(options.settings());
        for (String key : options.secretKeys()) {
            settings.add(new RawOption(key, Objects.requireNonNull(options.secret(key)).reveal()));
        }
        return settings;
    }

    private void requireDirectory(Path directory) {
        if (Files.exists(directory) && !Files.isDirectory(directory)) {
            throw new IllegalArgumentException(
                    "Cannot open warehouse '"
                            + name()
                            + "': '"
                            + directory
                            + "' is not a directory. Name another directory");
        }
    }

    private <T> T reach(Supplier<T> call) {
        try {
            return call.get();
        } catch (RuntimeException e) {
            throw new IllegalArgumentException(
                    "Cannot open warehouse '"
                            + name()
                            + "': "
                            + options.redact(RootCause.of(e))
                            + ". Check its URI, that its file system is on the class"
                            + " path, and its permissions",
                    e);
        }
    }

    private String missing() {
        return "There is no warehouse at '"
                + name()
                + "'"
                + options.directory().map(Warehouse::missing).orElse(". ")
                + "Check the name; creating a table, as lakekit.jar apply does, makes a new one";
    }

    private static String missing(Path directory) {
        return ": directory '"
                + directory
                + "' does not exist. "
                + Spelling.question(String.valueOf(directory.getFileName()), beside(directory));
    }

    /** The names of everything in the same directory; none if they cannot be listed. */
    private static List<String> beside(Path directory) {
        Path parent = directory.getParent();
        if (parent == null) {
            return List.of();
        }
        try (Stream<Path> names = Files.list(parent)) {
            return names.map(name -> String.valueOf(name.getFileName())).sorted().toList();
        } catch (IOException e) {
            return List.of();
        }
    }

    private String name() {
        return Redaction.ofUris(options.warehouse());
    }
}
