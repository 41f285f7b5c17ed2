package io.lakekit.docs;

import static io.lakekit.design.AggFunctions.rbm64;
import static io.lakekit.schema.ColumnType.BYTES;
import static io.lakekit.schema.ColumnType.STRING;
import static org.assertj.core.api.Assertions.assertThat;

import io.lakekit.design.SummaryTable;
import io.lakekit.distinct.Rbm64;
import io.lakekit.junit.LakeExtension;
import io.lakekit.proof.OrderProof;
import io.lakekit.schema.Column;
import io.lakekit.table.LakeTable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Distinct users of ads, as the guide on merge functions counts them. */
// spotless:off
class ReachTest {

    static final Column<String> AD = Column.of("ad_id", STRING).notNull();
    static final Column<byte[]> USERS = Column.of("users", BYTES);

    static final SummaryTable REACH =
            SummaryTable.named("ads.reach").primaryKey(AD).aggregate(USERS, rbm64()).build();

    record Seen(String adId, byte[] users) {}

    @RegisterExtension
    final LakeExtension lake = LakeExtension.temporary().tables(REACH);

    @Test
    void users_countOnceHoweverOftenTheyAreSeen(LakeTable<SummaryTable> reach) {
        try (var writer = reach.writer()) {
            var seen = writer.rows(Seen.class);
            for (long user : new long[] {5, 9, 5}) {
                seen.write(new Seen("a7", Rbm64.of(user).toBytes()));
                writer.commit();
            }
        }

        Seen a7 = reach.reader(Seen.class).where(AD.eq("a7")).first().orElseThrow();
        assertThat(Rbm64.read(a7.users()).count()).isEqualTo(2);
    }

    @Test
    void users_areTheSameInEveryOrder() {
        OrderProof.of(REACH)
                .rows(
                        new Seen("a7", Rbm64.of(5).toBytes()),
                        new Seen("a7", Rbm64.of(9, 11).toBytes()),
                        new Seen("a7", Rbm64.of(5, 11).toBytes()))
                .permutations().duplicates().commitSplits().compactions()
                .verify();
    }
}
// spotless:on
