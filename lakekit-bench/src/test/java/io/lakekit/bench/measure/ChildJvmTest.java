package io.lakekit.bench.measure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ChildJvmTest {

    private static final long HEAP = 64L << 20;

    @TempDir private Path directory;

    @Test
    void child_hasTheOpensTheHeapAndTheDirectoryItWasGiven() throws IOException {
        Path printed = directory.resolve("out.txt");
        assertThat(child(Duration.ofMinutes(1)).run(List.of("opens"), printed)).isZero();
        assertThat(Files.readString(printed))
                .contains("java.util open: true", "temporary files: " + directory);
        long heap = Long.parseLong(ChildJvm.tail(printed).strip().replaceAll("(?s).*: ", ""));
        assertThat(heap).isBetween(HEAP / 2, HEAP);
    }

    @Test
    void failingChild_givesItsExitCodeAndWhatItPrinted() {
        Path printed = directory.resolve("out.txt");
        assertThat(child(Duration.ofMinutes(1)).run(List.of("exit", "3"), printed)).isEqualTo(3);
        assertThat(ChildJvm.tail(printed)).contains("going");
    }

    @Test
    @Tag("long")
    void hangingChild_isKilledAndReportedWithItsLastOutput() {
        Path printed = directory.resolve("out.txt");
        assertThatThrownBy(() -> child(Duration.ofSeconds(5)).run(List.of("hang"), printed))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("did not end within 5 s")
                .hasMessageContaining("pid ");
        long pid = Long.parseLong(ChildJvm.tail(printed).strip().replaceAll("(?s).*pid ", ""));
        ProcessHandle.of(pid)
                .ifPresent(child -> child.onExit().orTimeout(10, TimeUnit.SECONDS).join());
    }

    @Test
    void tail_ofOutputInAnotherCharset_isStillText() throws IOException {
        Path printed = Files.write(directory.resolve("out.txt"), new byte[] {'a', (byte) 0xff});
        assertThat(ChildJvm.tail(printed)).startsWith("a");
    }

    private ChildJvm child(Duration patience) {
        return new ChildJvm(OpensProbe.class.getName(), HEAP, directory, patience);
    }
}
