package io.lakekit.catalog;

import static io.lakekit.schema.ColumnType.BIGINT;
import static io.lakekit.schema.ColumnType.INT;
import static io.lakekit.schema.ColumnType.STRING;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.lakekit.change.TableChange;
import io.lakekit.design.AppendTable;
import io.lakekit.design.Buckets;
import io.lakekit.schema.Column;
import io.lakekit.schema.Row;
import io.lakekit.table.LakeTable;
import io.lakekit.table.TableWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.apache.paimon.catalog.Catalog;
import org.apache.paimon.catalog.CatalogContext;
import org.apache.paimon.catalog.CatalogFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LakeTest {

    private static final Column<String> DT = Column.of("dt", STRING).notNull();
    private static final Column<Long> AD = Column.of("ad_id", BIGINT);
    private static final Column<Long> PRICE = Column.of("price", BIGINT);
    private static final AppendTable EVENTS =
            AppendTable.named("ads.events").columns(DT, AD).partitionedBy(DT).build();

    @TempDir Path warehouse;

    @Test
    void create_twice_keepsTheRows() {
        try (Lake lake = Lake.open(warehouse)) {
            LakeTable<AppendTable> table = lake.create(EVENTS);
            Row row = Row.of(DT, "20261123").with(AD, 7L);
            try (TableWriter<AppendTable> writer = table.writer()) {
                writer.rows().write(row);
                writer.commit();
            }

            assertThat(lake.create(EVENTS).reader().toList()).containsExactly(row);
        }
    }

    @Test
    void create_everyPartDiffers_namesEachDifferenceAndLeavesTheTable() {
        AppendTable other =
                AppendTable.named("ads.events")
                        .columns(DT, Column.of("ad_id", INT), PRICE)
                        .buckets(Buckets.fixed(2).by(PRICE))
                        .build();
        Row row = Row.of(DT, "20261123").with(AD, 7L);
        try (Lake lake = Lake.open(warehouse)) {
            try (TableWriter<AppendTable> writer = lake.create(EVENTS).writer()) {
                writer.rows().write(row);
                writer.commit();
            }

            CatalogConflictException conflict =
                    catchThrowableOfType(CatalogConflictException.class, () -> lake.create(other));

            assertThat(conflict.plan().changes())
                    .extracting(TableChange::text)
                    .contains(
                            "column 'ad_id' BIGINT becomes INT",
                            "column 'price' BIGINT is added",
                            "partition columns 'dt' becomes ''",
                            "bucket (not set) becomes '2'",
                            "bucket-key (not set) becomes 'price'");
            assertThat(conflict.plan()).hasToString(lake.plan(other).toString());
            assertThat(lake.open(EVENTS).reader().toList()).containsExactly(row);
        }
    }

    @Test
    void open_columnTheDesignLacks_isAConflict() {
        AppendTable less = AppendTable.named("ads.events").columns(DT).partitionedBy(DT).build();
        try (Lake lake = Lake.open(warehouse)) {
            lake.create(EVENTS);

            assertThatThrownBy(() -> lake.open(less))
                    .isInstanceOf(CatalogConflictException.class)
                    .hasMessageContaining("ads.events")
                    .hasMessageContaining("column 'ad_id' is dropped");
        }
    }

    @Test
    void open_noTable_saysHowToMakeIt() {
        try (Lake lake = Lake.open(warehouse)) {
            assertThatThrownBy(() -> lake.open(EVENTS))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining("There is no table ads.events")
                    .hasMessageContaining("create(design) makes it");
        }
    }

    @Test
    void open_nameThatIsNearlyThere_asksForTheOneMeant() {
        AppendTable near = AppendTable.named("ads.event").columns(DT).build();
        try (Lake lake = Lake.open(warehouse)) {
            lake.create(EVENTS);
            assertThatThrownBy(() -> lake.open(near))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageEndingWith(". Did you mean 'events'? create(design) makes it");
        }
    }

    @Test
    void drop_table_existsNoLongerAndAgainDoesNothing() {
        try (Lake lake = Lake.open(warehouse)) {
            lake.create(EVENTS);
            assertThat(lake.exists(EVENTS.name())).isTrue();

            lake.drop(EVENTS.name());
            lake.drop(EVENTS.name());

            assertThat(lake.exists(EVENTS.name())).isFalse();
        }
    }

    @Test
    void close_catalogHandedIn_staysUsable() throws Exception {
        CatalogContext context =
                CatalogContext.create(new org.apache.paimon.fs.Path(warehouse.toUri()));
        try (Catalog catalog = CatalogFactory.createCatalog(context)) {
            Lake lake = Lake.open(catalog);
            assertThatThrownBy(() -> lake.open(EVENTS))
                    .hasMessageContaining("no table ads.events in " + warehouse.toUri());
            lake.create(EVENTS);
            lake.close();

            assertThat(catalog.listTables("ads")).containsExactly("events");
        }
    }

    @Test
    void open_warehouseIsAFile_isRefusedNamingIt() throws IOException {
        Path file = Files.writeString(warehouse.resolve("file"), "no directory");

        assertThatThrownBy(() -> Lake.open(file))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("'" + file + "'")
                .hasMessageContaining("Name another directory");
    }

    @Test
    void open_fileSystemUnknown_isRefusedWithoutTheSecret() {
        LakeOptions options =
                LakeOptions.warehouse("nowhere://bucket/lake")
                        .secret("s3.secret-key", Secret.of("hunter2"));

        assertThatThrownBy(() -> Lake.open(options))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("nowhere://bucket/lake")
                .hasMessageNotContaining("hunter2");
        assertThat(options.toString()).doesNotContain("hunter2").contains("s3.secret-key");
    }
}
