package io.lakekit.table;

import static io.lakekit.schema.ColumnType.BIGINT;
import static io.lakekit.schema.ColumnType.binary;
import static io.lakekit.schema.ColumnType.character;
import static io.lakekit.schema.ColumnType.decimal;
import static io.lakekit.schema.ColumnType.row;
import static io.lakekit.schema.ColumnType.timestamp;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.lakekit.design.Buckets;
import io.lakekit.design.SequenceGroup;
import io.lakekit.design.WideTable;
import io.lakekit.diagnostic.DiagnosticsException;
import io.lakekit.junit.LakeExtension;
import io.lakekit.schema.Column;
import io.lakekit.schema.ColumnType;
import io.lakekit.schema.FinerValues;
import io.lakekit.schema.Row;
import java.math.BigDecimal;
import java.time.LocalDateTime;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** A value that a column cannot hold is refused with the column named, and costs no other row. */
class RefusedValuesTest {

    private static final Column<Long> ID = Column.of("id", BIGINT).notNull();
    private static final Column<Long> VERSION = Column.of("version", BIGINT);
    private static final Column<BigDecimal> PRICE = Column.of("price", decimal(5, 2));
    private static final Column<LocalDateTime> AT =
            Column.of("at", timestamp(3, FinerValues.REFUSE));
    private static final Column<String> COUNTRY = Column.of("country", character(2));
    private static final Column<byte[]> MARK = Column.of("mark", binary(2));
    private static final Column<List<Row>> ITEMS =
            Column.of("items", ColumnType.array(row(COUNTRY)));
    private static final SequenceGroup ALL =
            SequenceGroup.named("all").orderedBy(VERSION).latest(PRICE, AT, COUNTRY, MARK, ITEMS);
    private static final WideTable DESIGN =
            WideTable.named("ads.t").primaryKey(ID).groups(ALL).buckets(Buckets.fixed(1)).build();
    private static final LocalDateTime NOON = LocalDateTime.of(2026, 11, 26, 12, 0);

    @RegisterExtension final LakeExtension lake = LakeExtension.temporary();

    static Stream<Arguments> refused() {
        return Stream.of(
                refused(
                        PRICE,
                        new BigDecimal("1.005"),
                        "ads.t.price: 1.005 needs more than the 2 digits after the point of"
                                + " DECIMAL(5, 2)"),
                refused(
                        PRICE,
                        new BigDecimal("1000"),
                        "ads.t.price: 1000 has 6 digits at scale 2, more than DECIMAL(5, 2) holds"),
                refused(
                        AT,
                        NOON.withNano(1_000),
                        "ads.t.at: 2026-11-26T12:00:00.000001 is finer than the 3 digits of a"
                                + " second of TIMESTAMP(3, REFUSE)"),
                refused(
                        COUNTRY,
                        "deu",
                        "ads.t.country: text of 3 characters is longer than CHAR(2)"),
                refused(MARK, new byte[3], "ads.t.mark: 3 bytes are more than BINARY(2) holds"),
                refused(
                        ITEMS,
                        List.of(Row.of(COUNTRY, "de"), Row.of(COUNTRY, "deu")),
                        "ads.t.items: text of 3 characters is longer than CHAR(2)"),
                refused(ID, null, "ads.t.id: is null"),
                refused(VERSION, null, "ads.t.version: is null in a row of group 'all'"));
    }

    private static <T> Arguments refused(Column<T> column, @Nullable T value, String message) {
        return Arguments.of(full(1).with(column, value), "LK1201 ERROR " + message + "; ");
    }

    private static Row full(long id) {
        return Row.of(ID, id)
                .with(VERSION, 1L)
                .with(PRICE, new BigDecimal("999.99"))
                .with(AT, NOON.withNano(999_000_000))
                .with(COUNTRY, "de")
                .with(MARK, new byte[2])
                .with(ITEMS, List.of(Row.of(COUNTRY, "de")));
    }

    @ParameterizedTest(name = "{1}")
    @MethodSource("refused")
    void write_ofValueThatDoesNotFit_isRefusedAndCostsNoOtherRow(Row wrong, String message) {
        LakeTable<WideTable> table = lake.create(DESIGN);
        try (TableWriter<WideTable> writer = table.writer()) {
            writer.stream(ALL).write(full(7));
            assertThatThrownBy(() -> writer.stream(ALL).write(wrong))
                    .isInstanceOf(DiagnosticsException.class)
                    .hasMessageStartingWith(message);
            assertThatThrownBy(() -> writer.rows().write(wrong))
                    .isInstanceOf(DiagnosticsException.class);
            writer.stream(ALL).write(full(8));
            writer.commit();
        }
        assertThat(table.reader().toList()).containsExactlyInAnyOrder(full(7), full(8));
    }
}
