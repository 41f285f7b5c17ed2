package io.lakekit.junit;

import static io.lakekit.schema.ColumnType.BIGINT;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.lakekit.catalog.Lake;
import io.lakekit.design.AppendTable;
import io.lakekit.fault.FaultyFileIO;
import io.lakekit.fault.FaultyFileIO.Operation;
import io.lakekit.fault.InjectedFaultException;
import io.lakekit.schema.Column;
import io.lakekit.schema.Row;
import io.lakekit.table.LakeTable;
import io.lakekit.table.TableWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class LakeExtensionTest {

    private static final Column<Long> ID = Column.of("id", BIGINT);
    private static final AppendTable TABLE = AppendTable.named("ads.t").columns(ID).build();

    private static final List<Path> WAREHOUSES = new ArrayList<>();
    private static @Nullable TableWriter<AppendTable> leftOpen;

    @RegisterExtension final LakeExtension lake = LakeExtension.temporary();

    @BeforeEach
    void lake_beforeEachTest_isOpen() {
        assertThat(lake.warehouse()).isDirectory();
        WAREHOUSES.add(lake.warehouse());
    }

    @AfterAll
    static void warehouses_afterTests_areDeleted_andAWriterLeftOpenPutsDownNoFile() {
        assertThat(leftOpen).isNotNull();
        leftOpen.close();

        assertThat(WAREHOUSES).doesNotHaveDuplicates().hasSizeGreaterThan(2);
        assertThat(WAREHOUSES).allSatisfy(warehouse -> assertThat(warehouse).doesNotExist());
    }

    @RepeatedTest(2)
    void create_inEachTest_startsEmpty() {
        LakeTable<AppendTable> table = lake.create(TABLE);
        assertThat(table.reader().toList()).isEmpty();

        try (var writer = table.writer()) {
            writer.rows().write(Row.of(ID, 1L));
            writer.commit();
        }

        assertThat(table.reader().toList()).hasSize(1);
        assertThat(Files.exists(lake.warehouse().resolve("ads.db"))).isTrue();
    }

    @Test
    void parameters_ofTest_areThoseOfTheExtension(
            Lake given, Clock clock, TestClock testClock, FaultyFileIO files) {
        assertThat(given).isSameAs(lake.lake());
        assertThat(clock).isSameAs(testClock).isSameAs(lake.clock());
        assertThat(clock.instant()).isEqualTo(Instant.parse("2026-01-01T00:00:00Z"));
        assertThat(files).isSameAs(lake.files());
    }

    @Test
    void files_underTheLake_areHealthyUntilAFaultIsArmed(FaultyFileIO files) {
        LakeTable<AppendTable> table = lake.create(TABLE);

        assertThat(table.unwrap().fileIO()).isSameAs(files);
        assertThat(files.hits()).isEmpty();

        files.fail(Operation.STATUS, 1);
        assertThatThrownBy(() -> table.reader().toList())
                .hasRootCauseInstanceOf(InjectedFaultException.class);
    }

    @Test
    void writerLeftOpen_losesItsRowsAndKeepsNoFile() {
        leftOpen = lake.create(TABLE).writer();
        leftOpen.rows().write(Row.of(ID, 1L));

        assertThat(lake.create(TABLE).reader().toList()).isEmpty();
    }

    @Test
    void faultsLeftArmed_doNotKeepFiles(FaultyFileIO files) {
        lake.create(TABLE);

        files.failFrom(Operation.DELETE, 1).failFrom(Operation.LIST, 1);

        assertThat(files.hits()).isEmpty();
    }

    @Test
    void errors_ofTheLake_nameItsWarehouse(Lake given) {
        assertThatThrownBy(() -> given.open(TABLE))
                .hasMessageContaining("file:" + lake.warehouse());
    }

    @Test
    void lake_outsideOfTest_saysWhereToUseIt() {
        assertThatThrownBy(() -> LakeExtension.temporary().lake())
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("@BeforeEach");
    }
}
