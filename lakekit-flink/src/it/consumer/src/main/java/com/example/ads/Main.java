package com.example.ads;

import io.lakekit.catalog.Lake;
import java.nio.file.Path;
import java.time.Instant;

/** Prints the row in which a bid of plain Java and a click of a Flink job meet. */
public final class Main {

    private Main() {}

    /** Takes the directory of the warehouse. */
    public static void main(String[] args) throws Exception {
        Path warehouse = Path.of(args[0]);
        Instant noon = Instant.parse("2026-11-24T12:00:00Z");
        BidWriter.write(warehouse, new AdRows.Bid("2026-11-24", "r1", noon, 120L));
        ClickJob.run(warehouse, new AdRows.Click("2026-11-24", "r1", noon, "shoes"));
        try (Lake lake = Lake.open(warehouse)) {
            lake.open(AdRows.AD_ROW)
                    .reader(AdRows.AdRow.class)
                    .toList()
                    .forEach(System.out::println);
        }
    }
}
