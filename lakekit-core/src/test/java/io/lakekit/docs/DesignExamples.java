package io.lakekit.docs;

import static io.lakekit.design.AggFunctions.max;
import static io.lakekit.schema.ColumnType.BIGINT;
import static io.lakekit.schema.ColumnType.INT;
import static io.lakekit.schema.ColumnType.STRING;
import static io.lakekit.schema.ColumnType.enumeration;
import static io.lakekit.schema.ColumnType.timestampLtz;

import com.example.AdEvent;
import io.lakekit.design.AppendTable;
import io.lakekit.design.EventType;
import io.lakekit.design.HybridTable;
import io.lakekit.design.Retention;
import io.lakekit.design.SequenceGroup;
import io.lakekit.design.SummaryTable;
import io.lakekit.design.TableDesign;
import io.lakekit.design.WideTable;
import io.lakekit.function.Trait;
import io.lakekit.function.UserFunction;
import io.lakekit.schema.Column;
import io.lakekit.schema.ColumnType;
import io.lakekit.yaml.YamlDesigns;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Set;

/** Designs of the pages in docs/diagnostics that a YAML text cannot be. */
final class DesignExamples {

    private static final Column<String> DT = Column.of("dt", STRING).notNull();
    private static final Column<Long> AD = Column.of("ad_id", BIGINT).notNull();
    private static final Column<Long> CLICKS = Column.of("clicks", BIGINT);
    private static final Column<Instant> BID_TIME = Column.of("bid_ts", timestampLtz(3));
    private static final Column<Long> PRICE = Column.of("price", BIGINT);
    private static final Column<Instant> CLICK_TIME = Column.of("click_ts", timestampLtz(3));
    private static final Column<String> PAGE = Column.of("page", STRING);
    private static final Column<AdEvent> EVENT = Column.of("event", enumeration(AdEvent.class));

    enum Source {
        APP
    }

    private DesignExamples() {}

    static Map<String, Example> all() {
        return Map.of(
                "LK0001", JavaExample.of(DesignExamples::keptTwice, DesignExamples::keptOnce),
                "LK0006", JavaExample.of(DesignExamples::twoTypes, DesignExamples::oneType),
                "LK0009", JavaExample.of(DesignExamples::optionTwice, DesignExamples::optionOnce),
                "LK0014", JavaExample.of(DesignExamples::acceptTwice, DesignExamples::acceptOnce),
                "LK0015", JavaExample.of(DesignExamples::columnPerSite, DesignExamples::mapOfSites),
                "LK0307", JavaExample.of(DesignExamples::oneName, DesignExamples::twoNames),
                "LK0424", JavaExample.of(DesignExamples::oddOption, DesignExamples::plainOption),
                "LK0902", JavaExample.of(DesignExamples::twoColumns, DesignExamples::oneColumn),
                "LK0903", JavaExample.of(DesignExamples::typeTwice, DesignExamples::typeOnce),
                "LK1513", JavaExample.of(DesignExamples::twoForms, DesignExamples::oneForm));
    }

    static SummaryTable keptTwice() {
        return SummaryTable.named("ads.ad_day")
                .primaryKey(DT, AD)
                .partitionedBy(DT)
                .aggregate(CLICKS, max())
                .keep(Retention.partitions(Duration.ofDays(30)))
                .keep(Retention.snapshots(Duration.ofHours(6)))
                .build();
    }

    static SummaryTable keptOnce() {
        return SummaryTable.named("ads.ad_day")
                .primaryKey(DT, AD)
                .partitionedBy(DT)
                .aggregate(CLICKS, max())
                .keep(Retention.partitions(Duration.ofDays(30)).andSnapshots(Duration.ofHours(6)))
                .build();
    }

    static AppendTable twoTypes() {
        return AppendTable.named("ads.click")
                .columns(AD, Column.of("hh", STRING))
                .partitionedBy(DT, Column.of("hh", INT))
                .build();
    }

    static AppendTable oneType() {
        Column<String> hour = Column.of("hh", STRING);
        return AppendTable.named("ads.click").columns(AD, hour).partitionedBy(DT, hour).build();
    }

    static AppendTable optionTwice() {
        return AppendTable.named("ads.click")
                .columns(AD, CLICK_TIME)
                .rawOption("file.format", "orc")
                .rawOption("file.format", "avro")
                .build();
    }

    static AppendTable optionOnce() {
        return AppendTable.named("ads.click")
                .columns(AD, CLICK_TIME)
                .rawOption("file.format", "orc")
                .build();
    }

