package io.lakekit.proof;

import io.lakekit.design.TableDesign;
import io.lakekit.internal.paimon.row.ChangeEncoder;
import io.lakekit.internal.paimon.row.MemoryTable;
import io.lakekit.internal.paimon.row.RowEncoder;
import io.lakekit.schema.ChangeKind;
import io.lakekit.schema.Row;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.paimon.data.InternalRow;
import org.jspecify.annotations.Nullable;

/** A driver that plays schedules on Paimon's merge functions in memory: thousands in a second. */
final class MemoryDriver implements TableDriver {

    private final TableDesign design;
    private final MemoryTable table;
    private final Map<ProofEvent, Optional<MemoryTable.PreparedRow>> prepared = new HashMap<>();

    MemoryDriver(TableDesign design) {
        this(design, MemoryTable.of(design));
    }

    MemoryDriver(TableDesign design, MemoryTable table) {
        this.design = design;
        this.table = table;
    }

    @Override
    public List<Row> play(List<ProofEvent> events, Schedule schedule) {
        table.clear();
        for (Schedule.Step step : schedule.steps()) {
            switch (step.kind()) {
                case WRITE ->
                        prepared.computeIfAbsent(events.get(step.event()), this::prepare)
                                .ifPresent(table::write);
                case COMMIT -> table.commit();
                case COMPACT -> {
                    table.commit();
                    table.compact();
                }
                case RESTART -> table.commit();
            }
        }
        table.commit();
        return table.rows();
    }

    /** The row of an event; empty if the event has no effect. */
    private Optional<MemoryTable.PreparedRow> prepare(ProofEvent event) {
        return Optional.ofNullable(encoded(event)).map(table::prepare);
    }

    private @Nullable InternalRow encoded(ProofEvent event) {
        return event.kind() == ChangeKind.INSERT
                ? RowEncoder.of(design, event.slice()).encode(event.row())
                : ChangeEncoder.of(design, event.slice()).encode(event.kind(), event.row());
    }
}
