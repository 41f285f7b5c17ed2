package io.lakekit.cli.option;

import io.lakekit.catalog.LakeOptions;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The options that say where tables live. */
public final class LakeOption {

    @Option(
            names = "--warehouse",
            required = true,
            paramLabel = "URI",
            description = "The warehouse, such as file:/data/lake; the text is not decoded.")
    private String warehouse = "";

    @Option(
            names = "--metastore",
            paramLabel = "KIND",
            description =
                    "The metastore that knows the tables, such as hive or jdbc (default: none; tables"
                            + " are found by their files).")
    private @Nullable String metastore;

    @Option(
            names = "--set",
            paramLabel = "KEY=VALUE",
            description =
                    "A setting of the metastore or the file system; may be repeated (default:"
                            + " none).")
    private Map<String, String> settings = new TreeMap<>();

    /**
     * The options of a command that only reads: a warehouse that does not exist is an error and is
     * not made.
     */
    public LakeOptions existing() {
        return options().existing();
    }

    /** The options of a command that creates tables, and their warehouse if it does not exist. */
    public LakeOptions options() {
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
