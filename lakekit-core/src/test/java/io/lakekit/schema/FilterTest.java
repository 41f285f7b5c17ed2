package io.lakekit.schema;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.lakekit.schema.Filter.Comparison;
import io.lakekit.schema.Filter.Operator;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FilterTest {

    private enum Level {
        Z_FIRST,
        A_SECOND
    }

    private static final Column<Integer> A = Column.of("a", ColumnType.INT);
    private static final Column<Integer> B = Column.of("b", ColumnType.INT);
    private static final Column<String> TEXT = Column.of("text", ColumnType.STRING);
    private static final Row ONE = Row.of(A, 1);
    private static final Row NONE = Row.empty();

    @Test
    void test_ofEachOperator_comparesTheValue() {
        assertThat(A.eq(1).test(ONE)).isTrue();
        assertThat(A.eq(2).test(ONE)).isFalse();
        assertThat(A.ne(2).test(ONE)).isTrue();
        assertThat(A.ne(1).test(ONE)).isFalse();
        assertThat(A.lt(2).test(ONE)).isTrue();
        assertThat(A.lt(1).test(ONE)).isFalse();
        assertThat(A.le(1).test(ONE)).isTrue();
        assertThat(A.le(0).test(ONE)).isFalse();
        assertThat(A.gt(0).test(ONE)).isTrue();
        assertThat(A.gt(1).test(ONE)).isFalse();
        assertThat(A.ge(1).test(ONE)).isTrue();
        assertThat(A.ge(2).test(ONE)).isFalse();
        assertThat(A.between(1, 1).test(ONE)).isTrue();
        assertThat(A.between(2, 1).test(ONE)).isFalse();
        assertThat(A.in(List.of(3, 1)).test(ONE)).isTrue();
        assertThat(A.in(List.of()).test(ONE)).isFalse();
        assertThat(A.isNull().test(ONE)).isFalse();
        assertThat(A.isNotNull().test(ONE)).isTrue();
    }

    @Test
    void test_ofNullValue_matchesOnlyIsNull() {
        List<Filter> comparisons =
                List.of(
                        A.eq(1),
                        A.ne(1),
                        A.lt(1),
                        A.le(1),
                        A.gt(1),
                        A.ge(1),
                        A.in(List.of(1)),
                        A.in(List.of()));
        for (Filter comparison : comparisons) {
            assertThat(comparison.test(NONE)).as("%s", comparison).isFalse();
            assertThat(comparison.not().test(NONE)).as("not %s", comparison).isFalse();
        }
        assertThat(A.isNull().test(NONE)).isTrue();
        assertThat(A.isNotNull().test(NONE)).isFalse();
        assertThat(A.isNull().not().test(NONE)).isFalse();
    }

    @Test
    void and_afterOr_takesTheWholeOr() {
        Filter filter = A.eq(1).or(A.eq(2)).and(B.eq(3));

        assertThat(filter.test(ONE)).isFalse();
        assertThat(filter.test(ONE.with(B, 3))).isTrue();
    }

    @Test
    void test_ofEmptyConjunctionAndDisjunction_isTrueAndFalse() {
        assertThat(Filter.all().test(NONE)).isTrue();
        assertThat(Filter.any().test(NONE)).isFalse();
        assertThat(Filter.all().not()).isEqualTo(Filter.any());
    }

    @Test
    void not_isPushedDownToComparisons() {
        Filter filter = A.lt(1).and(A.in(List.of(2)).or(B.isNull()));

        assertThat(filter.not())
                .isEqualTo(
                        A.ge(1)
                                .or(
                                        new Comparison(A, Operator.NOT_IN, List.of(2))
                                                .and(B.isNotNull())));
        assertThat(filter.not().not()).isEqualTo(filter);
    }

    /** Against SQL's logic of true, false and unknown, computed independently. */
    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5})
    void test_ofRandomFilters_followsThreeValuedLogic(long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        for (int i = 0; i < 2_000; i++) {
            Filter filter = random(random, 3);
            Row row = Row.of(A, value(random)).with(B, value(random));
            Boolean expected = truth(filter, row);

            assertThat(filter.test(row))
                    .as("seed %d: %s of %s", seed, filter, row)
                    .isEqualTo(Boolean.TRUE.equals(expected));
            assertThat(filter.not().test(row))
                    .as("seed %d: not %s of %s", seed, filter, row)
                    .isEqualTo(Boolean.FALSE.equals(expected));
        }
    }

    private static @Nullable Integer value(SplittableRandom random) {
        int drawn = random.nextInt(4);
        return drawn == 3 ? null : Integer.valueOf(drawn);
    }

    private static Filter random(SplittableRandom random, int depth) {
        if (depth > 0 && random.nextInt(3) > 0) {
            List<Filter> parts = new ArrayList<>();
            for (int i = random.nextInt(3); i >= 0; i--) {
                parts.add(random(random, depth - 1));
            }
            Filter[] all = parts.toArray(Filter[]::new);
            return random.nextBoolean() ? Filter.all(all) : Filter.any(all);
        }
        Column<Integer> column = random.nextBoolean() ? A : B;
        int operand = random.nextInt(3);
        return switch (random.nextInt(8)) {
            case 0 -> column.eq(operand);
            case 1 -> column.ne(operand);
            case 2 -> column.lt(operand);
            case 3 -> column.ge(operand);
            case 4 -> column.between(operand, operand + 1);
            case 5 -> column.in(List.of(operand, 0));
            case 6 -> column.isNull();
            default -> column.isNotNull();
        };
    }

    /** True, false, or null for unknown. */
    private static @Nullable Boolean truth(Filter filter, Row row) {
        if (filter instanceof Filter.All all) {
            return joined(all.parts(), row, false);
        }
        if (filter instanceof Filter.Any any) {
            return joined(any.parts(), row, true);
        }
        Comparison comparison = (Comparison) filter;
        Integer value = (Integer) row.get(comparison.column());
        if (comparison.operator() == Operator.IS_NULL) {
            return value == null;
        }
        if (comparison.operator() == Operator.IS_NOT_NULL) {
            return value != null;
        }
        return value == null ? null : compared(comparison, value);
    }

    private static @Nullable Boolean joined(List<Filter> parts, Row row, boolean decisive) {
        Boolean result = !decisive;
        for (Filter part : parts) {
            Boolean truth = truth(part, row);
            if (Boolean.valueOf(decisive).equals(truth)) {
                return decisive;
            }
            result = truth == null ? null : result;
        }
        return result;
    }

    private static boolean compared(Comparison comparison, int value) {
        List<?> operands = comparison.values();
        int first = (Integer) operands.get(0);
        return switch (comparison.operator()) {
            case EQ -> value == first;
            case NE -> value != first;
            case LT -> value < first;
            case LE -> value <= first;
            case GT -> value > first;
            case GE -> value >= first;
            case IN -> operands.contains(value);
            case NOT_IN -> !operands.contains(value);
            case IS_NULL, IS_NOT_NULL -> throw new AssertionError(comparison);
        };
    }

    @Test
    void test_ofText_comparesUtf8BytesAsStored() {
        String belowInUtf16 = "\uD83D\uDE00";
        String aboveInUtf16 = "\uFF5E";
        assertThat(belowInUtf16).isLessThan(aboveInUtf16);

        assertThat(TEXT.lt(aboveInUtf16).test(Row.of(TEXT, belowInUtf16))).isFalse();
        assertThat(TEXT.gt("9").test(Row.of(TEXT, "10"))).isFalse();
    }

    @Test
    void test_ofEnum_comparesNamesAsStored() {
        Column<Level> level = Column.of("level", ColumnType.enumeration(Level.class));

        assertThat(level.lt(Level.Z_FIRST).test(Row.of(level, Level.A_SECOND))).isTrue();
    }

    @Test
    void test_ofBytes_comparesUnsigned() {
        Column<byte[]> bytes = Column.of("bytes", ColumnType.BYTES);
        Row row = Row.of(bytes, new byte[] {-1});

        assertThat(bytes.gt(new byte[] {1}).test(row)).isTrue();
        assertThat(bytes.eq(new byte[] {-1}).test(row)).isTrue();
    }

    @Test
    void test_ofDecimal_ignoresScale() {
        Column<BigDecimal> price = Column.of("price", ColumnType.decimal(9, 2));

        assertThat(price.eq(new BigDecimal("1")).test(Row.of(price, new BigDecimal("1.00"))))
                .isTrue();
    }

    @Test
    void eq_ofNestedValue_comparesContent() {
        Column<List<byte[]>> blobs = Column.of("blobs", ColumnType.array(ColumnType.BYTES));

        assertThat(blobs.eq(List.of(new byte[] {1})).test(Row.of(blobs, List.of(new byte[] {1}))))
                .isTrue();
    }

    @Test
    void lt_ofNestedType_isRefused() {
        Column<Map<String, Integer>> map =
                Column.of("m", ColumnType.map(ColumnType.STRING, ColumnType.INT));

        assertThatThrownBy(() -> map.lt(Map.of()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage(
                        "Column 'm' is MAP<STRING, INT>, which has no order; compare one of its"
                                + " fields or use eq");
    }

    @Test
    void comparison_withoutItsOperands_isRefused() {
        assertThatThrownBy(() -> new Comparison(A, Operator.LT, List.of()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("LT of 'a' takes 1 values, not 0");
    }

    @Test
    void columns_areEqualHandlesOnce_inOrderOfAppearance() {
        assertThat(A.eq(1).and(B.eq(2).or(A.notNull().isNull())).columns())
                .containsExactly(A, B, A.notNull());
    }
}
