package io.lakekit.bench.design;

import io.lakekit.catalog.LakeOptions;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Where tables live. */
final class LakeOption {

    @Option(
            names = "--warehouse",
            required = true,
            paramLabel = "URI",
            description =
                    "The warehouse, such as file:/data/lake; taken as it stands, not decoded.")
    private String warehouse = "";

    @Option(
            names = "--metastore",
            paramLabel = "KIND",
            description = "How tables are found, such as hive or jdbc (default: by their files).")
    private @Nullable String metastore;

    @Option(
            names = "--set",
            paramLabel = "KEY=VALUE",
            description =
                    "A setting of the metastore or the file system; may be repeated (default:"
                            + " none).")
    private Map<String, String> settings = new TreeMap<>();

    /** For a command that only looks: a warehouse that is not there fails and is not made. */
    LakeOptions existing() {
        return options().existing();
    }

    /** For a command that creates tables, and their warehouse. */
    LakeOptions options() {
        LakeOptions options = LakeOptions.warehouse(warehouse);
        if (metastore != null) {
            options = options.metastore(metastore);
        }
        for (Map.Entry<String, String> setting : settings.entrySet()) {
            options = options.setting(setting.getKey(), setting.getValue());
        }
        return options;
    }
}
