package io.lakekit.design;

import static io.lakekit.design.AggFunctions.collectDistinct;
import static io.lakekit.design.AggFunctions.count;
import static io.lakekit.design.AggFunctions.firstNonNull;
import static io.lakekit.design.AggFunctions.latest;
import static io.lakekit.design.AggFunctions.latestNonNull;
import static io.lakekit.design.AggFunctions.listAgg;
import static io.lakekit.design.AggFunctions.max;
import static io.lakekit.design.AggFunctions.min;
import static io.lakekit.design.AggFunctions.nestedUpdate;
import static io.lakekit.design.AggFunctions.product;
import static io.lakekit.design.AggFunctions.sum;
import static io.lakekit.design.Samples.AD;
import static io.lakekit.design.Samples.BID;
import static io.lakekit.design.Samples.CLICK;
import static io.lakekit.design.Samples.CLICKED;
import static io.lakekit.design.Samples.DT;
import static io.lakekit.design.Samples.EVENT_ID;
import static io.lakekit.design.Samples.IMPRESSIONS;
import static io.lakekit.design.Samples.REASON;
import static io.lakekit.design.Samples.REQUEST;
import static io.lakekit.schema.ColumnType.BIGINT;
import static io.lakekit.schema.ColumnType.BOOLEAN;
import static io.lakekit.schema.ColumnType.BYTES;
import static io.lakekit.schema.ColumnType.DATE;
import static io.lakekit.schema.ColumnType.DOUBLE;
import static io.lakekit.schema.ColumnType.FLOAT;
import static io.lakekit.schema.ColumnType.INT;
import static io.lakekit.schema.ColumnType.SMALLINT;
import static io.lakekit.schema.ColumnType.STRING;
import static io.lakekit.schema.ColumnType.array;
import static io.lakekit.schema.ColumnType.binary;
import static io.lakekit.schema.ColumnType.character;
import static io.lakekit.schema.ColumnType.decimal;
import static io.lakekit.schema.ColumnType.enumeration;
import static io.lakekit.schema.ColumnType.row;
import static io.lakekit.schema.ColumnType.time;
import static io.lakekit.schema.ColumnType.timestamp;
import static io.lakekit.schema.ColumnType.timestampLtz;
import static io.lakekit.schema.ColumnType.varchar;

import io.lakekit.diagnostic.Diagnostics;
import io.lakekit.function.Trait;
import io.lakekit.function.UserFunction;
import io.lakekit.schema.Column;
import io.lakekit.schema.ColumnType;
import io.lakekit.schema.Row;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/** A broken design for every rule, most of them with nothing else wrong. */
final class BrokenDesigns {

    private static final Column<String> HH = Column.of("hh", STRING).notNull();
    private static final Column<Row> NESTED = Column.of("nested", row(Column.of("x", INT)));

    private static final Column<Long> VERSION = Column.of("version", BIGINT).notNull();
    private static final Column<LocalDateTime> LOCAL = Column.of("at", timestamp(3)).notNull();

    private BrokenDesigns() {}

    /**
     * What is wrong with one design.
     *
     * @param code the rule it breaks
     * @param codes all findings, that one included
     * @param found what the rules say
     */
    record Case(String code, Set<String> codes, TableDesign draft, Diagnostics found) {

        static Case of(String code, Set<String> codes, DesignBuilder<?, ?> builder) {
            return new Case(code, codes, Unchecked.design(builder), builder.check());
        }

        @Override
        public String toString() {
            return code
                    + " in '"
                    + found.stream().map(f -> f.place().toString()).findFirst().orElse("")
                    + "'";
        }
    }

