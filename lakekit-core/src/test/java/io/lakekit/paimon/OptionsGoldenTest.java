package io.lakekit.paimon;

import static io.lakekit.design.AggFunctions.collectDistinct;
import static io.lakekit.design.AggFunctions.latestNonNull;
import static io.lakekit.design.AggFunctions.listAgg;
import static io.lakekit.design.AggFunctions.max;
import static io.lakekit.design.AggFunctions.sum;
import static io.lakekit.schema.ColumnType.BIGINT;
import static io.lakekit.schema.ColumnType.STRING;
import static io.lakekit.schema.ColumnType.array;
import static io.lakekit.schema.ColumnType.enumeration;
import static io.lakekit.schema.ColumnType.timestampLtz;

import io.lakekit.design.AppendTable;
import io.lakekit.design.Buckets;
import io.lakekit.design.ChangelogProducer;
import io.lakekit.design.Deletes;
import io.lakekit.design.DimensionTable;
import io.lakekit.design.EventType;
import io.lakekit.design.FirstTable;
import io.lakekit.design.GoldenFile;
import io.lakekit.design.HybridTable;
import io.lakekit.design.LatestTable;
import io.lakekit.design.RawOption;
import io.lakekit.design.Retention;
import io.lakekit.design.SequenceGroup;
import io.lakekit.design.SummaryTable;
import io.lakekit.design.TableDesign;
import io.lakekit.design.WideTable;
import io.lakekit.schema.Column;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What each kind of design tells Paimon, sorted, and nothing besides. */
class OptionsGoldenTest {

    enum Stage {
        BID,
        CLICK
    }

    private static final Column<String> DT = Column.of("dt", STRING).notNull();
    private static final Column<Long> AD = Column.of("ad_id", BIGINT).notNull();
    private static final Column<Instant> BID_TIME = Column.of("bid_ts", timestampLtz(3));
    private static final Column<Long> PRICE = Column.of("price", BIGINT);
    private static final Column<Instant> CLICK_TIME = Column.of("click_ts", timestampLtz(3));
    private static final Column<Long> VERSION = Column.of("version", BIGINT);
    private static final Column<Long> CLICKS = Column.of("clicks", BIGINT);
    private static final Column<String> PAGE = Column.of("page", STRING);
    private static final Column<List<Long>> SEEN = Column.of("seen", array(BIGINT));
    private static final Column<Stage> STAGE = Column.of("stage", enumeration(Stage.class));
    private static final SequenceGroup BID =
            SequenceGroup.named("bid").orderedBy(BID_TIME).latest(PRICE);
    private static final SequenceGroup CLICK =
            SequenceGroup.named("click")
                    .orderedBy(CLICK_TIME)
                    .thenBy(VERSION)
                    .aggregate(CLICKS, max())
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
                        .build(),
                DimensionTable.named("ads.dimension").primaryKey(AD).groups(BID).build(),
                LatestTable.named("ads.latest")
                        .primaryKey(DT, AD)
                        .partitionedBy(DT)
                        .columns(PRICE, PAGE)
                        .orderedBy(CLICK_TIME, VERSION)
                        .kindIn(Column.of("op", STRING))
                        .deletes(Deletes.IGNORE)
                        .changelog(ChangelogProducer.LOOKUP)
                        .build(),
                FirstTable.named("ads.first")
                        .primaryKey(DT, AD)
                        .partitionedBy(DT)
                        .columns(PRICE, PAGE, BID_TIME)
                        .keep(Retention.rows(Duration.ofDays(30), BID_TIME))
                        .deletes(Deletes.IGNORE)
                        .changelog(ChangelogProducer.LOOKUP)
                        .build(),
                SummaryTable.named("ads.summary")
                        .primaryKey(DT, AD)
                        .partitionedBy(DT)
                        .aggregate(PRICE, sum())
                        .aggregate(CLICKS, latestNonNull())
                        .aggregate(PAGE, listAgg("; "))
                        .aggregate(SEEN, collectDistinct())
                        .build(),
                AppendTable.named("ads.append").columns(DT, AD).partitionedBy(DT).build(),
                AppendTable.named("ads.append_fixed")
                        .columns(DT, AD)
                        .buckets(Buckets.fixed(2).by(AD))
                        .build(),
                HybridTable.named("ads.hybrid")
                        .partitionedBy(DT)
                        .shared(AD)
                        .eventTypes(
                                EventType.of(STAGE, Stage.BID).carries(PRICE),
                                EventType.of(STAGE, Stage.CLICK).carries(PAGE))
                        .build());
    }

    @ParameterizedTest
    @MethodSource("designs")
    void options_everyKind_areTheReviewedText(TableDesign design) {
        String text =
                PaimonSchemas.options(design).stream()
                        .map(OptionsGoldenTest::line)
                        .collect(Collectors.joining());

        GoldenFile.named("options/" + design.name().table() + ".txt").assertSame(text);
    }

    private static String line(RawOption option) {
        return option.key() + " = " + option.value() + "\n";
    }
}
