package io.lakekit.docs;

import static io.lakekit.docs.ProofExample.AD;
import static io.lakekit.docs.ProofExample.AD_ROW;
import static io.lakekit.docs.ProofExample.BID;
import static io.lakekit.docs.ProofExample.CLICKS;
import static io.lakekit.docs.ProofExample.PRICE;
import static io.lakekit.junit.LakeAssertions.assertThat;
import static io.lakekit.schema.ColumnType.DOUBLE;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.lakekit.design.WideTable;
import io.lakekit.docs.ProofExample.Bid;
import io.lakekit.fault.FaultyFileIO.Operation;
import io.lakekit.fault.InjectedFaultException;
import io.lakekit.function.Trait;
import io.lakekit.function.UserFunction;
import io.lakekit.junit.LakeExtension;
import io.lakekit.law.FunctionLaws;
import io.lakekit.reference.ReferenceTable;
import io.lakekit.schema.Column;
import io.lakekit.table.LakeTable;
import java.time.Duration;
import java.time.Instant;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** The fixtures of the testing guide, on the design that {@link ProofExample} proves wrong. */
// spotless:off
class FixturesTest {

    @RegisterExtension
    final LakeExtension lake = LakeExtension.temporary().tables(AD_ROW);

    @Test
    void lateBid_changesNothing(LakeTable<WideTable> ads) {
        Instant noon = lake.clock().instant();
        try (var writer = ads.writer()) {
            var bids = writer.stream(BID, Bid.class);
            bids.write(new Bid("a7", noon, 120));
            writer.commit();
            bids.write(new Bid("a7", noon.minusSeconds(60), 90)); // late
            writer.commit();
        }

        assertThat(ads).row(AD.eq("a7")).has(PRICE, 120L).has(CLICKS, null);
        assertThat(ads).hasRowCount(1).hasSnapshots(2);
    }

    @Test
    void severalBids_areThoseOfTheTruth(LakeTable<WideTable> ads) {
        ReferenceTable<WideTable> truth = ReferenceTable.of(AD_ROW);
        try (var writer = ads.writer()) {
            var bids = writer.stream(BID, Bid.class);
            for (int i = 0; i < 100; i++) {
                Bid bid = new Bid("a" + i % 7, lake.clock().instant(), i);
                bids.write(bid);
                truth.write(BID, bid, Bid.class);
                lake.clock().advance(Duration.ofSeconds(1));
            }
            writer.commit();
        }
        ads.compact();

        assertThat(ads).equalsReference(truth);
    }

    @Test
    void commit_thatFails_isMadeAgain(LakeTable<WideTable> ads) {
        Bid bid = new Bid("a7", lake.clock().instant(), 120);
        try (var writer = ads.writer()) {
            var bids = writer.stream(BID, Bid.class);
            bids.write(bid);
            lake.files().only("/manifest/").fail(Operation.WRITE, 1);
            assertThatThrownBy(writer::commit).hasRootCauseInstanceOf(InjectedFaultException.class);
            assertThat(ads).hasNoRows();

            writer.abort();
            bids.write(bid);
            writer.commit();
        }
        assertThat(ads).hasRowCount(1);
    }

    /** A mean of means is no mean. */
    record Average() implements UserFunction<Double> {
        @Override
        public Double merge(Double older, Double newer) {
            return (older + newer) / 2;
        }

        @Override
        public Set<Trait> traits() {
            return Set.of(Trait.COMMUTATIVE);
        }
    }

    static void lawsOfAnAverage() {
        FunctionLaws.of(Column.of("ctr", DOUBLE), new Average()).check();
    }
}
// spotless:on
