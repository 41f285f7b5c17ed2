package io.lakekit.function;

import static org.assertj.core.api.Assertions.assertThat;

import io.lakekit.design.AggFunctions;
import io.lakekit.design.SummaryTable;
import io.lakekit.junit.LakeExtension;
import io.lakekit.schema.Column;
import io.lakekit.schema.ColumnType;
import io.lakekit.schema.Row;
import io.lakekit.table.LakeTable;
import io.lakekit.table.TableWriter;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class RatioTest {

    private static final Column<Long> AD = Column.of("ad", ColumnType.BIGINT).notNull();
    private static final Column<Long> CLICKS = Column.of("clicks", ColumnType.BIGINT);
    private static final Column<Long> IMPRESSIONS = Column.of("impressions", ColumnType.BIGINT);
    private static final Ratio CTR = Ratio.of(CLICKS, IMPRESSIONS);

    @RegisterExtension final LakeExtension lake = LakeExtension.temporary();

    @Test
    void rate_withoutADenominatorAboveZero_isNull() {
        assertThat(Ratio.of(1, null)).isNull();
        assertThat(Ratio.of(1, 0)).isNull();
        assertThat(Ratio.of(0, 0)).isNull();
        assertThat(Ratio.of(1, -2)).isNull();
        assertThat(CTR.of(Row.empty())).isNull();
    }

    @Test
    void rate_withoutANumerator_isZero() {
        assertThat(Ratio.of(null, 5)).isEqualTo(0.0);
    }

    @Test
    void rate_isNeverNaNOrInfinite() {
        assertThat(Ratio.of(Double.NaN, 1)).isNull();
        assertThat(Ratio.of(1, Double.NaN)).isNull();
        assertThat(Ratio.of(Double.MAX_VALUE, Double.MIN_VALUE)).isNull();
    }

    @Test
    void rate_ofStoredSums_isTheRateOfAllRows() {
        SummaryTable design =
                SummaryTable.named("ads.rates")
                        .primaryKey(AD)
                        .aggregate(CLICKS, AggFunctions.sum())
                        .aggregate(IMPRESSIONS, AggFunctions.sum())
                        .build();
        LakeTable<SummaryTable> table = lake.create(design);
        for (Row row :
                List.of(
                        Row.of(AD, 1L).with(CLICKS, 1L).with(IMPRESSIONS, 1L),
                        Row.of(AD, 1L).with(IMPRESSIONS, 3L))) {
            try (TableWriter<SummaryTable> writer = table.writer()) {
                writer.rows().write(row);
                writer.commit();
            }
        }

        assertThat(table.reader().toList()).map(CTR::of).containsExactly(0.25);
    }

    @Test
    void sql_isSafeToo() {
        assertThat(CTR.sql())
                .isEqualTo(
                        "CASE WHEN `impressions` > 0 THEN CAST(COALESCE(`clicks`, 0) AS DOUBLE)"
                                + " / `impressions` END");
    }
}
