package io.lakekit;

import static io.lakekit.Snippet.refused;

import java.util.List;
import java.util.stream.Stream;

/** Mistakes that the types of the public API refuse. */
final class Snippets {

    /** What the statements can use. */
    private static final String PRELUDE =
"""
import static io.lakekit.design.AggFunctions.*;
import static io.lakekit.junit.LakeAssertions.assertThat;
import static io.lakekit.schema.ColumnType.*;
import static org.assertj.core.api.Assertions.assertThat;
import io.lakekit.catalog.*;
import io.lakekit.design.*;
import io.lakekit.function.*;
import io.lakekit.record.*;
import io.lakekit.reference.*;
import io.lakekit.schema.*;
import io.lakekit.table.*;
import java.time.Instant;
import java.util.*;

abstract class Attempt {
    enum AdEvent { IMPRESSION, CLICK }
    record Click(String dt, long adId, Instant clickTs, Long clicks) {}
    record Bid(String dt, long adId) {}

    static final Column<String> DT = Column.of("dt", STRING);
    static final Column<Long> AD = Column.of("ad_id", BIGINT);
    static final Column<AdEvent> EVENT = Column.of("event", enumeration(AdEvent.class));
    static final Column<Instant> CLICK_TIME = Column.of("click_ts", timestampLtz(3));
    static final Column<Long> CLICKS = Column.of("clicks", BIGINT);
    static final Column<String> LANDING = Column.of("landing", STRING);
    static final Column<Boolean> SEEN = Column.of("seen", BOOLEAN);
    static final Column<List<String>> TAGS = Column.of("tags", array(STRING));
    static final Column<List<Row>> ITEMS = Column.of("items", array(row(AD)));
    static final Column<Map<String, Long>> COUNTS = Column.of("counts", map(STRING, BIGINT));
    static final Column<Row> NESTED = Column.of("nested", row(AD));
    static final Column<byte[]> SKETCH = Column.of("sketch", BYTES);
    static final SequenceGroup CLICK = SequenceGroup.named("click").orderedBy(CLICK_TIME).latest(LANDING);
    static final EventType CLICKED = EventType.of(EVENT, AdEvent.CLICK).carries(CLICK_TIME);

    Row row;
    Bid bid;
    Click click;
    Lake lake;
    WideTable wide;
    AppendTable append;
    HybridTable hybrid;
    LakeTable<?> anyTable;
    ReferenceTable<WideTable> truth;
    TableWriter<WideTable> wideWriter;
    TableWriter<DimensionTable> dimensionWriter;
    TableWriter<AppendTable> appendWriter;
    TableWriter<HybridTable> hybridWriter;
    RecordSink<Click> clicks;

    void attempt() {
        %s
    }
}
""";

    private static final String COMBINES =
            " public Long merge(Long older, Long newer) { return newer; }"
                    + " public Set<Trait> traits() { return Set.of(); } ";

    static final List<Snippet> ALL =
            Stream.of(functions(), designs(), slices(), filters(), tables(), assertions())
                    .flatMap(List::stream)
                    .toList();

    private Snippets() {}

    static String inClass(String statement) {
        return PRELUDE.formatted(statement);
    }

    private static List<Snippet> functions() {
        return List.of(
                refused(
                                "CLICK.aggregate(LANDING, sum());",
                                "equality constraints: java.lang.String",
                                "java.lang.Number")
                        .but("CLICK.aggregate(CLICKS, sum());"),
                refused(
                                "SummaryTable.named(\"a.b\").primaryKey(AD).aggregate(CLICK_TIME,"
                                        + " sum());",
                                "equality constraints: java.time.Instant",
                                "java.lang.Number")
                        .but(
                                "SummaryTable.named(\"a.b\").primaryKey(AD).aggregate(CLICKS,"
                                        + " sum());"),
                refused(
                                "CLICK.aggregate(TAGS, max());",
                                "java.util.List<java.lang.String>",
                                "java.lang.Comparable<?>")
                        .but("CLICK.aggregate(CLICK_TIME, max());"),
                refused(
                                "CLICK.aggregate(LANDING, collect());",
                                "java.lang.String",
                                "java.util.List<?>")
                        .but("CLICK.aggregate(TAGS, collect());"),
                refused(
                                "CLICK.aggregate(TAGS, mergeMap());",
                                "java.util.List<java.lang.String>",
                                "java.util.Map<?,?>")
                        .but("CLICK.aggregate(COUNTS, mergeMap());"),
                refused(
                                "CLICK.aggregate(CLICKS, listAgg(\",\"));",
                                "java.lang.Long",
                                "java.lang.String")
                        .but("CLICK.aggregate(LANDING, listAgg(\",\"));"),
                refused("CLICK.aggregate(CLICKS, boolOr());", "java.lang.Long", "java.lang.Boolean")
                        .but("CLICK.aggregate(SEEN, boolOr());"),
                refused(
                                "CLICK.aggregate(TAGS, nestedUpdate(AD));",
                                "java.lang.String",
                                "io.lakekit.schema.Row")
                        .but("CLICK.aggregate(ITEMS, nestedUpdate(AD));"),
                refused("CLICK.aggregate(LANDING, thetaSketch());", "java.lang.String", "byte[]")
                        .but("CLICK.aggregate(SKETCH, thetaSketch());"),
                refused(
                                "CLICK.aggregate(CLICKS, new TopN(3, \"a\", \"b\"));",
                                "java.util.List<io.lakekit.schema.Row>",
                                "java.lang.Long")
                        .but("CLICK.aggregate(ITEMS, new TopN(3, \"a\", \"b\"));"),
                refused(
                                "final class Mine implements UserFunction<Long> {"
                                        + COMBINES
                                        + "} CLICK.aggregate(CLICKS, new Mine());",
                                "java.lang.Record")
                        .but(
                                "record Mine() implements UserFunction<Long> {"
                                        + COMBINES
                                        + "} CLICK.aggregate(CLICKS, new Mine());"),
                refused(
                                "CLICK.aggregate(CLICKS, (older, newer) -> newer);",
                                "not a functional interface")
                        .but("CLICK.aggregate(CLICKS, max());"));
    }

