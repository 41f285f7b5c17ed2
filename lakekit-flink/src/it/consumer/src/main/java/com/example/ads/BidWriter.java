package com.example.ads;

import io.lakekit.catalog.Lake;
import io.lakekit.design.WideTable;
import io.lakekit.table.LakeTable;
import java.nio.file.Path;

/** Writes bids in plain Java. */
final class BidWriter {

    private BidWriter() {}

    static void write(Path warehouse, AdRows.Bid bid) {
        try (Lake lake = Lake.open(warehouse)) {
            write(lake.create(AdRows.AD_ROW), bid);
        }
    }

    static void write(LakeTable<WideTable> table, AdRows.Bid bid) {
        try (var writer = table.writer()) {
            writer.stream(AdRows.BID, AdRows.Bid.class).write(bid);
            writer.commit();
        }
    }
}
