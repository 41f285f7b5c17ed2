package io.lakekit.docs;

import static io.lakekit.design.AggFunctions.sum;
import static io.lakekit.schema.ColumnType.BIGINT;
import static io.lakekit.schema.ColumnType.STRING;
import static org.assertj.core.api.Assertions.assertThat;

import io.lakekit.design.SummaryTable;
import io.lakekit.junit.LakeExtension;
import io.lakekit.schema.Column;
import io.lakekit.schema.Row;
import io.lakekit.table.LakeTable;
import io.lakekit.table.OverwriteReport;
import io.lakekit.table.RecordSink;
import io.lakekit.table.TableOverwrite;
import io.lakekit.table.TableWriter;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** The guide on overwriting a day. */
// spotless:off
class OverwriteADayTest {

    static final Column<String> DT = Column.of("dt", STRING).notNull();
    static final Column<String> AD = Column.of("ad_id", STRING).notNull();
    static final Column<Long> CLICKS = Column.of("clicks", BIGINT);

    static final SummaryTable DESIGN =
            SummaryTable.named("ads.clicks")
                    .primaryKey(DT, AD)
                    .partitionedBy(DT)
                    .aggregate(CLICKS, sum())
                    .build();

    /** The source of truth. */
    @FunctionalInterface
    interface Archive {
        List<Row> clicksOf(String day);
    }

    @RegisterExtension final LakeExtension lake = LakeExtension.temporary().tables(DESIGN);

    private static Row clicks(String day, String ad, long count) {
        return Row.of(DT, day).with(AD, ad).with(CLICKS, count);
    }

    private static OverwriteReport repair(LakeTable<SummaryTable> table, Archive archive) {
        try (TableOverwrite<SummaryTable> day = table.overwrite(Row.of(DT, "2026-11-24"))) {
            System.out.println(day.plan());
            RecordSink<Row> rows = day.rows();
            archive.clicksOf("2026-11-24").forEach(rows::write);
            return day.commit();
        }
    }

    @Test
    void dayThatWasDoubled_holdsTheTruth_andOthersStay(LakeTable<SummaryTable> table) {
        try (TableWriter<SummaryTable> writer = table.writer()) {
            RecordSink<Row> rows = writer.rows();
            rows.write(clicks("2026-11-24", "a7", 5));
            rows.write(clicks("2026-11-24", "a8", 1));
            writer.commit();
            rows.write(clicks("2026-11-24", "a7", 5));
            writer.commit();
            rows.write(clicks("2026-11-25", "a7", 3));
            writer.commit();
        }

        OverwriteReport report =
                repair(table, day -> List.of(clicks(day, "a7", 5), clicks(day, "a8", 1)));

        assertThat(report.plan().snapshot()).isEqualTo(3);
        assertThat(report.plan().files()).isEqualTo(2);
        assertThat(report.plan().rows()).isEqualTo(3);
        assertThat(report.snapshot()).isEqualTo(4);
        assertThat(report.rows()).isEqualTo(2);
        assertThat(report.kept()).isEmpty();
        assertThat(table.reader().toList())
                .containsExactlyInAnyOrder(
                        clicks("2026-11-24", "a7", 5),
                        clicks("2026-11-24", "a8", 1),
                        clicks("2026-11-25", "a7", 3));
    }
}
