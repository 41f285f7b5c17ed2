package io.lakekit.table;

import static io.lakekit.junit.LakeAssertions.assertThat;
import static io.lakekit.schema.ColumnType.BIGINT;
import static io.lakekit.schema.ColumnType.STRING;
import static io.lakekit.schema.ColumnType.array;
import static io.lakekit.schema.ColumnType.row;
import static io.lakekit.schema.ColumnType.time;
import static io.lakekit.schema.ColumnType.timestamp;
import static io.lakekit.schema.ColumnType.timestampLtz;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.lakekit.catalog.TableDiff;
import io.lakekit.design.AppendTable;
import io.lakekit.design.Buckets;
import io.lakekit.design.SequenceGroup;
import io.lakekit.design.WideTable;
import io.lakekit.diagnostic.DiagnosticsException;
import io.lakekit.junit.LakeExtension;
import io.lakekit.proof.OrderProof;
import io.lakekit.reference.ReferenceTable;
import io.lakekit.schema.Column;
import io.lakekit.schema.FinerValues;
import io.lakekit.schema.Row;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Times with more digits of a second than their column has are cut, or refused by choice. */
class FinerTimesTest {

    private static final Column<Long> ID = Column.of("id", BIGINT).notNull();
    private static final Column<Instant> AT = Column.of("at", timestampLtz(3));
    private static final Column<Instant> HOUR = Column.of("hour", timestampLtz(0)).notNull();
    private static final Column<LocalDateTime> LOCAL = Column.of("local", timestamp(6));
    private static final Column<LocalTime> TIME = Column.of("time", time(3));
    private static final Column<Instant> SEEN = Column.of("seen", timestampLtz(3));
    private static final Column<List<Row>> ITEMS = Column.of("items", array(row(SEEN)));
    private static final Column<String> PAGE = Column.of("page", STRING);

    private static final SequenceGroup ALL =
            SequenceGroup.named("all").orderedBy(AT).latest(LOCAL, TIME, ITEMS).latestNonNull(PAGE);
    private static final WideTable WIDE =
            WideTable.named("ads.wide")
                    .primaryKey(ID, HOUR)
                    .groups(ALL)
                    .buckets(Buckets.fixed(1))
                    .build();
    private static final AppendTable APPEND = AppendTable.named("ads.t").columns(ID, AT).build();

    /** Before 1970, where cutting toward zero would give a later time. */
    private static final Instant EARLY = Instant.parse("1969-12-31T23:59:58.123456789Z");

    @RegisterExtension final LakeExtension lake = LakeExtension.temporary();

    private static Row event(Instant at, String page) {
        return Row.of(ID, 1L)
                .with(HOUR, at)
                .with(AT, at)
                .with(LOCAL, LocalDateTime.of(1582, 10, 4, 0, 0, 0, 999_999_999))
                .with(TIME, LocalTime.MAX)
                .with(ITEMS, List.of(Row.of(SEEN, at)))
                .with(PAGE, page);
    }

    @Test
    void write_ofFinerTimes_storesThemCutAtAnyDepth() {
        LakeTable<WideTable> table = lake.create(WIDE);
        write(table, event(EARLY, "first"));
        write(table, event(EARLY.plusNanos(1), "equal in what is stored, so the last"));

        Instant millis = Instant.parse("1969-12-31T23:59:58.123Z");
        Row stored = table.reader().toList().get(0);
        assertThat(stored.get(AT)).isEqualTo(millis);
        assertThat(stored.get(HOUR)).isEqualTo(Instant.parse("1969-12-31T23:59:58Z"));
        assertThat(stored.get(LOCAL))
                .isEqualTo(LocalDateTime.of(1582, 10, 4, 0, 0, 0, 999_999_000));
        assertThat(stored.get(TIME)).isEqualTo(LocalTime.of(23, 59, 59, 999_000_000));
        assertThat(stored.get(ITEMS)).containsExactly(Row.of(SEEN, millis));
        assertThat(stored.get(PAGE)).startsWith("equal");
        assertThat(table).row(Row.of(HOUR, EARLY)).has(AT, EARLY);
        assertThat(table).equalsReference(reference());
    }

    private static ReferenceTable<WideTable> reference() {
        ReferenceTable<WideTable> truth = ReferenceTable.of(WIDE);
        truth.write(ALL, event(EARLY, "first"));
        truth.write(ALL, event(EARLY.plusNanos(1), "equal in what is stored, so the last"));
        return truth;
    }

    private static void write(LakeTable<WideTable> table, Row row) {
        try (TableWriter<WideTable> writer = table.writer()) {
            writer.stream(ALL).write(row);
            writer.commit();
        }
    }

    @Test
    void proof_ofEventsAtAnyNanosecond_agreesWithTheTable() {
        Instant now = Instant.now();
        OrderProof.of(WIDE).stream(ALL, event(now, "a"), event(now.plusMillis(1), "b"))
                .permutations()
                .commitSplits()
                .verify(lake.lake());
    }

    @Test
    void where_withFinerTime_comparesItAsItIs() {
        LakeTable<AppendTable> table = lake.create(APPEND);
        Instant stored = Instant.parse("2026-11-28T10:00:00.123Z");
        Instant finer = stored.plusNanos(1);
        try (TableWriter<AppendTable> writer = table.writer()) {
            writer.rows().write(Row.of(ID, 1L).with(AT, finer));
            writer.commit();
        }
        assertThat(table.reader().where(AT.eq(stored)).toList()).hasSize(1);
        assertThat(table.reader().where(AT.eq(finer)).toList()).isEmpty();
        assertThat(table.reader().where(AT.ne(finer)).toList()).hasSize(1);
        assertThat(table.reader().where(AT.lt(finer)).toList()).hasSize(1);
        assertThat(table.reader().where(AT.ge(finer)).toList()).isEmpty();
        assertThat(table.reader().where(AT.in(List.of(finer))).toList()).isEmpty();
        assertThat(table.reader().where(AT.in(List.of(finer, stored))).toList()).hasSize(1);
        assertThat(table.reader().where(AT.in(List.of(finer)).not()).toList()).hasSize(1);
    }

    @Test
    void write_ofFinerTimeByChoice_isRefusedAndTheTableIsTheSame() {
        lake.create(APPEND);
        Column<Instant> exact = Column.of("at", timestampLtz(3, FinerValues.REFUSE));
        TableDiff<AppendTable> diff =
                lake.lake().plan(AppendTable.named("ads.t").columns(ID, exact).build());
        assertThat(diff.toString())
                .as("only the note of the choice")
                .isEqualTo(
                        "ads.t\n  SAFE what the table notes of its design (kind, groups, event"
                                + " types) 'of before' becomes 'of this design'");

        LakeTable<AppendTable> table = lake.lake().apply(diff);
        try (TableWriter<AppendTable> writer = table.writer()) {
            assertThatThrownBy(() -> writer.rows().write(Row.of(ID, 1L).with(exact, EARLY)))
                    .isInstanceOf(DiagnosticsException.class)
                    .hasMessageContaining(
                            "is finer than the 3 digits of a second of TIMESTAMP_LTZ(3, REFUSE)");
        }
    }
}
