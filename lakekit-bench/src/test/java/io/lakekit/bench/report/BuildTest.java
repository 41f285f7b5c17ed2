package io.lakekit.bench.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Properties;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class BuildTest {

    @Test
    void load_inAGitCheckout_namesItsCommit() throws IOException {
        assertThat(Build.load().version()).matches("\\d+\\.\\d+\\.\\d+(-SNAPSHOT)?");
        String commit = Build.load().commit();
        String head = head();
        if (head == null) {
            assertThat(commit).isNull();
        } else {
            assertThat(commit).isIn(head, head + "-dirty");
        }
    }

    @Test
    void of_filesChangedSince_saysDirty() throws IOException {
        assertThat(of("commit=abc\ndirty=true").commit()).isEqualTo("abc-dirty");
        assertThat(of("commit=abc\ndirty=false").commit()).isEqualTo("abc");
    }

    @Test
    void of_placesNotFilledIn_isUnknown() throws IOException {
        Build build = of("version=${project.version}\ncommit=${git.commit.id}\ndirty=${git.dirty}");

        assertThat(build).isEqualTo(new Build("unknown", null, null));
    }

    private static Build of(String text) throws IOException {
        Properties properties = new Properties();
        properties.load(new StringReader(text));
        return Build.of(properties);
    }

    /** What git says; null outside a checkout. */
    private static @Nullable String head() throws IOException {
        if (!Files.exists(Path.of("..", ".git"))) {
            return null;
        }
        Process git = new ProcessBuilder("git", "rev-parse", "HEAD").start();
        return new String(git.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
    }
}
