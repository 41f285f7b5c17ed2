package io.lakekit.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import io.lakekit.schema.Row;
import io.lakekit.table.TableWriter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@Tag("long")
class ReadOnlyMachineTest {

    @TempDir Path directory;

    @Test
    void everythingButCreateAndApply_writesNothingAnywhere() throws Exception {
        Path warehouse = directory.resolve("warehouse");
        fill(warehouse);
        List<String> before = files(warehouse);

        assertThat(run(warehouse, directory.resolve("no-temporary-files")))
                .containsExactly(
                        "opened summary table ads.ad_day",
                        "changes 1",
                        "imported true",
                        "checked []",
                        "explained 1",
                        "ddl true",
                        "Cannot try a table with one row: there is no temporary directory to write"
                                + " to; set java.io.tmpdir");
        assertThat(files(warehouse)).isEqualTo(before);
        assertThat(directory.resolve("no-temporary-files")).doesNotExist();
    }

    private static void fill(Path warehouse) {
        try (Lake lake = Lake.open(warehouse);
                TableWriter<?> writer =
                        lake.create(ReadOnlyMachine.summary("ads.ad_day").build()).writer()) {
            writer.rows().write(Row.of(ReadOnlyMachine.AD, 1L).with(ReadOnlyMachine.CLICKS, 2L));
            writer.commit();
        }
    }

    /** Each file and directory, when it was last written, and how much it holds. */
    private static List<String> files(Path root) throws IOException {
        try (Stream<Path> all = Files.walk(root)) {
            return all.map(ReadOnlyMachineTest::described).sorted().toList();
        }
    }

    private static String described(Path file) {
        try {
            return file + " " + Files.getLastModifiedTime(file) + " " + Files.size(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private List<String> run(Path warehouse, Path temporary)
            throws IOException, InterruptedException {
        Path printed = directory.resolve("printed.txt");
        Process process =
                new ProcessBuilder(
                                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                                "-XX:TieredStopAtLevel=1",
                                "-Djava.io.tmpdir=" + temporary,
                                "-cp",
                                System.getProperty(
                                        "surefire.test.class.path",
                                        System.getProperty("java.class.path")),
                                ReadOnlyMachine.class.getName(),
                                warehouse.toString())
                        .redirectOutput(printed.toFile())
                        .redirectError(ProcessBuilder.Redirect.INHERIT)
                        .start();
        assertThat(process.waitFor()).isZero();
        return Files.readAllLines(printed);
    }
}