    private static List<Snippet> designs() {
        return List.of(
                refused(
                                "SequenceGroup.named(\"g\").latest(LANDING);",
                                "cannot find symbol",
                                "method latest(")
                        .but("SequenceGroup.named(\"g\").orderedBy(CLICK_TIME).latest(LANDING);"),
                refused(
                                "SequenceGroup.named(\"g\").orderedBy(TAGS);",
                                "cannot be converted to",
                                "Column<? extends java.lang.Comparable<?>>")
                        .but("SequenceGroup.named(\"g\").orderedBy(CLICKS);"),
                refused(
                                "CLICK.thenBy(NESTED);",
                                "cannot be converted to",
                                "Column<? extends java.lang.Comparable<?>>")
                        .but("CLICK.thenBy(CLICKS);"),
                refused(
                                "WideTable.named(\"a.b\").groups(CLICK);",
                                "cannot find symbol",
                                "method groups(")
                        .but("WideTable.named(\"a.b\").primaryKey(AD).groups(CLICK);"),
                refused(
                                "DimensionTable.named(\"a.b\").primaryKey();",
                                "actual and formal argument lists differ in length")
                        .but("DimensionTable.named(\"a.b\").primaryKey(AD);"),
                refused(
                                "SummaryTable.named(\"a.b\").primaryKey(\"dt\");",
                                "java.lang.String cannot be converted to",
                                "Column<?>")
                        .but("SummaryTable.named(\"a.b\").primaryKey(DT);"),
                refused(
                                "AppendTable.named(\"a.b\").changelog(ChangelogProducer.LOOKUP);",
                                "cannot find symbol",
                                "method changelog(")
                        .but(
                                "WideTable.named(\"a.b\").primaryKey(AD).changelog(ChangelogProducer.LOOKUP);"),
                refused(
                                "AppendTable.named(\"a.b\").buckets(Buckets.dynamic());",
                                "Buckets.Dynamic cannot be converted to",
                                "Buckets.Fixed")
                        .but("AppendTable.named(\"a.b\").buckets(Buckets.fixed(2).by(AD));"),
                refused(
                                "DimensionTable.named(\"a.b\").primaryKey(AD).deletes(Deletes.IGNORE);",
                                "method deletes(")
                        .but("WideTable.named(\"a.b\").primaryKey(AD).deletes(Deletes.IGNORE);"),
                refused(
                                "WideTable.named(\"a.b\").primaryKey(AD).rawOption(new"
                                        + " HashMap<String, String>());",
                                "actual and formal argument lists differ in length")
                        .but("WideTable.named(\"a.b\").primaryKey(AD).rawOption(\"k\", \"v\");"),
                refused(
                                "wide = WideTable.named(\"a.b\").primaryKey(AD);",
                                "Builder cannot be converted to",
                                "WideTable")
                        .but("wide = WideTable.named(\"a.b\").primaryKey(AD).build();"),
                refused("abstract class Mine implements TableDesign {}", "sealed")
                        .but("abstract class Mine implements RecordSink<Click> {}"),
                refused("final class Mine implements Slice<WideTable> {}", "sealed")
                        .but(
                                "final class Mine implements RecordSink<Click> { public void"
                                        + " write(Click row) {} }"));
    }

