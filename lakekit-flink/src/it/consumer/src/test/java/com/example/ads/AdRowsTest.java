package com.example.ads;

import static io.lakekit.junit.LakeAssertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.lakekit.design.WideTable;
import io.lakekit.fault.FaultyFileIO;
import io.lakekit.fault.FaultyFileIO.Operation;
import io.lakekit.junit.LakeExtension;
import io.lakekit.reference.ReferenceTable;
import io.lakekit.table.LakeTable;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class AdRowsTest {

    private static final Instant NOON = Instant.parse("2026-11-24T12:00:00Z");
    private static final AdRows.Bid BID = new AdRows.Bid("2026-11-24", "r1", NOON, 120L);
    private static final AdRows.Click CLICK = new AdRows.Click("2026-11-24", "r1", NOON, "shoes");

    @RegisterExtension final LakeExtension lake = LakeExtension.temporary().tables(AdRows.AD_ROW);

    @Test
    void bidOfPlainJava_andClickOfFlink_meetInOneRow(LakeTable<WideTable> rows) throws Exception {
        ReferenceTable<WideTable> truth = ReferenceTable.of(AdRows.AD_ROW);
        truth.write(AdRows.BID, BID, AdRows.Bid.class);
        truth.write(AdRows.CLICK, CLICK, AdRows.Click.class);

        BidWriter.write(lake.warehouse(), BID);
        ClickJob.run(lake.warehouse(), CLICK);

        assertThat(rows).equalsReference(truth).hasAtMostFiles(2);
        assertThat(rows)
                .row(AdRows.REQUEST.eq("r1"))
                .has(AdRows.PRICE, 120L)
                .has(AdRows.PAGE, "shoes");
        assertEquals(
                List.of(new AdRows.AdRow("r1", 120L, "shoes")),
                rows.reader(AdRows.AdRow.class).toList());
    }

    @Test
    void bid_ofFailedCommit_isThereAfterTheNextTry(LakeTable<WideTable> rows, FaultyFileIO files) {
        files.only("/manifest/").fail(Operation.WRITE, 1);

        assertThrows(RuntimeException.class, () -> BidWriter.write(rows, BID));
        assertThat(rows).hasNoRows();
        BidWriter.write(rows, BID);

        assertThat(rows).hasRowCount(1).row(AdRows.REQUEST.eq("r1")).has(AdRows.PRICE, 120L);
        assertEquals(1, files.hits().size());
    }
}
