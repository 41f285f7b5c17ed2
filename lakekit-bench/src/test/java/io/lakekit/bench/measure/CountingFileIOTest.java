package io.lakekit.bench.measure;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import org.apache.paimon.catalog.CatalogContext;
import org.apache.paimon.fs.FileIO;
import org.apache.paimon.fs.PositionOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CountingFileIOTest {

    @TempDir private Path directory;

    @Test
    void everyWayOfWriting_isCountedOnce() throws IOException {
        org.apache.paimon.fs.Path file = path("data");
        FileIO files = FileIO.get(file, CatalogContext.create(path("")));
        assertThat(files).isInstanceOf(CountingFileIO.class);
        long before = CountingFileIO.bytesWritten();
        try (PositionOutputStream out = files.newOutputStream(file, false)) {
            out.write(1);
            out.write(new byte[10]);
            out.write(new byte[10], 2, 3);
            assertThat(out.getPos()).isEqualTo(14);
        }
        files.tryToWriteAtomic(path("atomic"), "12345");
        assertThat(CountingFileIO.bytesWritten() - before).isEqualTo(19);
        assertThat(DirectorySize.bytes(directory)).isEqualTo(19);
    }

    private org.apache.paimon.fs.Path path(String name) {
        return new org.apache.paimon.fs.Path(CountingFileIO.uri(directory.resolve(name)));
    }
}
