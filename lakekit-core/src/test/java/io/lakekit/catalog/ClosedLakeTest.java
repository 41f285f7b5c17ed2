package io.lakekit.catalog;

import static io.lakekit.schema.ColumnType.BIGINT;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.lakekit.design.AppendTable;
import io.lakekit.schema.Column;
import io.lakekit.schema.Row;
import io.lakekit.table.LakeTable;
import io.lakekit.table.TableWriter;
import java.nio.file.Path;
import java.util.Map;
import java.util.Objects;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A lake after it was closed, and the tables that came from it. */
class ClosedLakeTest {

    private static final Column<Long> ID = Column.of("id", BIGINT);
    private static final AppendTable DESIGN = AppendTable.named("ads.t").columns(ID).build();

    @TempDir Path warehouse;

    @ParameterizedTest
    @ValueSource(strings = {"create", "open", "plan", "apply", "importTable", "exists", "drop"})
    void call_afterClose_isRefusedAndDoesNothing(String call) {
        Lake lake = Lake.open(warehouse);
        TableDiff<AppendTable> diff = lake.plan(DESIGN);
        Map<String, Consumer<Lake>> calls =
                Map.of(
                        "create", l -> l.create(DESIGN),
                        "open", l -> assertThat(l.open(DESIGN)).isNotNull(),
                        "plan", l -> assertThat(l.plan(DESIGN)).isNotNull(),
                        "apply", l -> l.apply(diff),
                        "importTable", l -> assertThat(l.importTable(DESIGN.name())).isNotNull(),
                        "exists", l -> assertThat(l.exists(DESIGN.name())).isTrue(),
                        "drop", l -> l.drop(DESIGN.name()));
        lake.close();
        lake.close();

        assertThatThrownBy(() -> Objects.requireNonNull(calls.get(call)).accept(lake))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageMatching(
                        "The lake on '.*' is closed; nothing was done\\. Open it again");
        try (Lake another = Lake.open(warehouse)) {
            assertThat(another.exists(DESIGN.name())).isFalse();
        }
    }

    @Test
    void tables_afterTheirLakeIsClosed_stayUsable() {
        Lake lake = Lake.open(warehouse);
        LakeTable<AppendTable> table = lake.create(DESIGN);
        lake.close();

        for (int i = 0; i < 2; i++) {
            try (TableWriter<AppendTable> writer = table.writer()) {
                writer.rows().write(Row.of(ID, 7L));
                writer.commit();
            }
        }
        assertThat(table.compact().filesAfter()).isEqualTo(1);
        assertThat(table.reader().toList()).containsExactly(Row.of(ID, 7L), Row.of(ID, 7L));
    }
}