    private static List<Snippet> slices() {
        return List.of(
                refused(
                                "HybridTable.named(\"a.b\").eventTypes(CLICK);",
                                "SequenceGroup cannot be converted to",
                                "EventType")
                        .but("HybridTable.named(\"a.b\").eventTypes(CLICKED);"),
                refused(
                                "WideTable.named(\"a.b\").primaryKey(AD).groups(CLICKED);",
                                "EventType cannot be converted to",
                                "SequenceGroup")
                        .but("WideTable.named(\"a.b\").primaryKey(AD).groups(CLICK);"),
                refused(
                                "EventType.of(EVENT, Thread.State.NEW);",
                                "java.lang.Thread.State",
                                "AdEvent")
                        .but("EventType.of(EVENT, AdEvent.CLICK);"),
                refused(
                                "RecordCodec.writing(append, CLICK, Click.class);",
                                "io.lakekit.design.AppendTable")
                        .but("RecordCodec.writing(wide, CLICK, Click.class);"));
    }

    private static List<Snippet> filters() {
        return List.of(
                refused("AD.eq(\"7\");", "java.lang.String cannot be converted to java.lang.Long")
                        .but("AD.eq(7L);"),
                refused("AD.eq(7);", "int cannot be converted to java.lang.Long").but("AD.eq(7L);"),
                refused("AD.ne(7);", "int cannot be converted to java.lang.Long").but("AD.ne(7L);"),
                refused(
                                "CLICK_TIME.between(Instant.EPOCH, 7L);",
                                "long cannot be converted to java.time.Instant")
                        .but("CLICK_TIME.between(Instant.EPOCH, Instant.MAX);"),
                refused("AD.in(List.of(\"7\"));", "java.lang.Long", "java.lang.String")
                        .but("AD.in(List.of(7L));"),
                refused(
                                "EVENT.eq(\"CLICK\");",
                                "java.lang.String cannot be converted to Attempt.AdEvent")
                        .but("EVENT.eq(AdEvent.CLICK);"),
                refused("String text = row.get(CLICKS);", "java.lang.Long", "java.lang.String")
                        .but("Long number = row.get(CLICKS);"),
                refused("row.with(CLICKS, \"7\");", "java.lang.Long", "java.lang.String")
                        .but("row.with(CLICKS, 7L);"));
    }

    private static List<Snippet> tables() {
        return List.of(
                refused(
                                "appendWriter.stream(CLICK, Click.class);",
                                "SequenceGroup",
                                "Slice<? super io.lakekit.design.AppendTable>")
                        .but("wideWriter.stream(CLICK, Click.class);"),
                refused(
                                "hybridWriter.stream(CLICK);",
                                "SequenceGroup",
                                "Slice<? super io.lakekit.design.HybridTable>")
                        .but("dimensionWriter.stream(CLICK);"),
                refused(
                                "wideWriter.stream(CLICKED, Click.class);",
                                "EventType",
                                "Slice<? super io.lakekit.design.WideTable>")
                        .but("hybridWriter.stream(CLICKED, Click.class);"),
                refused(
                                "anyTable.writer().stream(CLICK);",
                                "SequenceGroup",
                                "Slice<? super capture#1 of ?>")
                        .but("anyTable.writer().rows();"),
                refused("clicks.write(bid);", "Attempt.Bid cannot be converted to Attempt.Click")
                        .but("clicks.write(click);"),
                refused(
                                "wideWriter.rows(StringBuilder.class);",
                                "java.lang.StringBuilder",
                                "java.lang.Record")
                        .but("wideWriter.rows(Click.class);"),
                refused(
                                "clicks = wideWriter.stream(CLICK, Bid.class);",
                                "Attempt.Click",
                                "Attempt.Bid")
                        .but("clicks = wideWriter.stream(CLICK, Click.class);"),
                refused(
                                "LakeTable<WideTable> table = lake.create(append);",
                                "io.lakekit.design.WideTable",
                                "AppendTable")
                        .but("LakeTable<WideTable> table = lake.create(wide);"),
                refused(
                                "LakeTable<WideTable> table = lake.open(hybrid);",
                                "io.lakekit.design.WideTable",
                                "HybridTable")
                        .but("LakeTable<HybridTable> table = lake.open(hybrid);"));
    }

    private static List<Snippet> assertions() {
        return List.of(
                refused(
                                "assertThat(anyTable).row(AD.eq(7L)).has(CLICKS, \"3\");",
                                "equality constraints: java.lang.Long",
                                "lower bounds: java.lang.String")
                        .but("assertThat(anyTable).row(AD.eq(7L)).has(CLICKS, 3L);"),
                refused(
                                "assertThat(truth).hasRowCount(1).hasFiles(1);",
                                "cannot find symbol",
                                "method hasFiles(")
                        .but("assertThat(anyTable).hasRowCount(1).hasFiles(1);"),
                refused("assertThat(click).hasRowCount(1);", "cannot find symbol", "hasRowCount(")
                        .but("assertThat(truth).hasRowCount(1);"),
                refused("assertThat(LANDING).row(AD.eq(7L));", "cannot find symbol", "method row(")
                        .but("assertThat(truth).row(AD.eq(7L));"));
    }
}