    static List<Case> all() {
        List<Case> cases = new ArrayList<>();
        for (Mistake<WideSketch> mistake : WideSketch.MISTAKES) {
            WideSketch sketch = new WideSketch();
            mistake.made().accept(sketch);
            cases.add(Case.of(mistake.code(), mistake.codes(), sketch.builder()));
        }
        for (Mistake<HybridSketch> mistake : HybridSketch.MISTAKES) {
            HybridSketch sketch = new HybridSketch();
            mistake.made().accept(sketch);
            cases.add(Case.of(mistake.code(), mistake.codes(), sketch.builder()));
        }
        Stream.of(
                        settings(),
                        keys(),
                        types(),
                        groups(),
                        orders(),
                        sums(),
                        functions(),
                        partitions(),
                        rowsThatGo(),
                        buckets(),
                        changes(),
                        hybrids())
                .forEach(cases::addAll);
        return cases;
    }

    private static Case broken(String code, DesignBuilder<?, ?> design, String... companions) {
        Set<String> codes = new TreeSet<>(Set.of(companions));
        codes.add(code);
        return Case.of(code, codes, design);
    }

    private static List<Case> settings() {
        return List.of(
                broken("LK0001", wide().keep(days(3)).keep(days(4))),
                broken("LK0001", wide().groups(BID)),
                broken("LK0002", append("click")),
                broken("LK0002", append(".click")),
                broken("LK0002", append("sys.click")),
                broken("LK0002", append("ads.")),
                broken("LK0002", append("ads.click.raw")),
                broken("LK0002", append("ads." + "c".repeat(201))),
                broken("LK0003", append("ads.t").columns(Column.of("", INT))),
                broken("LK0003", append("ads.t").columns(Column.of("größe/cm", INT))),
                broken("LK0004", append("ads.Click")),
                broken("LK0004", append("Ads.click")),
                broken("LK0004", append("ads.t").columns(Column.of("größe", INT))),
                broken("LK0004", append("ads.t").columns(Column.of("7days", INT))),
                broken(
                        "LK0016",
                        append("ads.t").columns(Column.of("adId", INT), Column.of("adid", INT)),
                        "LK0004"),
                broken("LK0005", append("ads.t").columns(Column.of("rowkind", STRING))),
                broken("LK0005", append("ads.t").columns(Column.of("_ROW_ID", BIGINT))),
                broken("LK0006", append("ads.t").partitionedBy(Column.of("req_id", INT))),
                broken("LK0007", append("ads.t").columns(AD)),
                broken(
                        "LK0007",
                        summary()
                                .aggregate(Samples.CLICKS, sum())
                                .aggregate(Samples.CLICKS, sum())),
                broken("LK0007", Samples.hybrid().eventTypes(CLICKED.carries(REASON, REASON))),
                broken("LK0008", AppendTable.named("ads.empty")),
                broken("LK0008", summary()),
                broken(
                        "LK0009",
                        wide().rawOption("file.format", "orc").rawOption("file.format", "avro")),
                broken("LK0017", append("ads.t").columnOrder("nowhere")),
                broken("LK0017", append("ads.t").columnOrder("ad_id", "ad_id")),
                broken("LK0015", append("ads.t").columns(Samples.numbered(2_001))),
                broken("LK0010", wide().accept("unknown", "it did not go away")),
                broken("LK0011", wide().accept("LK0414", "no NaN here")),
                broken("LK0011", wide().accept("LK0011", "so there")));
    }

    private static List<Case> keys() {
        return List.of(
                broken("LK0101", dimension(NESTED)),
                broken("LK0101", dimension(Column.of("digest", BYTES))),
                broken("LK0101", dimension(Column.of("digest", binary(16)))),
                broken("LK0101", dimension(Column.of("share", FLOAT))),
                broken(
                        "LK0102",
                        SummaryTable.named("ads.s")
                                .primaryKey(AD)
                                .partitionedBy(DT)
                                .aggregate(Samples.CLICKS, sum())),
                broken(
                        "LK0103",
                        WideTable.named("ads.t")
                                .primaryKey(HH, DT)
                                .partitionedBy(DT, HH)
                                .groups(BID)),
                broken("LK0103", Samples.hybrid().eventTypes(CLICKED).deduplicatedBy(DT), "LK0908"),
                broken(
                        "LK0104",
                        SummaryTable.named("ads.s")
                                .primaryKey(AD, AD)
                                .aggregate(Samples.CLICKS, sum())),
                broken("LK0105", dimension(Column.of("exact", decimal(10, 2)))),
                broken("LK0106", dimension(Column.of("created", timestampLtz(7)))));
    }

