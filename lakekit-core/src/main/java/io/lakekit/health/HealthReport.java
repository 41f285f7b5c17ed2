package io.lakekit.health;

import io.lakekit.design.TableDesign;
import io.lakekit.design.TableName;
import io.lakekit.diagnostic.Diagnostics;
import io.lakekit.internal.check.Check;
import io.lakekit.table.LakeTable;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/**
 * A report of what is wrong with a live table at one moment, by those rules of Paimon that depend
 * on who writes, compacts and expires the table, which no design can know. It reads the table's
 * metadata and no rows, and changes nothing.
 *
 * <pre>{@code
 * HealthReport report = HealthReport.of(table, Instant.now(), Duration.ofMinutes(10));
 * report.findings().forEach(System.out::println);
 * }</pre>
 *
 * @param table the table's name
 * @param at the moment that the report is about
 * @param findings what is wrong; none if all is well
 */
public record HealthReport(TableName table, Instant at, Diagnostics findings) {

    /** The patience of a report by default: something may wait this long before it is a finding. */
    public static final Duration PATIENCE = Duration.ofHours(1);

    private static final List<Check<Inspection>> CHECKS =
            List.of(
                    WaitingRows.WAITING,
                    OldPartitions.OLD,
                    NeverDropped.NEVER_DROPPED,
                    OldRows.OLD,
                    OldSnapshots.OLD,
                    StandingConsumers.STANDING,
                    ConsumersAhead.AHEAD,
                    Tags.NUMERIC,
                    Tags.UNREADABLE,
                    Committers.UNLOCKED,
                    Committers.COMPETING,
                    SmallFiles.SMALL,
                    HalfRows.HALF,
                    OwnColumns.UNFILLED,
                    OldBuckets.OLD_BUCKETS,
                    OldSchemas.OLD_SCHEMA);

    /** The report with a patience of {@link #PATIENCE}. */
    public static HealthReport of(LakeTable<?> table, Instant now) {
        return of(table, now, PATIENCE);
    }

    /**
     * The report about a table.
     *
     * @param now the moment that ages are counted to
     * @param patience the time for which rows may wait for a compaction, and expired partitions and
     *     snapshots for their removal; choose more than the time between two runs of either job
     * @throws IllegalArgumentException if the patience is negative
     */
    public static HealthReport of(LakeTable<?> table, Instant now, Duration patience) {
        if (patience.isNegative()) {
            throw new IllegalArgumentException(
                    "Patience " + patience + " is negative; give how long something may wait");
        }
        TableDesign design = table.design();
        Inspection inspection = new Inspection(design, table.unwrap(), now, patience);
        return new HealthReport(
                design.name(), now, Check.all(CHECKS, inspection, inspection.place()));
    }
}
