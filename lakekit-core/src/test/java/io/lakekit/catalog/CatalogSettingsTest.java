package io.lakekit.catalog;

import static io.lakekit.design.AggFunctions.sum;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.lakekit.design.AppendTable;
import io.lakekit.design.SummaryTable;
import io.lakekit.design.TableDesign;
import io.lakekit.diagnostic.DiagnosticsException;
import io.lakekit.paimon.PaimonSchemas;
import io.lakekit.schema.Column;
import io.lakekit.schema.ColumnType;
import java.nio.file.Path;
import java.util.Map;
import org.apache.paimon.catalog.Catalog;
import org.apache.paimon.catalog.CatalogContext;
import org.apache.paimon.catalog.CatalogFactory;
import org.apache.paimon.catalog.Identifier;
import org.apache.paimon.options.Options;
import org.apache.paimon.schema.Schema;
import org.apache.paimon.table.FileStoreTable;
import org.apache.paimon.types.DataTypes;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Options of tables that are given to a catalog, and settings of a catalog given to a table. */
class CatalogSettingsTest {

    private static final Column<Long> K = Column.of("k", ColumnType.BIGINT).notNull();
    private static final Column<Long> V = Column.of("v", ColumnType.BIGINT);
    private static final SummaryTable SUMS = sums().build();

    @TempDir Path warehouse;

    private static SummaryTable.Builder sums() {
        return SummaryTable.named("ads.t").primaryKey(K).aggregate(V, sum());
    }

    private Lake lake(String option, String value) {
        return Lake.open(
                LakeOptions.warehouse(warehouse).setting("table-default." + option, value));
    }

    @ParameterizedTest
    @CsvSource({
        "file.format, csv",
        "ignore-delete, true",
        "partial-update.ignore-delete, true",
        "fields.v.ignore-retract, true",
        "snapshot.time-retained, 1 min",
        "write-only, true"
    })
    void create_withADefaultOfTheCatalog_isRefusedBeforeThereIsATable(String key, String value) {
        try (Lake lake = lake(key, value)) {
            assertThatThrownBy(() -> lake.create(SUMS))
                    .isInstanceOf(DiagnosticsException.class)
                    .hasMessageContaining("LK0816 ERROR ads.t: the catalog's setting")
                    .hasMessageContaining("'table-default." + key + "' = '" + value + "'");
            assertThatThrownBy(() -> lake.plan(SUMS)).hasMessageContaining("LK0816");
            assertThat(lake.exists(SUMS.name())).isFalse();
        }
    }

    @Test
    void create_withADefaultThatTheDesignHas_isTheDesign() {
        SummaryTable design = sums().rawOption("write-only", "true").build();
        try (Lake lake = lake("write-only", "false")) {
            assertThat(lake.create(design).unwrap().options()).containsEntry("write-only", "true");
        }
    }

    @ParameterizedTest
    @CsvSource({
        "merge-engine, first-row",
        "bucket, 7",
        "file.format, parquet",
        "fields.default-aggregate-function, max"
    })
    void create_withADefaultThatChangesNothing_isTheDesign(String key, String value) {
        try (Lake lake = lake(key, value)) {
            assertThat(lake.create(SUMS).design()).isEqualTo(SUMS);
        }
    }

    /** What is there was made without them, or by somebody who knows. */
    @Test
    void create_ofATableThatIsThere_isLeftAlone() {
        try (Lake lake = Lake.open(warehouse)) {
            lake.create(SUMS);
        }
        try (Lake lake = lake("write-only", "true")) {
            assertThat(lake.create(SUMS).design()).isEqualTo(SUMS);
            assertThat(lake.plan(SUMS).isEmpty()).isTrue();
        }
    }

    /** What plain Paimon makes of both. */
    @Test
    void defaultOfACatalog_isOfEveryTable_andOfNoneThatIsGivenIt() throws Exception {
        Options options = new Options();
        options.set("warehouse", warehouse.toUri().toString());
        options.set("table-default.file.format", "csv");
        try (Catalog catalog = CatalogFactory.createCatalog(CatalogContext.create(options))) {
            assertThat(formatOfNew(catalog, Map.of())).isEqualTo("csv");
        }
        options.remove("table-default.file.format");
        try (Catalog catalog = CatalogFactory.createCatalog(CatalogContext.create(options))) {
            assertThat(formatOfNew(catalog, Map.of("table-default.file.format", "orc")))
                    .isEqualTo("parquet");
        }
    }

    private static String formatOfNew(Catalog catalog, Map<String, String> options)
            throws Exception {
        Identifier name = Identifier.create("ads", "plain" + options.size());
        catalog.createDatabase("ads", true);
        catalog.createTable(
                name,
                Schema.newBuilder().column("v", DataTypes.BIGINT()).options(options).build(),
                false);
        return ((FileStoreTable) catalog.getTable(name)).coreOptions().fileFormatString();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "warehouse",
                "metastore",
                "default-database",
                "disable-create-table-in-default-db",
                "cache-enabled",
                "table-default.file.format"
            })
    void check_settingOfACatalogOnATable_saysWhereItBelongs(String key) {
        TableDesign design = AppendTable.named("ads.t").columns(V).rawOption(key, "orc").build();

        assertThat(PaimonSchemas.check(design).codes()).containsExactly("LK0815");
        assertThat(PaimonSchemas.check(design).toString())
                .contains("option '" + key + "': is a setting of a catalog")
                .doesNotContain("Paimon has no option");
    }
}
