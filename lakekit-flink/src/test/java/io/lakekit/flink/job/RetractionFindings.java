package io.lakekit.flink.job;

import io.lakekit.diagnostic.Diagnostics;
import io.lakekit.diagnostic.Place;
import org.apache.flink.types.RowKind;

/** What is said of a row of a changelog, without the job that would meet it. */
public final class RetractionFindings {

    private RetractionFindings() {}

    public static Diagnostics of(
            Retractions retractions, Place place, RowKind kind, Object record) {
        return Diagnostics.copyOf(retractions.finding(place, kind, record).stream().toList());
    }
}
