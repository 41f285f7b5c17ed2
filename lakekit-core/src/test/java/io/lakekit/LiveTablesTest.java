package io.lakekit;

import static org.assertj.core.api.Assertions.assertThat;

import io.lakekit.catalog.ImportedTable;
import io.lakekit.catalog.Lake;
import io.lakekit.catalog.TableDiff;
import io.lakekit.design.TableDesign;
import io.lakekit.design.TableName;
import java.nio.file.Path;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.TreeMap;
import org.apache.paimon.catalog.Catalog;
import org.apache.paimon.catalog.CatalogContext;
import org.apache.paimon.catalog.CatalogFactory;
import org.apache.paimon.catalog.Identifier;
import org.apache.paimon.schema.Schema;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Tables of other hands: what is imported of them is what they are. */
class LiveTablesTest {

    private static final int TABLES = Integer.getInteger("lakekit.tables", 8);

    @TempDir Path warehouse;

    @Test
    void randomTables_thatAreImported_areWhatTheirDesignsSay() throws Exception {
        long seed = Long.getLong("lakekit.seed", 20261128);
        SplittableRandom seeds = new SplittableRandom(seed);
        Map<String, Integer> seen = new TreeMap<>();
        CatalogContext context =
                CatalogContext.create(new org.apache.paimon.fs.Path(warehouse.toUri()));
        try (Catalog catalog = CatalogFactory.createCatalog(context);
                Lake lake = Lake.open(catalog)) {
            catalog.createDatabase("ads", true);
            for (int i = 0; i < TABLES; i++) {
                Schema schema = RandomLiveTables.draw(seeds.split());
                String which = "table " + i + " of seed " + seed + ": " + schema;
                catalog.createTable(Identifier.create("ads", "t" + i), schema, false);
                seen.merge(outcome(lake, TableName.parse("ads.t" + i), which), 1, Integer::sum);
            }
        }
        assertThat(seen)
                .as("seed %d", seed)
                .containsKeys("AppendTable", "SummaryTable", "WideTable");
    }

    private static String outcome(Lake lake, TableName name, String which) {
        ImportedTable imported = lake.importTable(name);
        if (imported.design().isEmpty()) {
            return imported.findings().toString();
        }
        TableDesign design = imported.design().get();
        TableDiff<TableDesign> diff = lake.plan(design);
        assertThat(diff.changes()).as(which).isEmpty();
        long before = lake.open(design).unwrap().schema().id();

        assertThat(lake.apply(diff).unwrap().schema().id()).as(which).isEqualTo(before);
        assertThat(diff.isDrifted()).as(which).isFalse();
        return design.getClass().getSimpleName();
    }
}
