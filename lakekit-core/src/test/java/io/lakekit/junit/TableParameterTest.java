package io.lakekit.junit;

import static io.lakekit.design.AggFunctions.max;
import static io.lakekit.schema.ColumnType.BIGINT;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.lakekit.design.AppendTable;
import io.lakekit.design.GroupedTable;
import io.lakekit.design.SequenceGroup;
import io.lakekit.design.SummaryTable;
import io.lakekit.design.TableDesign;
import io.lakekit.design.WideTable;
import io.lakekit.schema.Column;
import io.lakekit.schema.Row;
import io.lakekit.table.LakeTable;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ParameterResolutionException;
import org.junit.jupiter.api.extension.RegisterExtension;

class TableParameterTest {

    private static final Column<Long> AD = Column.of("ad_id", BIGINT).notNull();
    private static final Column<Long> TIME = Column.of("time", BIGINT);
    private static final Column<Long> PRICE = Column.of("price", BIGINT);

    private static final WideTable ADS =
            WideTable.named("ads.ad_row")
                    .primaryKey(AD)
                    .groups(SequenceGroup.named("bid").orderedBy(TIME).latest(PRICE))
                    .build();
    private static final SummaryTable DAY =
            SummaryTable.named("ads.day").primaryKey(AD).aggregate(PRICE, max()).build();
    private static final SummaryTable HOUR =
            SummaryTable.named("ads.hour").primaryKey(AD).aggregate(PRICE, max()).build();

    @RegisterExtension
    final LakeExtension lake = LakeExtension.temporary().tables(ADS).tables(DAY, HOUR, DAY);

    @Test
    void table_ofAKindThatIsThereOnce_isFoundByIt(
            LakeTable<WideTable> wide,
            LakeTable<GroupedTable> grouped,
            LakeTable<? extends GroupedTable> some) {
        assertThat(wide.design()).isSameAs(ADS);
        assertThat(grouped.design()).isSameAs(ADS);
        assertThat(some.design()).isSameAs(ADS);
    }

    @Test
    void table_thatIsNamed_isFoundAmongItsKind(
            @TableNamed("ads.hour") LakeTable<SummaryTable> hour,
            @TableNamed("ads.day") LakeTable<?> day) {
        assertThat(hour.design()).isSameAs(HOUR);
        assertThat(day.design()).isEqualTo(DAY);
    }

    @Test
    void tables_beforeEachTest_areEmpty_andTheLakes(LakeTable<WideTable> wide) {
        try (var writer = lake.lake().open(ADS).writer()) {
            writer.rows().write(Row.of(AD, 7L).with(TIME, 1L).with(PRICE, 2L));
            writer.commit();
        }

        LakeAssertions.assertThat(wide).row(AD.eq(7L)).has(PRICE, 2L);
        LakeAssertions.assertThat(lake.lake().open(DAY)).hasNoRows();
    }

    private static TableParameter parameter(Class<?> kind, String name) {
        return new TableParameter("Parameter 'LakeTable<> t' of test", kind, name);
    }

    @Test
    void parameterThatFitsSeveral_isRefusedWithTheWayOut() {
        assertThatThrownBy(() -> parameter(SummaryTable.class, null).among(List.of(ADS, DAY, HOUR)))
                .isInstanceOf(ParameterResolutionException.class)
                .hasMessage(
                        "Parameter 'LakeTable<> t' of test fits several tables: it has ads.ad_row"
                                + " (WideTable), ads.day (SummaryTable), ads.hour (SummaryTable)."
                                + " Say which by @TableNamed(\"ads.day\")");
    }

    @Test
    void parameterThatFitsNone_isRefusedWithTheWayOut() {
        assertThatThrownBy(() -> parameter(AppendTable.class, null).among(List.of(ADS)))
                .isInstanceOf(ParameterResolutionException.class)
                .hasMessage(
                        "Parameter 'LakeTable<> t' of test fits no table of this test: it has"
                                + " ads.ad_row (WideTable). Register its design with"
                                + " LakeExtension.temporary().tables(..)");
        assertThatThrownBy(() -> parameter(TableDesign.class, "ads.nothing").among(List.of()))
                .hasMessageContaining("there is none");
        assertThatThrownBy(() -> parameter(WideTable.class, "ads.day").among(List.of(ADS, DAY)))
                .hasMessageContaining("fits no table of this test");
    }
}
