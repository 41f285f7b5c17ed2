package io.lakekit.paimon;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import org.apache.paimon.catalog.Catalog;
import org.apache.paimon.fs.FileIO;
import org.apache.paimon.fs.local.LocalFileIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CatalogsTest {

    private final FileIO files = LocalFileIO.create();

    @TempDir Path directory;

    @Test
    void open_overFiles_usesThemAndKnowsItsWarehouse() throws Exception {
        String warehouse = directory.toUri().toString();

        try (Catalog catalog = Catalogs.open(warehouse, files)) {
            catalog.createDatabase("ads", false);

            assertThat(directory.resolve("ads.db")).isDirectory();
            assertThat(Catalogs.warehouse(catalog)).isEqualTo(warehouse);
        }
    }

    @Test
    void open_overFilesWithoutScheme_isRefused() {
        assertThatThrownBy(() -> Catalogs.open(directory.toString(), files))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage(
                        "Warehouse '" + directory + "' names no scheme; write it as 'file:/...'");
    }
}
