package io.lakekit.bench.input;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Small logs in public layouts, for tests of other packages. */
public final class SampleLogs {

    private SampleLogs() {}

    /** Writes a log in the layout of this name into a new directory. */
    public static void write(String layout, Path directory) throws IOException {
        Files.createDirectories(directory);
        switch (layout) {
            case "open-bandit" ->
                    Samples.openBandit(directory, "random_men.csv", Samples.openBandit());
            case "ipinyou" -> Samples.ipinyou(directory, ".bz2");
            default -> throw new IllegalArgumentException(layout);
        }
    }
}
