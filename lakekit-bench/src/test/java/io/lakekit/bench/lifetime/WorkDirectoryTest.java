package io.lakekit.bench.lifetime;

import static org.assertj.core.api.Assertions.assertThat;

import io.lakekit.catalog.Lake;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class WorkDirectoryTest {

    @Test
    void close_fullDirectory_deletesAllOfIt() throws IOException {
        WorkDirectory work = WorkDirectory.create("lakekit-test");
        Files.createDirectories(work.resolve("a").resolve("b"));
        Files.writeString(work.resolve("a").resolve("b").resolve("c"), "x");

        work.close();

        assertThat(work.path()).doesNotExist();
    }

    @Test
    void delete_oneThing_leavesTheOthersAndMindsNoAbsence() throws IOException {
        try (WorkDirectory work = WorkDirectory.create("lakekit-test")) {
            Path kept = Files.writeString(work.resolve("kept"), "x");
            Files.createDirectories(work.resolve("a").resolve("b"));

            work.delete("a");
            work.delete("a");

            assertThat(work.path().toFile().listFiles()).containsExactly(kept.toFile());
        }
    }

    @Test
    void close_warehouseInADirectoryWithABlank_deletesItsTables() throws IOException {
        try (WorkDirectory work = WorkDirectory.create("lakekit test")) {
            Lake.open(work.resolve("lake")).close();
            Path tables = work.tables("lake");
            assertThat(tables).isDirectory().isNotEqualTo(work.resolve("lake"));

            work.delete("lake");
            assertThat(tables).doesNotExist();

            Lake.open(work.resolve("more")).close();
            work.close();
            assertThat(tables.getParent()).doesNotExist();
        }
    }
}
