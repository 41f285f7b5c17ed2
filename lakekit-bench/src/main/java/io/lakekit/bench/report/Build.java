package io.lakekit.bench.report;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Properties;
import org.jspecify.annotations.Nullable;

/**
 * The sources and versions that this jar was built from, as the build recorded them.
 *
 * @param version of lakekit, or {@code unknown}
 * @param paimon version, or null if unknown
 * @param commit of the source, followed by {@code -dirty} if files had changed since; null if it
 *     was built outside a git checkout
 */
public record Build(String version, @Nullable String paimon, @Nullable String commit) {

    /** The build that the jar describes. */
    public static Build load() {
        Properties properties = new Properties();
        try (InputStream in = Build.class.getResourceAsStream("/lakekit-build.properties")) {
            if (in != null) {
                properties.load(in);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot read the build's properties", e);
        }
        return of(properties);
    }

    static Build of(Properties properties) {
        String version = known(properties, "version");
        String commit = known(properties, "commit");
        boolean dirty = "true".equals(properties.getProperty("dirty"));
        return new Build(
                version == null ? "unknown" : version,
                known(properties, "paimon"),
                commit == null ? null : commit + (dirty ? "-dirty" : ""));
    }

    /**
     * The value of a property; null if it is missing, empty, or a placeholder that the build did
     * not fill in.
     */
    private static @Nullable String known(Properties properties, String key) {
        String value = properties.getProperty(key, "");
        return value.isEmpty() || value.startsWith("${") ? null : value;
    }
}
