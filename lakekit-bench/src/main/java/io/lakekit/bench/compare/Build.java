package io.lakekit.bench.compare;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Properties;
import org.jspecify.annotations.Nullable;

/** What this jar was built from, as the build wrote it down. */
record Build(String version, @Nullable String paimon, @Nullable String commit) {

    static Build load() {
        Properties properties = new Properties();
        try (InputStream in = Build.class.getResourceAsStream("/lakekit-build.properties")) {
            if (in != null) {
                properties.load(in);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot read the build's properties", e);
        }
        return new Build(
                properties.getProperty("version", "unknown"),
                properties.getProperty("paimon"),
                System.getenv("LAKEKIT_COMMIT"));
    }
}
