package io.lakekit.table;

import static io.lakekit.schema.ColumnType.BIGINT;
import static org.assertj.core.api.Assertions.assertThat;

import io.lakekit.design.AggFunctions;
import io.lakekit.design.Buckets;
import io.lakekit.design.ChangelogProducer;
import io.lakekit.design.SummaryTable;
import io.lakekit.fault.FaultyFileIO.Operation;
import io.lakekit.junit.LakeExtension;
import io.lakekit.schema.Column;
import io.lakekit.schema.Row;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * A look at snapshots that a commit takes fails, beside another writer who compacts: the commit
 * says truly whether its row is in, and the sum is that of the rows.
 */
@Tag("long")
class CommitFaultsTest {

    /** Each call of this many fails; all of them in the nightly profile. */
    private static final int STEP = Integer.getInteger("lakekit.faultStep", 3);

    private static final Column<Long> ID = Column.of("id", BIGINT).notNull();
    private static final Column<Long> SUM = Column.of("sum", BIGINT);

    @RegisterExtension final LakeExtension lake = LakeExtension.temporary();

    @ParameterizedTest
    @EnumSource(names = {"NONE", "LOOKUP"})
    void commit_whateverLookFails_saysWhetherItsRowIsIn(ChangelogProducer changelog) {
        LakeTable<SummaryTable> table = create(changelog);
        long sum = 0;
        int failed = 0;
        for (Operation operation : Operation.values()) {
            boolean hit = true;
            for (int nth = 1; hit && nth < 60; nth += STEP) {
                int before = lake.files().hits().size();
                sum += commitBesideAnother(table, operation, nth);
                hit = lake.files().hits().size() > before;
                failed += hit ? 1 : 0;
                lake.files().heal();
                assertThat(table.reader(SUM).toList())
                        .as("%s %d fails", operation, nth)
                        .containsExactly(Row.of(SUM, sum));
            }
        }
        assertThat(failed).as("faults that struck").isGreaterThan(5);
    }

    private LakeTable<SummaryTable> create(ChangelogProducer changelog) {
        return lake.create(
                SummaryTable.named("ads.sums")
                        .primaryKey(ID)
                        .aggregate(SUM, AggFunctions.sum())
                        .buckets(Buckets.fixed(1))
                        .changelog(changelog)
                        .rawOption("commit.max-retries", "1")
                        .build());
    }

    /** What was added in truth. */
    private long commitBesideAnother(LakeTable<SummaryTable> table, Operation operation, int nth) {
        try (TableWriter<SummaryTable> writer = table.writer()) {
            write(writer, 1);
            writer.commit();
            try (TableWriter<SummaryTable> other = table.writer()) {
                write(other, 10);
                other.commit();
            }
            table.compact();
            write(writer, 100);
            lake.files().only("/snapshot/").fail(operation, nth);
            return 11 + (isIn(writer) ? 100 : 0);
        }
    }

    private boolean isIn(TableWriter<SummaryTable> writer) {
        try {
            writer.commit();
            return true;
        } catch (NothingCommittedException e) {
            return false;
        } catch (CommitUnknownException e) {
            return writer.lastIdentifier() > 1;
        }
    }

    private static void write(TableWriter<SummaryTable> writer, long value) {
        writer.rows().write(Row.of(ID, 1L).with(SUM, value));
    }
}
