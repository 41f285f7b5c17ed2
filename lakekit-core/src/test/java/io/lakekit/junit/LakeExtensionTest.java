package io.lakekit.junit;

import static io.lakekit.schema.ColumnType.BIGINT;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.lakekit.catalog.Lake;
import io.lakekit.design.AppendTable;
import io.lakekit.schema.Column;
import io.lakekit.schema.Row;
import io.lakekit.table.LakeTable;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class LakeExtensionTest {

    private static final Column<Long> ID = Column.of("id", BIGINT);
    private static final AppendTable TABLE = AppendTable.named("ads.t").columns(ID).build();

    private static @Nullable Path last;

    @RegisterExtension final LakeExtension lake = LakeExtension.temporary();

    @BeforeEach
    void lake_beforeEachTest_isOpen() {
        assertThat(lake.warehouse()).isDirectory();
    }

    @AfterAll
    static void warehouse_afterTests_isDeleted() {
        assertThat(last).isNotNull().doesNotExist();
    }

    @RepeatedTest(2)
    void create_inEachTest_startsEmpty() {
        last = lake.warehouse();
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
    void parameters_ofTest_areLakeAndClock(Lake given, Clock clock) {
        assertThat(given).isSameAs(lake.lake());
        assertThat(clock.instant()).isEqualTo(Instant.parse("2026-01-01T00:00:00Z"));
    }

    @Test
    void lake_outsideOfTest_saysWhereToUseIt() {
        assertThatThrownBy(() -> LakeExtension.temporary().lake())
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("@BeforeEach");
    }
}