    static AppendTable columnPerSite() {
        AppendTable.Builder table = AppendTable.named("ads.spend").columns(AD);
        for (int site = 0; site < 5_000; site++) {
            table.columns(Column.of("spend_on_" + site, ColumnType.BIGINT));
        }
        return table.build();
    }

    static AppendTable mapOfSites() {
        return AppendTable.named("ads.spend")
                .columns(AD, Column.of("spend", ColumnType.map(ColumnType.INT, ColumnType.BIGINT)))
                .build();
    }

    static AppendTable acceptTwice() {
        return AppendTable.named("ads.Click")
                .columns(AD, CLICK_TIME)
                .accept("LK0004", "the table was named before us")
                .accept("LK0004", "only Flink reads it")
                .build();
    }

    static AppendTable acceptOnce() {
        return AppendTable.named("ads.Click")
                .columns(AD, CLICK_TIME)
                .accept("LK0004", "the table was named before us, and only Flink reads it")
                .build();
    }

    static WideTable oneName() {
        return WideTable.named("ads.ad")
                .primaryKey(AD)
                .groups(
                        SequenceGroup.named("stream").orderedBy(BID_TIME).latest(PRICE),
                        SequenceGroup.named("stream").orderedBy(CLICK_TIME).latest(PAGE))
                .build();
    }

    static WideTable twoNames() {
        return WideTable.named("ads.ad")
                .primaryKey(AD)
                .groups(
                        SequenceGroup.named("bid").orderedBy(BID_TIME).latest(PRICE),
                        SequenceGroup.named("click").orderedBy(CLICK_TIME).latest(PAGE))
                .build();
    }

    record Discounted(BigDecimal share) implements UserFunction<Long> {
        @Override
        public Long merge(Long older, Long newer) {
            return Math.max(older, share.multiply(BigDecimal.valueOf(newer)).longValue());
        }

        @Override
        public Set<Trait> traits() {
            return Set.of(Trait.COMMUTATIVE);
        }
    }

    record Reduced(long percent) implements UserFunction<Long> {
        @Override
        public Long merge(Long older, Long newer) {
            return Math.max(older, newer * percent / 100);
        }

        @Override
        public Set<Trait> traits() {
            return Set.of(Trait.COMMUTATIVE);
        }
    }

    static SummaryTable oddOption() {
        return SummaryTable.named("ads.ad")
                .primaryKey(AD)
                .aggregate(PRICE, new Discounted(new BigDecimal("0.9")))
                .accept("LK0422", PRICE, "every job has the functions")
                .build();
    }

    static SummaryTable plainOption() {
        return SummaryTable.named("ads.ad")
                .primaryKey(AD)
                .aggregate(PRICE, new Reduced(90))
                .accept("LK0422", PRICE, "every job has the functions")
                .build();
    }

    static HybridTable twoColumns() {
        Column<Source> source = Column.of("source", enumeration(Source.class));
        return HybridTable.named("ads.event")
                .partitionedBy(DT)
                .shared(AD)
                .eventTypes(
                        EventType.of(EVENT, AdEvent.CLICK).carries(PAGE),
                        EventType.of(source, Source.APP))
                .build();
    }

    static HybridTable oneColumn() {
        return HybridTable.named("ads.event")
                .partitionedBy(DT)
                .shared(AD, Column.of("source", enumeration(Source.class)))
                .eventTypes(EventType.of(EVENT, AdEvent.CLICK).carries(PAGE))
                .build();
    }

    static HybridTable typeTwice() {
        return HybridTable.named("ads.event")
                .partitionedBy(DT)
                .shared(AD)
                .eventTypes(
                        EventType.of(EVENT, AdEvent.CLICK).carries(PAGE),
                        EventType.of(EVENT, AdEvent.CLICK).carries(CLICK_TIME))
                .build();
    }

    static HybridTable typeOnce() {
        return HybridTable.named("ads.event")
                .partitionedBy(DT)
                .shared(AD)
                .eventTypes(EventType.of(EVENT, AdEvent.CLICK).carries(PAGE, CLICK_TIME))
                .build();
    }

    static String twoForms() {
        TableDesign design =
                AppendTable.named("ads.click")
                        .columns(DT.comment("day of the click"), AD)
                        .partitionedBy(DT)
                        .build();
        return YamlDesigns.print(design);
    }

    static String oneForm() {
        Column<String> day = DT.comment("day of the click");
        TableDesign design =
                AppendTable.named("ads.click").columns(day, AD).partitionedBy(day).build();
        return YamlDesigns.print(design);
    }
}
