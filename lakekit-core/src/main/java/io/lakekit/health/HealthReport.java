package io.lakekit.health;

import io.lakekit.design.TableDesign;
import io.lakekit.design.TableName;
import io.lakekit.diagnostic.Diagnostic;
import io.lakekit.diagnostic.Diagnostics;
import io.lakekit.table.LakeTable;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * What is wrong with a live table at a moment: the rules of Paimon that depend on who writes,
 * compacts and expires a table, which no design can know. Reads the table's metadata, no rows, and
 * changes nothing.
 *
 * @param table the table's name
 * @param at the moment the report is of
 * @param findings what is wrong, none if all is well
 */
public record HealthReport(TableName table, Instant at, Diagnostics findings) {

    /** For how long something may wait before it is a finding, unless told otherwise. */
    public static final Duration PATIENCE = Duration.ofHours(1);

    private static final List<Function<Inspection, Stream<Diagnostic>>> CHECKS =
            List.of(
                    WaitingRows::find,
                    OldPartitions::find,
                    NeverDropped::find,
                    OldSnapshots::find,
                    StandingConsumers::find,
                    ConsumersAhead::find,
                    Tags::find,
                    Committers::find,
                    SmallFiles::find,
                    HalfRows::find,
                    OldBuckets::find,
                    OldSchemas::find);

    /** The report with a patience of {@link #PATIENCE}. */
    public static HealthReport of(LakeTable<?> table, Instant now) {
        return of(table, now, PATIENCE);
    }

    /**
     * The report.
     *
     * @param now the moment that ages are counted to
     * @param patience for how long rows may wait for a compactor, and what has expired for its
     *     removal; choose more than the time between two runs of either
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
                design.name(),
                now,
                Diagnostics.copyOf(
                        CHECKS.stream().flatMap(check -> check.apply(inspection)).toList()));
    }
}