    private static List<Case> types() {
        return List.of(
                broken("LK0201", append("ads.t").columns(Column.of("d", decimal(0, 0)))),
                broken("LK0201", append("ads.t").columns(Column.of("c", character(0)))),
                broken("LK0201", append("ads.t").columns(Column.of("v", varchar(-1)))),
                broken("LK0201", append("ads.t").columns(Column.of("b", binary(0)))),
                broken("LK0201", append("ads.t").columns(Column.of("at", time(4)))),
                broken("LK0201", append("ads.t").columns(Column.of("at", array(timestamp(10))))),
                broken("LK0201", append("ads.t").columns(Column.of("at", timestampLtz(-1)))),
                broken(
                        "LK0201",
                        append("ads.t")
                                .columns(Column.of("r", row(Column.of("x", decimal(39, 0)))))),
                broken("LK0202", append("ads.t").columns(Column.of("d", decimal(10, -1)))),
                broken("LK0203", append("ads.t").columns(Column.of("r", row()))),
                broken(
                        "LK0207",
                        dimension(
                                AD,
                                CLICK,
                                SequenceGroup.named("g")
                                        .orderedBy(Samples.BID_TIME.notNull())
                                        .latest(Samples.BID_PRICE))));
    }

    private static List<Case> groups() {
        Column<Long> version = Column.of("version", BIGINT);
        Column<Long> derived = Column.of("reason_seq", BIGINT);
        return List.of(
                broken("LK0313", dimension(AD, CLICK)),
                broken("LK0301", DimensionTable.named("ads.ad").primaryKey(AD)),
                broken("LK0302", dimension(AD, BID.latest(Samples.BID_PRICE))),
                broken("LK0302", dimension(AD, CLICK, BID.latest(derived))),
                broken("LK0302", dimension(AD, CLICK.latest(derived))),
                broken(
                        "LK0303",
                        dimension(AD, SequenceGroup.named("g").orderedBy(AD).latest(REASON))),
                broken("LK0303", dimension(derived, CLICK)),
                broken("LK0304", dimension(AD, BID.latest(Samples.BID_TIME))),
                broken("LK0305", dimension(AD, BID.thenBy(version), CLICK.thenBy(version))),
                broken("LK0309", dimension(AD, orderedBy(Column.of("flag", BOOLEAN)))),
                broken(
                        "LK0310",
                        dimension(
                                AD,
                                orderedBy(Column.of("stage", enumeration(Samples.AdEvent.class))))),
                broken("LK0312", dimension(AD, orderedBy(Column.of("day", DATE)))),
                broken("LK0330", dimension(AD).unordered(REASON)),
                broken("LK0331", dimension(AD).unordered(AD, Samples.BID_TIME), "LK0330"),
                broken("LK0332", dimension(AD).rowsOrderedBy(version)),
                broken(
                        "LK0333",
                        summary().aggregate(REASON, listAgg(",")).rowsOrderedBy(version),
                        "LK0419"));
    }

    private static List<Case> orders() {
        Column<LocalDate> day = Column.of("day", DATE).notNull();
        Column<Long> version = Column.of("version", BIGINT).notNull();
        return List.of(
                broken(
                        "LK0309",
                        campaigns().orderedBy(Column.of("flag", BOOLEAN).notNull()),
                        "LK0313"),
                broken(
                        "LK0310",
                        campaigns().orderedBy(Column.of("etag", STRING).notNull()),
                        "LK0313"),
                broken("LK0311", campaigns().orderedBy(version, version), "LK0313"),
                broken("LK0312", campaigns().orderedBy(day)),
                broken("LK0313", campaigns().orderedBy(version)),
                broken("LK0320", campaigns()),
                broken("LK0321", campaigns().orderedBy(AD, version), "LK0313"),
                broken(
                        "LK0322",
                        campaigns().orderedBy(version).partitionedBy(DT).buckets(Buckets.dynamic()),
                        "LK0313",
                        "LK0606",
                        "LK0608"),
                broken("LK0324", conversions()),
                broken("LK0323", campaigns().orderedBy(Column.of("version", BIGINT)), "LK0313"));
    }

