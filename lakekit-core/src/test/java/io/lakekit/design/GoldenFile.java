package io.lakekit.design;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** A reviewed text that output must equal; {@code -Dgolden.update=true} rewrites it. */
public record GoldenFile(Path path) {

    public static GoldenFile named(String name) {
        return new GoldenFile(Path.of("src/test/resources/golden", name));
    }

    public void assertSame(String actual) {
        try {
            if (Boolean.getBoolean("golden.update")) {
                Files.createDirectories(path.getParent());
                Files.writeString(path, actual);
            }
            assertThat(actual).isEqualTo(Files.readString(path));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
