package io.lakekit.ddl;

import static io.lakekit.design.AggFunctions.listAgg;
import static io.lakekit.design.AggFunctions.sum;
import static io.lakekit.schema.ColumnType.BIGINT;
import static io.lakekit.schema.ColumnType.BYTES;
import static io.lakekit.schema.ColumnType.STRING;
import static io.lakekit.schema.ColumnType.array;
import static io.lakekit.schema.ColumnType.character;
import static io.lakekit.schema.ColumnType.decimal;
import static io.lakekit.schema.ColumnType.enumeration;
import static io.lakekit.schema.ColumnType.map;
import static io.lakekit.schema.ColumnType.row;
import static io.lakekit.schema.ColumnType.time;
import static io.lakekit.schema.ColumnType.timestamp;
import static io.lakekit.schema.ColumnType.timestampLtz;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.lakekit.design.AppendTable;
import io.lakekit.design.Buckets;
import io.lakekit.design.ChangelogProducer;
import io.lakekit.design.DimensionTable;
import io.lakekit.design.EventType;
import io.lakekit.design.GoldenFile;
import io.lakekit.design.HybridTable;
import io.lakekit.design.Retention;
import io.lakekit.design.SequenceGroup;
import io.lakekit.design.SummaryTable;
import io.lakekit.design.TableDesign;
import io.lakekit.design.WideTable;
import io.lakekit.diagnostic.DiagnosticsException;
import io.lakekit.schema.Column;
import java.time.Duration;
import java.time.Instant;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** One statement of every kind of design; lakekit-flink runs such statements in Flink. */
class FlinkDdlGoldenTest {

    enum Stage {
        BID,
        CLICK
    }

    private static final Column<String> DT = Column.of("dt", STRING).notNull();
    private static final Column<Long> AD = Column.of("ad_id", BIGINT).notNull();
    private static final Column<Instant> BID_TIME = Column.of("bid_ts", timestampLtz(3));
    private static final Column<Long> PRICE = Column.of("price", BIGINT).comment("in cents");
    private static final Column<Instant> CLICK_TIME = Column.of("click_ts", timestampLtz(3));
    private static final Column<Long> CLICKS = Column.of("clicks", BIGINT);
    private static final Column<Long> VERSION = Column.of("version", BIGINT);
    private static final Column<String> PAGE =
            Column.of("page", STRING).comment("the user's page; 'none' if lost");
    private static final Column<Stage> STAGE = Column.of("stage", enumeration(Stage.class));
    private static final SequenceGroup BID =
            SequenceGroup.named("bid").orderedBy(BID_TIME).latest(PRICE);
    private static final SequenceGroup CLICK =
            SequenceGroup.named("click")
                    .orderedBy(CLICK_TIME)
                    .thenBy(VERSION)
                    .latest(CLICKS)
                    .latestNonNull(PAGE);

    static Stream<TableDesign> designs() {
        return Stream.of(
                WideTable.named("ads.wide")
                        .primaryKey(DT, AD)
                        .partitionedBy(DT)
                        .groups(BID, CLICK)
                        .buckets(Buckets.fixed(4).by(AD))
                        .changelog(ChangelogProducer.LOOKUP)
                        .keep(Retention.partitions(Duration.ofDays(30)))
                        .comment("one row per ad; the advertiser's view")
                        .build(),
                DimensionTable.named("ads.dimension").primaryKey(AD).groups(BID).build(),
                SummaryTable.named("ads.summary")
                        .primaryKey(DT, AD)
                        .partitionedBy(DT)
                        .aggregate(PRICE, sum())
                        .aggregate(PAGE, listAgg("; "))
                        .build(),
                AppendTable.named("ads.append").columns(types()).partitionedBy(DT).build(),
                HybridTable.named("ads.hybrid")
                        .partitionedBy(DT)
                        .shared(AD)
                        .eventTypes(
                                EventType.of(STAGE, Stage.BID).carries(PRICE),
                                EventType.of(STAGE, Stage.CLICK).carries(PAGE))
                        .build());
    }

    private static Column<?>[] types() {
        return new Column<?>[] {
            DT,
            Column.of("c_char", character(3)),
            Column.of("c_decimal", decimal(10, 2)),
            Column.of("c_bytes", BYTES),
            Column.of("c_time", time(0)),
            Column.of("c_timestamp", timestamp(6)),
            Column.of("c_array", array(BIGINT.notNull())),
            Column.of("c_map", map(STRING, BIGINT)),
            Column.of("c_row", row(PRICE, PAGE)),
            Column.of("c_rows", array(row(PRICE)))
        };
    }

    @ParameterizedTest
    @MethodSource("designs")
    void of_everyKind_isTheReviewedStatement(TableDesign design) {
        GoldenFile.named("flink-" + design.name().table() + ".sql")
                .assertSame(FlinkDdl.of(design) + "\n");
    }

    @Test
    void of_typeFlinkWouldChange_isRefusedNamingTheColumn() {
        AppendTable design =
                AppendTable.named("ads.fine").columns(DT, Column.of("at", time(3))).build();

        assertThatThrownBy(() -> FlinkDdl.of(design))
                .isInstanceOf(DiagnosticsException.class)
                .hasMessageContaining("LK1401")
                .hasMessageContaining("ads.fine.at");
    }
}