    private static List<Case> sums() {
        return List.of(
                broken("LK0403", summary().aggregate(Column.of("cost", decimal(18, 6)), sum())),
                broken("LK0403", summary().aggregate(Column.of("odds", decimal(37, 6)), product())),
                broken("LK0404", summary().aggregate(Column.of("clicks", SMALLINT), sum())),
                broken("LK0407", summary().aggregate(Column.of("clicks", INT), sum())),
                broken("LK0413", summary().aggregate(Column.of("cost", FLOAT), sum()), "LK0414"),
                broken("LK0413", summary().aggregate(Column.of("cost", DOUBLE), sum()), "LK0414"),
                broken("LK0425", summary().aggregate(Column.of("cost", decimal(38, 19)), sum())),
                broken("LK0426", summary().aggregate(Column.of("cost", decimal(38, 20)), sum())),
                broken("LK0426", summary().aggregate(Column.of("odds", decimal(38, 0)), product())),
                broken(
                        "LK0427",
                        summary().aggregate(Column.of("cost", decimal(38, 6)).notNull(), sum())),
                broken("LK0416", summary().aggregate(Samples.CLICKS, sum().ignoringRetract())),
                broken(
                        "LK0416",
                        summary().aggregate(REASON, listAgg(",").ignoringRetract()),
                        "LK0419"));
    }

    private static List<Case> functions() {
        Column<Integer> x = Column.of("x", INT);
        Column<List<Row>> rows = Column.of("rows", array(row(x.notNull(), REASON)));
        return List.of(
                broken(
                        "LK0401",
                        summary()
                                .aggregate(Column.of("digest", BYTES), AggFunctions.rbm32())
                                .aggregate(Column.of("b", binary(9)), AggFunctions.hllSketch())),
                broken("LK0402", dimension(AD, BID.aggregate(REASON, latestNonNull()))),
                broken("LK0402", dimension(AD, BID.aggregate(REASON, firstNonNull()))),
                broken("LK0405", dimension(AD, BID.aggregate(REASON, listAgg("; "))), "LK0408"),
                broken("LK0405", dimension(AD, BID.aggregate(rows, nestedUpdate())), "LK0408"),
                broken(
                        "LK0406",
                        summary().aggregate(rows, nestedUpdate(x).limitedTo(3)),
                        "LK0419",
                        "LK0420"),
                broken("LK0408", dimension(AD, BID.aggregate(rows, nestedUpdate(x))), "LK0420"),
                broken("LK0409", summary().aggregate(Samples.CLICKS, sum().limitedTo(3))),
                broken("LK0410", summary().aggregate(rows, nestedUpdate(AD)), "LK0419", "LK0420"),
                broken(
                        "LK0411",
                        summary().aggregate(rows, nestedUpdate(REASON)),
                        "LK0419",
                        "LK0420"),
                broken(
                        "LK0415",
                        summary().aggregate(Column.of("why", varchar(20)), listAgg(",")),
                        "LK0419"),
                broken(
                        "LK0417",
                        summary()
                                .aggregate(
                                        Column.of("stage", enumeration(Samples.AdEvent.class)),
                                        min())),
                broken("LK0418", summary().aggregate(AD, max())),
                broken(
                        "LK0420",
                        summary().aggregate(Column.of("tags", array(STRING)), collectDistinct())),
                broken("LK0419", summary().aggregate(REASON, latest())),
                broken("LK0421", summary().aggregate(Samples.CLICKS, count())),
                broken("LK0425", summary().aggregate(Samples.CLICKS, product())),
                broken("LK0422", summary().aggregate(Samples.CLICKS, new Capped(3))),
                broken("LK0423", summary().aggregate(NESTED, new Newer()), "LK0419", "LK0422"),
                broken(
                        "LK0423",
                        summary()
                                .aggregate(
                                        Column.of(
                                                "stages",
                                                array(enumeration(Samples.AdEvent.class))),
                                        new Bounded(List.of())),
                        "LK0422"),
                broken("LK0424", summary().aggregate(REASON, new Odd(BigDecimal.ONE)), "LK0422"),
                broken(
                        "LK0401",
                        summary().aggregate(any(REASON), AggFunctions.userDefined(new Capped(3))),
                        "LK0422"));
    }

