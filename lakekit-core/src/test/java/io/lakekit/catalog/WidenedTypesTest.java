package io.lakekit.catalog;

import static io.lakekit.schema.ColumnType.BIGINT;
import static io.lakekit.schema.ColumnType.BYTES;
import static io.lakekit.schema.ColumnType.DOUBLE;
import static io.lakekit.schema.ColumnType.FLOAT;
import static io.lakekit.schema.ColumnType.INT;
import static io.lakekit.schema.ColumnType.SMALLINT;
import static io.lakekit.schema.ColumnType.STRING;
import static io.lakekit.schema.ColumnType.TINYINT;
import static io.lakekit.schema.ColumnType.binary;
import static io.lakekit.schema.ColumnType.character;
import static io.lakekit.schema.ColumnType.decimal;
import static io.lakekit.schema.ColumnType.timestamp;
import static io.lakekit.schema.ColumnType.timestampLtz;
import static io.lakekit.schema.ColumnType.varchar;
import static org.assertj.core.api.Assertions.assertThat;

import io.lakekit.change.Risk;
import io.lakekit.design.AppendTable;
import io.lakekit.design.Buckets;
import io.lakekit.design.SequenceGroup;
import io.lakekit.design.TableDesign;
import io.lakekit.design.WideTable;
import io.lakekit.internal.paimon.plan.Widening;
import io.lakekit.junit.LakeExtension;
import io.lakekit.schema.Column;
import io.lakekit.schema.ColumnType;
import io.lakekit.schema.Row;
import io.lakekit.table.LakeTable;
import io.lakekit.table.TableWriter;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDateTime;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What may be widened keeps every value and finds it, in files old and new. */
@Tag("long")
class WidenedTypesTest {

    private static final Column<Long> ID = Column.of("id", BIGINT).notNull();
    private static final Column<Long> VERSION = Column.of("version", BIGINT);
    private static final LocalDateTime TIME = LocalDateTime.of(2026, 11, 26, 1, 2, 3);

    @RegisterExtension final LakeExtension lake = LakeExtension.temporary();

    static Stream<Arguments> widened() {
        return Stream.of(
                of(TINYINT, SMALLINT, (byte) -128, (short) -128),
                of(SMALLINT, INT, Short.MAX_VALUE, (int) Short.MAX_VALUE),
                of(INT, BIGINT, Integer.MIN_VALUE, (long) Integer.MIN_VALUE),
                of(INT, DOUBLE, Integer.MIN_VALUE, (double) Integer.MIN_VALUE),
                of(
                        INT,
                        decimal(12, 2),
                        Integer.MAX_VALUE,
                        BigDecimal.valueOf(Integer.MAX_VALUE).setScale(2)),
                of(BIGINT, decimal(38, 0), Long.MIN_VALUE, BigDecimal.valueOf(Long.MIN_VALUE)),
                of(FLOAT, DOUBLE, Float.MIN_VALUE, (double) Float.MIN_VALUE),
                of(
                        decimal(9, 2),
                        decimal(20, 4),
                        new BigDecimal("-9999999.99"),
                        new BigDecimal("-9999999.9900")),
                of(character(2), STRING, "de", "de"),
                of(varchar(2), varchar(4), "", ""),
                of(varchar(2), STRING, "de", "de"),
                of(binary(2), BYTES, new byte[] {-1, 0}, new byte[] {-1, 0}),
                of(timestamp(0), timestamp(3), TIME, TIME),
                of(
                        timestamp(3),
                        timestamp(6),
                        TIME.withNano(999_000_000),
                        TIME.withNano(999_000_000)),
                of(
                        timestampLtz(3),
                        timestampLtz(6),
                        Instant.parse("1960-01-01T00:00:00.001Z"),
                        Instant.parse("1960-01-01T00:00:00.001Z")));
    }

    /** Paimon allows these, and the values become others. */
    static Stream<Arguments> changed() {
        return Stream.of(
                of(character(2), character(4), "de", "de"),
                of(binary(2), binary(4), new byte[] {-1, 0}, new byte[] {-1, 0}),
                of(BIGINT, FLOAT, Long.MAX_VALUE, (float) Long.MAX_VALUE),
                of(STRING, varchar(2), "deu", "de"),
                of(decimal(9, 2), decimal(9, 1), new BigDecimal("1.25"), new BigDecimal("1.3")));
    }

    @ParameterizedTest(name = "{0} to {1}")
    @MethodSource("changed")
    <F, T> void change_thatPaimonAllowsAndThatChangesValues_isRefused(
            Column<F> from, Column<T> to, F value, T other) {
        write(lake.create(append(from)), row(1).with(from, value));

        assertThat(lake.lake().plan(append(to)).diagnostics().toString())
                .contains("LK1102 ERROR ads.append: column 'v' ")
                .contains("values that are there would change");
    }

    private static <F, T> Arguments of(ColumnType<F> from, ColumnType<T> to, F value, T same) {
        return Arguments.of(Column.of("v", from), Column.of("v", to), value, same);
    }

    @ParameterizedTest(name = "{0} to {1}")
    @MethodSource("widened")
    <F, T> void wideTable_keepsAndFindsTheValue(Column<F> from, Column<T> to, F value, T same) {
        check(from, to, value, same, WidenedTypesTest::wide);
    }

    @ParameterizedTest(name = "{0} to {1}")
    @MethodSource("widened")
    <F, T> void appendTable_keepsAndFindsTheValue(Column<F> from, Column<T> to, F value, T same) {
        check(from, to, value, same, WidenedTypesTest::append);
    }

    /** A table with one column that changes. */
    private interface Made {
        TableDesign of(Column<?> column);
    }

    private static WideTable wide(Column<?> column) {
        return WideTable.named("ads.wide")
                .primaryKey(ID)
                .groups(SequenceGroup.named("g").orderedBy(VERSION).latest(column))
                .buckets(Buckets.fixed(1))
                .build();
    }

    private static AppendTable append(Column<?> column) {
        return AppendTable.named("ads.append").columns(ID, VERSION, column).build();
    }

    private <F, T> void check(Column<F> from, Column<T> to, F value, T same, Made design) {
        assertThat(Widening.isLossless(from.type(), to.type())).isTrue();
        assertThat(Widening.isLossless(to.type(), from.type())).isFalse();
        write(lake.create(design.of(from)), row(1).with(from, value), row(2));

        TableDiff<TableDesign> diff = lake.lake().plan(design.of(to));
        assertThat(diff.risk()).isEqualTo(Risk.NEEDS_RESTART);
        LakeTable<TableDesign> table = lake.lake().apply(diff);
        write(table, row(3).with(to, same));

        for (int i = 0; i < 2; i++) {
            assertThat(table.reader().toList())
                    .containsExactlyInAnyOrder(
                            row(1).with(to, same), row(2).with(to, null), row(3).with(to, same));
            assertThat(table.reader(ID).where(to.eq(same)).toList())
                    .containsExactlyInAnyOrder(Row.of(ID, 1L), Row.of(ID, 3L));
            assertThat(table.reader(ID).where(to.isNull()).toList())
                    .isEqualTo(List.of(Row.of(ID, 2L)));
            table.compact();
        }
    }

    private static Row row(long id) {
        return Row.of(ID, id).with(VERSION, 1L);
    }

    private static void write(LakeTable<?> table, Row... rows) {
        try (TableWriter<?> writer = table.writer()) {
            for (Row row : rows) {
                writer.rows().write(row);
            }
            writer.commit();
        }
    }
}
