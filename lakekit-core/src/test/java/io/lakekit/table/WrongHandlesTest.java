package io.lakekit.table;

import static io.lakekit.schema.ColumnType.BIGINT;
import static io.lakekit.schema.ColumnType.INT;
import static io.lakekit.schema.ColumnType.STRING;
import static io.lakekit.schema.ColumnType.array;
import static io.lakekit.schema.ColumnType.decimal;
import static io.lakekit.schema.ColumnType.row;
import static io.lakekit.schema.ColumnType.timestamp;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.lakekit.design.AppendTable;
import io.lakekit.junit.LakeExtension;
import io.lakekit.schema.Column;
import io.lakekit.schema.ColumnType;
import io.lakekit.schema.Row;
import java.math.BigDecimal;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** A handle of the right name and another type would misread what is stored. */
class WrongHandlesTest {

    private static final Column<BigDecimal> PRICE = Column.of("price", decimal(10, 2));
    private static final Column<Long> COUNT = Column.of("count", BIGINT);
    private static final Column<String> TEXT = Column.of("text", STRING).notNull();
    private static final Column<List<Long>> LIST = Column.of("list", array(BIGINT));
    private static final Column<Row> NESTED = Column.of("nested", row(COUNT));
    private static final Row ROW =
            Row.of(PRICE, new BigDecimal("1.23"))
                    .with(COUNT, 1L)
                    .with(TEXT, "a")
                    .with(LIST, List.of(1L))
                    .with(NESTED, Row.of(COUNT, 1L));

    @RegisterExtension final LakeExtension lake = LakeExtension.temporary();

    private LakeTable<AppendTable> table;

    @BeforeEach
    void writeOneRow() {
        AppendTable design =
                AppendTable.named("ads.t")
                        .columns(PRICE, COUNT, TEXT, LIST, NESTED)
                        .partitionedBy(TEXT)
                        .build();
        table = lake.create(design);
        Notes.commit(table, List.of(ROW));
    }

    static Stream<Arguments> wrong() {
        return Stream.of(
                wrong(PRICE, decimal(10, 4)),
                wrong(PRICE, decimal(12, 2)),
                wrong(PRICE, STRING),
                wrong(COUNT, INT),
                wrong(COUNT, timestamp(3)),
                wrong(TEXT, ColumnType.varchar(3)),
                wrong(LIST, array(INT)),
                wrong(NESTED, row(Column.of("count", INT))));
    }

    private static Arguments wrong(Column<?> column, ColumnType<?> type) {
        return Arguments.of(
                Column.of(column.name(), type),
                "Column '"
                        + column.name()
                        + "' of table ads.t is "
                        + column.type()
                        + " and its handle "
                        + type
                        + ", which would misread it; use the handle of the design");
    }

    @ParameterizedTest
    @MethodSource("wrong")
    void reader_ofHandleOfAnotherType_isRefusedWithBothTypes(Column<?> handle, String message) {
        assertThatThrownBy(() -> table.reader(handle))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage(message);
    }

    @ParameterizedTest
    @MethodSource("wrong")
    void where_ofHandleOfAnotherType_isRefusedWithBothTypes(Column<?> handle, String message) {
        assertThatThrownBy(() -> table.reader().where(handle.isNotNull()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage(message);
        assertThatThrownBy(() -> table.reader(COUNT).where(COUNT.eq(1L).and(handle.isNull())))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage(message);
    }

    @Test
    void compact_ofHandleOfAnotherType_isRefused() {
        assertThatThrownBy(() -> table.compact(Column.of("text", INT).eq(1)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("is STRING and its handle INT");
    }

    @Test
    void reader_ofHandleWithoutAColumn_isRefused() {
        assertThatThrownBy(() -> table.reader().where(Column.of("other", INT).eq(1)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("Table ads.t has no column 'other'. Use columns of its design");
        assertThatThrownBy(() -> table.reader().where(Column.of("Text", STRING).eq("a")))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage(
                        "Table ads.t has no column 'Text'. Did you mean 'text'? Use columns of its"
                                + " design");
    }

    @Test
    void reader_ofHandleThatDiffersInNullAndComment_reads() {
        Column<BigDecimal> price = PRICE.notNull().comment("in euro");
        Column<String> text = Column.of("text", STRING);

        assertThat(table.reader(price, text).where(price.eq(new BigDecimal("1.23"))).toList())
                .containsExactly(Row.of(PRICE, new BigDecimal("1.23")).with(TEXT, "a"));
    }
}
