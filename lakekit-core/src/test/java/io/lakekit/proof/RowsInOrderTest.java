package io.lakekit.proof;

import static org.assertj.core.api.Assertions.assertThat;

import io.lakekit.design.AggFunctions;
import io.lakekit.design.SummaryTable;
import io.lakekit.design.TableDesign;
import io.lakekit.design.WideTable;
import io.lakekit.junit.LakeExtension;
import io.lakekit.schema.Column;
import io.lakekit.schema.ColumnType;
import io.lakekit.schema.Row;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Tables that merge rows in an order of columns: what is proven of them, and what is not. */
@Tag("slow")
class RowsInOrderTest {

    private static final Column<Long> K = Column.of("k", ColumnType.BIGINT).notNull();
    private static final Column<Long> AT = Column.of("at", ColumnType.BIGINT);
    private static final Column<String> A = Column.of("a", ColumnType.STRING);
    private static final Column<Long> B = Column.of("b", ColumnType.BIGINT);

    private static final WideTable ROWS =
            WideTable.named("ads.rows")
                    .primaryKey(K)
                    .unordered(A, B)
                    .rowsOrderedBy(AT)
                    .accept("LK0332", "each row is a whole row")
                    .build();
    private static final SummaryTable SUMS =
            SummaryTable.named("ads.sums")
                    .primaryKey(K)
                    .aggregate(A, AggFunctions.latest())
                    .aggregate(B, AggFunctions.sum())
                    .rowsOrderedBy(AT)
                    .build();

    @RegisterExtension final LakeExtension lake = LakeExtension.temporary();

    private static Row row(long at, String a, long b) {
        return Row.of(K, 1L).with(AT, at).with(A, a).with(B, b);
    }

    private static <D extends TableDesign> OrderProof<D> proof(D design) {
        return OrderProof.of(design)
                .rows(row(1, "a", 10), row(3, "c", 30), row(2, "b", 20))
                .permutations()
                .commitSplits()
                .compactions();
    }

    @Test
    void wholeRows_areProven_inEveryOrderOfArrival() {
        proof(ROWS).duplicates().verify();
        proof(ROWS).atMost(30).verify(lake.lake());
    }

    @Test
    void sumsAndNewestValues_areProven_inEveryOrderOfArrival() {
        proof(SUMS).verify();
        proof(SUMS).atMost(30).verify(lake.lake());
    }

    @Test
    void rowsOfSomeColumns_dependOnCompaction() {
        Row late = Row.of(K, 1L).with(AT, 2L).with(A, "b");
        ProofResult result =
                OrderProof.of(ROWS)
                        .rows(row(1, "a", 10), Row.of(K, 1L).with(AT, 3L).with(B, 30L), late)
                        .compactions()
                        .result();

        assertThat(result.counterExample()).isPresent();
    }
}
