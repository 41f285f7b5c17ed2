package io.lakekit.design;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.lakekit.diagnostic.DiagnosticsException;
import io.lakekit.schema.Column;
import io.lakekit.schema.ColumnType;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

class BuildTest {

    private static final Column<Long> COST = Column.of("cost", ColumnType.BIGINT);

    @Test
    void build_ofSeveralMistakes_refusesWithAllOfThem() {
        WideTable.Builder builder =
                WideTable.named("ads.t")
                        .primaryKey(Samples.AD)
                        .groups(Samples.BID, Samples.BID.latest(Samples.REASON))
                        .buckets(Buckets.fixed(0));

        assertThatThrownBy(builder::build)
                .isInstanceOfSatisfying(
                        DiagnosticsException.class,
                        thrown ->
                                assertThat(thrown.diagnostics().codes())
                                        .containsExactly("LK0302", "LK0305", "LK0307", "LK0601"))
                .hasMessageStartingWith(
                        "LK0302 ERROR ads.t.bid_price: owned by both 'bid' and 'bid'");
    }

    @Test
    void build_ofWarning_refusesUnlessItsCodeIsAccepted() {
        WideTable.Builder builder =
                WideTable.named("ads.t")
                        .primaryKey(Samples.AD)
                        .groups(Samples.BID.aggregate(COST, AggFunctions.sum()));

        assertThatThrownBy(builder::build)
                .isInstanceOf(DiagnosticsException.class)
                .hasMessage(
                        "LK0405 WARNING ads.t.cost: sum() in group 'bid'; a group discards no late"
                                + " or replayed row, so a row written twice counts twice. Move it to a"
                                + " summary table, or accept 'LK0405' with the reason why no row comes"
                                + " twice.");
        assertThat(builder.accept("LK0405", COST, "costs carry an id").build().warnings().codes())
                .containsExactly("LK0313", "LK0405", "LK0425");
    }

    @Test
    void build_ofAdvice_keepsIt() {
        SummaryTable table =
                SummaryTable.named("ads.t")
                        .primaryKey(Samples.AD)
                        .aggregate(Samples.REASON, AggFunctions.latest())
                        .build();

        assertThat(table.warnings().codes()).containsExactly("LK0419");
    }

    @Test
    void check_throwsNothing() {
        assertThat(AppendTable.named("").check().codes()).contains("LK0002", "LK0008");
        assertThat(HybridTable.named(".").check().codes()).contains("LK0901", "LK0906");
        assertThat(
                        WideTable.named("..")
                                .primaryKey(Samples.AD)
                                .keep(new Retention(Duration.ZERO, Duration.ZERO, "", "x"))
                                .check()
                                .codes())
                .contains("LK0301", "LK0505", "LK0509", "LK0510");
    }

    @Test
    @Timeout(10)
    void build_ofTenThousandColumns_isQuick() {
        List<Column<?>> columns = new ArrayList<>();
        List<SequenceGroup> groups = new ArrayList<>();
        for (int i = 0; i < 10_000; i++) {
            columns.add(Column.of("c" + i, ColumnType.STRING));
        }
        for (int i = 0; i < 100; i++) {
            Column<Long> order = Column.of("order" + i, ColumnType.BIGINT);
            groups.add(
                    SequenceGroup.named("g" + i)
                            .orderedBy(order)
                            .latest(
                                    columns.subList(100 * i, 100 * i + 100)
                                            .toArray(Column<?>[]::new)));
        }

        WideTable wide =
                WideTable.named("ads.t")
                        .primaryKey(Samples.AD)
                        .groups(groups.toArray(SequenceGroup[]::new))
                        .accept("LK0015", "it is as wide as it gets")
                        .build();
        AppendTable append =
                AppendTable.named("ads.t")
                        .columns(columns.toArray(Column<?>[]::new))
                        .partitionedBy(columns.subList(0, 1_000).toArray(Column<?>[]::new))
                        .accept("LK0015", "it is as wide as it gets")
                        .build();

        assertThat(wide.columns()).hasSize(10_101);
        assertThat(append.columns()).hasSize(10_000);
    }
}
