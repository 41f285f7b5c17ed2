package io.lakekit.table;

import static io.lakekit.schema.ColumnType.BIGINT;
import static io.lakekit.schema.ColumnType.decimal;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.lakekit.design.AppendTable;
import io.lakekit.diagnostic.DiagnosticsException;
import io.lakekit.junit.LakeExtension;
import io.lakekit.schema.Column;
import io.lakekit.schema.Row;
import java.math.BigDecimal;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Decimals that would fill the heap if they were written out are refused as they are. */
class HugeDecimalsTest {

    private static final Column<Long> ID = Column.of("id", BIGINT).notNull();
    private static final Column<BigDecimal> PRICE = Column.of("price", decimal(5, 2));
    private static final AppendTable DESIGN = AppendTable.named("ads.t").columns(ID, PRICE).build();

    @RegisterExtension final LakeExtension lake = LakeExtension.temporary();

    @ParameterizedTest
    @CsvSource({
        "1e999999999, 1E+999999999 has 1000000002 digits at scale 2",
        "1e-999999999, 1E-999999999 needs more than the 2 digits after the point"
    })
    void write_isRefused(String number, String said) {
        Row wrong = Row.of(ID, 1L).with(PRICE, new BigDecimal(number));
        try (TableWriter<AppendTable> writer = lake.create(DESIGN).writer()) {
            assertThatThrownBy(() -> writer.rows().write(wrong))
                    .isInstanceOf(DiagnosticsException.class)
                    .hasMessageStartingWith("LK1201 ERROR ads.t.price: " + said);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"1e999999999", "1e-999999999"})
    void filter_isRefusedByReaders(String number) {
        BigDecimal wrong = new BigDecimal(number);
        LakeTable<AppendTable> table = lake.create(DESIGN);

        assertThat(PRICE.lt(wrong).test(Row.of(ID, 1L).with(PRICE, new BigDecimal("999.99"))))
                .isEqualTo(wrong.scale() < 0);
        assertThatThrownBy(() -> table.reader().where(PRICE.lt(wrong)).toList())
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith(wrong + " ")
                .hasMessageContaining("DECIMAL(5, 2)");
    }
}
