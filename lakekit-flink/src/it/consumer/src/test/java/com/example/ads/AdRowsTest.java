package com.example.ads;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.lakekit.junit.LakeExtension;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class AdRowsTest {

    private static final Instant NOON = Instant.parse("2026-11-24T12:00:00Z");

    @RegisterExtension final LakeExtension lake = LakeExtension.temporary();

    @Test
    void bidOfPlainJava_andClickOfFlink_meetInOneRow() throws Exception {
        BidWriter.write(lake.warehouse(), new AdRows.Bid("2026-11-24", "r1", NOON, 120L));
        ClickJob.run(lake.warehouse(), new AdRows.Click("2026-11-24", "r1", NOON, "shoes"));

        assertEquals(
                List.of(new AdRows.AdRow("r1", 120L, "shoes")),
                lake.create(AdRows.AD_ROW).reader(AdRows.AdRow.class).toList());
    }
}
