package io.lakekit.health;

import io.lakekit.design.Retention;
import io.lakekit.design.Retention.RowAge;
import io.lakekit.internal.check.Check;
import io.lakekit.internal.check.Report;
import io.lakekit.internal.text.Spans;
import java.time.Instant;
import java.util.List;

/**
 * The check for rows that are older than they are kept and that no compaction has removed. Paimon
 * removes them when it rewrites their file, and rewrites those of the last level in full
 * compactions alone.
 */
final class OldRows {

    static final Check<Inspection> OLD =
            HealthCheck.warning("LK1717", "rows older than they are kept", OldRows::old);

    private OldRows() {}

    private static void old(Inspection inspection, Report found) {
        Retention kept = inspection.design().retention();
        if (kept == null || kept.rows() == null) {
            return;
        }
        RowAge age = kept.rows();
        OldestTimes times = new OldestTimes(inspection.table(), age.timeColumn());
        List<Instant> old =
                inspection.files().stream()
                        .flatMap(file -> times.of(file.data()).stream())
                        .filter(oldest -> inspection.isOverdue(oldest.plus(age.age())))
                        .toList();
        old.stream()
                .min(Instant::compareTo)
                .ifPresent(oldest -> report(inspection, age, old.size(), oldest, found));
    }

    private static void report(
            Inspection inspection, RowAge age, int files, Instant oldest, Report found) {
        found.atTable()
                .says(
                        "%s %s rows that are kept for %s, and the oldest is %s old",
                        Inspection.counted(files, "file"),
                        files == 1 ? "has" : "have",
                        Spans.exact(age.age()),
                        inspection.ago(oldest))
                .so("readers get them, or older rows of their keys, until a full compaction")
                .fix(
                        "Compact the whole table from a schedule: LakeTable.compact, or Flink's"
                                + " procedure sys.compact.");
    }
}