    @SuppressWarnings("unchecked")
    private static Column<Long> any(Column<?> column) {
        return (Column<Long>) column;
    }

    record Capped(long cap) implements UserFunction<Long> {
        @Override
        public Long merge(Long older, Long newer) {
            return Math.min(cap, older + newer);
        }

        @Override
        public Set<Trait> traits() {
            return Set.of(Trait.COMMUTATIVE);
        }
    }

    record Newer() implements UserFunction<Row> {
        @Override
        public Row merge(Row older, Row newer) {
            return newer;
        }

        @Override
        public Set<Trait> traits() {
            return Set.of(Trait.REPLAYABLE);
        }
    }

    record Bounded(List<String> words) implements UserFunction<List<Samples.AdEvent>> {
        @Override
        public List<Samples.AdEvent> merge(
                List<Samples.AdEvent> older, List<Samples.AdEvent> newer) {
            return newer;
        }

        @Override
        public Set<Trait> traits() {
            return Set.of(Trait.COMMUTATIVE, Trait.IDEMPOTENT);
        }
    }

    record Odd(BigDecimal share) implements UserFunction<String> {
        @Override
        public String merge(String older, String newer) {
            return newer;
        }

        @Override
        public Set<Trait> traits() {
            return Set.of(Trait.COMMUTATIVE, Trait.IDEMPOTENT);
        }
    }

    private static List<Case> partitions() {
        Column<?> hour = Column.of("hour", DATE);
        return List.of(
                broken("LK0501", append("ads.t").partitionedBy(Column.of("digest", BYTES))),
                broken("LK0501", append("ads.t").partitionedBy(NESTED)),
                broken("LK0502", append("ads.t").partitionedBy(Column.of("share", FLOAT))),
                broken("LK0505", append("ads.t").keep(days(3))),
                broken(
                        "LK0506",
                        append("ads.t").partitionedBy(Column.of("day", DATE)).keep(days(3)),
                        "LK0504"),
                broken(
                        "LK0507",
                        append("ads.t")
                                .partitionedBy(DT, hour)
                                .keep(
                                        new Retention(
                                                Duration.ofDays(3), null, "yyyy-MM-dd", "hour")),
                        "LK0504"),
                broken(
                        "LK0506",
                        append("ads.t")
                                .partitionedBy(DT)
                                .keep(days(3).daysIn(Column.of("day", STRING)))),
                broken(
                        "LK0506",
                        append("ads.t")
                                .partitionedBy(DT, Column.of("day", DATE))
                                .keep(days(3).daysIn(Column.of("day", DATE))),
                        "LK0504"),
                broken("LK0507", append("ads.t").partitionedBy(DT).keep(days(3).hoursIn(DT))),
                broken("LK0509", append("ads.t").partitionedBy(DT).keep(days(3).daysAs("yyyy-MM"))),
                broken(
                        "LK0509",
                        append("ads.t").partitionedBy(DT).keep(days(3).daysAs("yyyy-mm-dd"))),
                broken("LK0509", append("ads.t").partitionedBy(DT).keep(days(3).daysAs("{day}"))),
                broken(
                        "LK0510",
                        append("ads.t")
                                .partitionedBy(DT)
                                .keep(Retention.partitions(Duration.ofDays(-3)))),
                broken("LK0510", append("ads.t").keep(Retention.snapshots(Duration.ofNanos(5)))),
                broken(
                        "LK0510",
                        append("ads.t").keep(Retention.snapshots(Duration.ofNanos(1_500_000)))),
                broken(
                        "LK0510",
                        append("ads.t")
                                .keep(Retention.snapshots(Duration.ofSeconds(Long.MAX_VALUE)))),
                broken("LK0511", append("ads.t").partitionedBy(DT).keep(days(1))),
                broken(
                        "LK0511",
                        append("ads.t")
                                .partitionedBy(DT, HH)
                                .keep(Retention.partitions(Duration.ofHours(1)).hoursIn(HH))),
                broken(
                        "LK0513",
                        append("ads.t")
                                .partitionedBy(DT, Column.of("at", ColumnType.timestamp(0)))
                                .keep(days(3)),
                        "LK0502"),
                broken(
                        "LK0513",
                        append("ads.t").partitionedBy(DT).keep(days(3).daysAs("yyyy,MM,dd"))));
    }

