package io.lakekit.bench.lifetime;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DraftTest {

    @TempDir private Path directory;

    @Test
    void publish_replacesWhatWasThere() throws IOException {
        Path file = Files.writeString(directory.resolve("a.txt"), "old");

        try (Draft draft = Draft.of(file)) {
            Files.writeString(draft.path(), "new");
            assertThat(file).hasContent("old");
            draft.publish();
        }

        assertThat(file).hasContent("new");
        assertThat(directory.toFile().list()).containsExactly("a.txt");
    }

    @Test
    void close_withoutPublish_leavesWhatWasThere() throws IOException {
        Path file = Files.writeString(directory.resolve("a.txt"), "old");

        try (Draft draft = Draft.of(file)) {
            Files.writeString(draft.path(), "half of");
        }

        assertThat(file).hasContent("old");
        assertThat(directory.toFile().list()).containsExactly("a.txt");
    }
}
