package io.lakekit.schema;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class ColumnTest {

    private static final Column<Integer> A = Column.of("a", ColumnType.INT);

    @Test
    void refinements_leaveTheColumnAsItIs() {
        Column<Integer> refined = A.notNull().comment("clicks").formerly("b");

        assertThat(A.nullable()).isTrue();
        assertThat(A.comment()).isNull();
        assertThat(A.formerName()).isNull();
        assertThat(refined.nullable()).isFalse();
        assertThat(refined.comment()).isEqualTo("clicks");
        assertThat(refined.formerName()).isEqualTo("b");
    }

    @Test
    void equals_comparesEveryPart() {
        assertThat(A)
                .isEqualTo(Column.of("a", ColumnType.INT))
                .hasSameHashCodeAs(Column.of("a", ColumnType.INT))
                .isNotEqualTo(Column.of("b", ColumnType.INT))
                .isNotEqualTo(Column.of("a", ColumnType.BIGINT))
                .isNotEqualTo(A.notNull())
                .isNotEqualTo(A.comment("c"))
                .isNotEqualTo(A.formerly("b"));
    }

    @Test
    void of_notNullType_isNotNull() {
        assertThat(Column.of("a", ColumnType.INT.notNull())).hasToString("a INT NOT NULL");
        assertThat(Column.of("a", ColumnType.INT.notNull())).isEqualTo(A.notNull());
    }

    @Test
    void types_areEqualByValue() {
        assertThat(ColumnType.decimal(10, 2))
                .isEqualTo(ColumnType.decimal(10, 2))
                .isNotEqualTo(ColumnType.decimal(10, 3))
                .isNotEqualTo(ColumnType.decimal(10, 2).notNull());
        assertThat(ColumnType.varchar(3)).isNotEqualTo(ColumnType.character(3));
        assertThat(ColumnType.row(A))
                .isEqualTo(ColumnType.row(A))
                .isNotEqualTo(ColumnType.row(A.notNull()));
        assertThat(ColumnType.enumeration(TimeUnit.class))
                .isEqualTo(ColumnType.enumeration(TimeUnit.class));
    }

    @Test
    void types_areSpeltAsInSql() {
        assertThat(ColumnType.decimal(10, 2)).hasToString("DECIMAL(10, 2)");
        assertThat(ColumnType.timestampLtz(3)).hasToString("TIMESTAMP_LTZ(3)");
        assertThat(ColumnType.map(ColumnType.STRING, ColumnType.array(ColumnType.INT.notNull())))
                .hasToString("MAP<STRING, ARRAY<INT NOT NULL>>");
        assertThat(ColumnType.row(A.notNull(), Column.of("b", ColumnType.BYTES)))
                .hasToString("ROW<a INT NOT NULL, b BYTES>");
        assertThat(ColumnType.enumeration(TimeUnit.class)).hasToString("ENUM TimeUnit");
    }
}