    private static List<Case> rowsThatGo() {
        Retention byVersion = Retention.rows(Duration.ofDays(3), VERSION);
        return List.of(
                broken("LK0514", append("ads.t").columns(VERSION).keep(byVersion)),
                broken("LK0514", summary().aggregate(VERSION, max()).keep(byVersion)),
                broken(
                        "LK0514",
                        Samples.wide()
                                .groups(BID)
                                .keep(Retention.rows(Duration.ofDays(3), Samples.BID_TIME)),
                        "LK0517"),
                broken(
                        "LK0514",
                        Samples.hybrid()
                                .eventTypes(
                                        IMPRESSIONS.keep(
                                                Retention.rows(Duration.ofDays(3), EVENT_ID)))),
                broken(
                        "LK0515",
                        campaigns()
                                .orderedBy(VERSION)
                                .keep(days(3).andRows(Duration.ofDays(3), REASON)),
                        "LK0313",
                        "LK0505",
                        "LK0516",
                        "LK0517"),
                broken(
                        "LK0515",
                        conversions().keep(Retention.rows(Duration.ofDays(3), Samples.CLICKS)),
                        "LK0324"),
                broken("LK0516", campaigns().columns(VERSION).keep(byVersion), "LK0320"),
                broken(
                        "LK0517",
                        conversions()
                                .columns(Samples.CLICKS)
                                .keep(Retention.rows(Duration.ofDays(3), Samples.CLICKS)),
                        "LK0324"),
                broken(
                        "LK0518",
                        conversions()
                                .columns(LOCAL)
                                .keep(Retention.rows(Duration.ofDays(3), LOCAL)),
                        "LK0324"),
                broken(
                        "LK0510",
                        conversions()
                                .columns(VERSION)
                                .keep(Retention.rows(Duration.ofMillis(1_500), VERSION)),
                        "LK0324"),
                broken(
                        "LK0705",
                        conversions()
                                .columns(VERSION)
                                .changelog(ChangelogProducer.LOOKUP)
                                .keep(byVersion),
                        "LK0324"));
    }

    private static List<Case> buckets() {
        return List.of(
                broken("LK0601", append("ads.t").buckets(Buckets.fixed(-2).by(AD))),
                broken("LK0602", append("ads.t").buckets(Buckets.fixed(2).by(REASON))),
                broken(
                        "LK0604",
                        append("ads.t").columns(NESTED).buckets(Buckets.fixed(2).by(NESTED))),
                broken("LK0605", append("ads.t").buckets(Buckets.fixed(2))),
                broken(
                        "LK0606",
                        summary().aggregate(Samples.CLICKS, sum()).buckets(Buckets.dynamic())),
                broken(
                        "LK0607",
                        summary().aggregate(Samples.CLICKS, sum()).buckets(Buckets.postpone())),
                broken(
                        "LK0608",
                        SummaryTable.named("ads.s")
                                .primaryKey(AD)
                                .partitionedBy(DT)
                                .aggregate(Samples.CLICKS, sum())
                                .buckets(Buckets.dynamic()),
                        "LK0606"),
                broken("LK0609", append("ads.t").buckets(Buckets.fixed(2).by(AD, AD))));
    }

