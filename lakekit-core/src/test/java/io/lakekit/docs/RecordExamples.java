package io.lakekit.docs;

import static io.lakekit.schema.ColumnType.BIGINT;
import static io.lakekit.schema.ColumnType.STRING;
import static io.lakekit.schema.ColumnType.timestampLtz;

import io.lakekit.design.SequenceGroup;
import io.lakekit.design.WideTable;
import io.lakekit.record.ColumnName;
import io.lakekit.record.RecordCodec;
import io.lakekit.schema.Column;
import java.time.Instant;
import java.util.Map;
import jdk.net.UnixDomainPrincipal;

/** Records of the pages in docs/diagnostics, bound to the streams of a table. */
final class RecordExamples {

    private static final Column<Long> AD = Column.of("ad_id", BIGINT).notNull();
    private static final Column<Instant> CLICK_TIME = Column.of("click_ts", timestampLtz(3));
    private static final Column<String> PAGE = Column.of("landing_page", STRING);
    private static final Column<Long> CLICKS = Column.of("clicks", BIGINT);
    private static final SequenceGroup CLICK =
            SequenceGroup.named("click").orderedBy(CLICK_TIME).latest(PAGE, CLICKS);
    private static final WideTable TABLE =
            WideTable.named("ads.ad").primaryKey(AD).groups(CLICK).build();

    private RecordExamples() {}

    static Map<String, Example> all() {
        return Map.of(
                "LK1001",
                writing(Misnamed.class, Named.class),
                "LK1002",
                writing(Dated.class, Named.class),
                "LK1003",
                writing(Partial.class, Named.class),
                "LK1004",
                writing(Twice.class, Named.class),
                "LK1005",
                JavaExample.of(
                        () -> RecordCodec.reading(TABLE, Counted.class),
                        () -> RecordCodec.reading(TABLE, Boxed.class)),
                "LK1006",
                new JavaExample(
                        (page, warehouse) -> closed(),
                        (page, warehouse) -> RecordCodec.reading(TABLE, Boxed.class)));
    }

    private static Example writing(Class<? extends Record> wrong, Class<? extends Record> right) {
        return JavaExample.of(
                () -> RecordCodec.writing(TABLE, CLICK, wrong),
                () -> RecordCodec.writing(TABLE, CLICK, right));
    }

    /** The unnamed module is called after its address, which is another in each run. */
    private static void closed() {
        try {
            RecordCodec.reading(TABLE, UnixDomainPrincipal.class);
        } catch (RuntimeException e) {
            throw new IllegalStateException(
                    String.valueOf(e.getMessage()).replaceAll("@[0-9a-f]+", "@1b2c3d"), e);
        }
    }

    record Named(
            long adId, Instant clickTs, @ColumnName("landing_page") String page, Long clicks) {}

    record Misnamed(long adId, Instant clickTs, String landingPage, Long clicks, String page) {}

    record Dated(long adId, String clickTs, String landingPage, Long clicks) {}

    record Partial(long adId, Instant clickTs, Long clicks) {}

    record Twice(
            long adId,
            Instant clickTs,
            String landingPage,
            @ColumnName("landing_page") String page,
            Long clicks) {}

    record Counted(long adId, long clicks) {}

    record Boxed(long adId, Long clicks) {}
}
