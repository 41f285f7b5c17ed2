package io.lakekit.internal.paimon.row;

import io.lakekit.design.Retention;
import io.lakekit.design.TableDesign;
import io.lakekit.diagnostic.DiagnosticsException;
import io.lakekit.diagnostic.Place;
import io.lakekit.internal.paimon.value.PaimonTypes;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.ToIntFunction;
import org.apache.paimon.data.GenericRow;
import org.apache.paimon.data.InternalRow;
import org.apache.paimon.io.RecordLevelExpire;

/** The check of a row's own time, by which it is removed. */
final class RowAgeCheck {

    /** The second from which on a number is not a time that somebody means: the year 10000. */
    private static final long LAST = 253_402_300_800L;

    private final TableDesign design;
    private final String column;
    private final Duration age;
    private final Clock clock;
    private final Function<InternalRow, Optional<Long>> seconds;

    private RowAgeCheck(TableDesign design, Retention.RowAge kept, int position, Clock clock) {
        this.design = design;
        this.column = kept.timeColumn();
        this.age = kept.age();
        this.clock = clock;
        this.seconds =
                RecordLevelExpire.createFieldGetterAndConvertToSecond(
                        PaimonTypes.of(design.column(column).orElseThrow()), position);
    }

    /** The check of the rows of a table; empty if they do not go by their own time. */
    static Optional<RowAgeCheck> of(
            TableDesign design, ToIntFunction<String> position, Clock clock) {
        Retention kept = design.retention();
        return kept == null || kept.rows() == null
                ? Optional.empty()
                : Optional.of(
                        new RowAgeCheck(
                                design,
                                kept.rows(),
                                position.applyAsInt(kept.rows().timeColumn()),
                                clock));
    }

    /**
     * Checks a row.
     *
     * @throws DiagnosticsException if it would never go, or be gone at once
     */
    void check(GenericRow row) {
        seconds.apply(row).ifPresent(this::check);
    }

    private void check(long second) {
        if (second >= LAST) {
            throw new DiagnosticsException(
                    ColumnValues.MISFIT
                            .at(Place.table(design.name()).column(column))
                            .says("is not a time in seconds or milliseconds since 1970")
                            .so("rows go by it, and this one never would")
                            .fix("Bring it to milliseconds before writing."));
        }
        if (clock.instant().getEpochSecond() - age.toSeconds() > second) {
            Instant time = Instant.ofEpochSecond(Math.max(second, Instant.MIN.getEpochSecond()));
            throw new DiagnosticsException(
                    PartitionCheck.LATE
                            .at(Place.table(design.name()).column(column))
                            .says(
                                    "is %s, and rows from before %s are not kept",
                                    time, clock.instant().minus(age))
                            .so("the row would be gone after the next compaction")
                            .fix(
                                    "Raise the retention before filling old rows in again, or say"
                                            + " what becomes of late rows."));
        }
    }
}