    private static List<Case> changes() {
        return List.of(
                broken("LK0706", append("ads.t")),
                broken("LK0710", campaigns().deletes(Deletes.REFUSE), "LK0320"),
                broken("LK0710", conversions().deletes(Deletes.WHOLE_ROW), "LK0324"),
                broken(
                        "LK0711",
                        conversions().changelog(ChangelogProducer.INPUT),
                        "LK0324",
                        "LK0701"),
                broken("LK0701", campaigns().changelog(ChangelogProducer.INPUT), "LK0320"),
                broken(
                        "LK0710",
                        summary().aggregate(Samples.CLICKS, max()).deletes(Deletes.REFUSE)),
                broken(
                        "LK0719",
                        summary().aggregate(Samples.CLICKS, max()).deletes(Deletes.IGNORE)),
                broken(
                        "LK0719",
                        summary().aggregate(Samples.CLICKS, max()).deletes(Deletes.WHOLE_ROW)),
                broken(
                        "LK0718",
                        Samples.wide().unordered(REASON).deletes(Deletes.WHOLE_ROW),
                        "LK0330"),
                broken("LK0715", campaigns().kindIn(flag(varchar(1))), "LK0320", "LK0717"),
                broken("LK0715", campaigns().kindIn(flag(character(3))), "LK0320", "LK0717"),
                broken("LK0715", campaigns().kindIn(flag(INT)), "LK0320", "LK0717"),
                broken(
                        "LK0716",
                        LatestTable.named("ads.campaign")
                                .primaryKey(AD, flag(STRING))
                                .kindIn(flag(STRING)),
                        "LK0320",
                        "LK0717"),
                broken("LK0717", campaigns().kindIn(flag(character(2))), "LK0320"),
                broken(
                        "LK0701",
                        summary()
                                .aggregate(Samples.CLICKS, sum())
                                .changelog(ChangelogProducer.INPUT)),
                broken(
                        "LK0705",
                        SummaryTable.named("ads.s")
                                .primaryKey(DT, AD)
                                .partitionedBy(DT)
                                .aggregate(Samples.CLICKS, sum())
                                .changelog(ChangelogProducer.LOOKUP)
                                .keep(days(3))));
    }

    private static List<Case> hybrids() {
        return List.of(
                broken("LK0901", Samples.hybrid()),
                broken(
                        "LK0904",
                        Samples.hybrid()
                                .eventTypes(CLICKED)
                                .deduplicatedBy(EVENT_ID, Samples.EVENT),
                        "LK0908"),
                broken("LK0904", Samples.hybrid().eventTypes(CLICKED.carries(Samples.EVENT))),
                broken("LK0905", Samples.hybrid().eventTypes(CLICKED.carries(DT))),
                broken(
                        "LK0906",
                        HybridTable.named("ads.event").shared(EVENT_ID).eventTypes(IMPRESSIONS)));
    }

    private static WideTable.Builder wide() {
        return Samples.wide().groups(BID, CLICK);
    }

    private static DimensionTable.Builder dimension(Column<?> key) {
        return DimensionTable.named("ads.ad").primaryKey(key).groups(BID);
    }

    private static DimensionTable.Builder dimension(Column<?> key, SequenceGroup... groups) {
        return DimensionTable.named("ads.ad").primaryKey(key).groups(groups);
    }

    private static SequenceGroup orderedBy(Column<? extends Comparable<?>> column) {
        return SequenceGroup.named("g").orderedBy(column).latest(REASON);
    }

    @SuppressWarnings("unchecked")
    private static Column<String> flag(ColumnType<?> type) {
        return (Column<String>) Column.of("op", type);
    }

    private static LatestTable.Builder campaigns() {
        return LatestTable.named("ads.campaign").primaryKey(AD).columns(REASON);
    }

    private static FirstTable.Builder conversions() {
        return FirstTable.named("ads.conversion").primaryKey(AD).columns(REASON);
    }

    private static SummaryTable.Builder summary() {
        return SummaryTable.named("ads.s").primaryKey(AD);
    }

    private static AppendTable.Builder append(String name) {
        return AppendTable.named(name).columns(REQUEST, AD);
    }

    private static Retention days(int days) {
        return Retention.partitions(Duration.ofDays(days));
    }
}
