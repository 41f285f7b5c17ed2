package io.lakekit.proof;

import io.lakekit.design.TableDesign;
import io.lakekit.internal.paimon.row.MemoryTable;
import io.lakekit.internal.paimon.row.RowEncoder;
import io.lakekit.schema.Row;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** A driver that plays schedules on Paimon's merge functions in memory: thousands in a second. */
final class MemoryDriver implements TableDriver {

    private final TableDesign design;
    private final MemoryTable table;
    private final Map<ProofEvent, MemoryTable.PreparedRow> prepared = new HashMap<>();

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
                        table.write(
                                prepared.computeIfAbsent(events.get(step.event()), this::prepare));
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

    private MemoryTable.PreparedRow prepare(ProofEvent event) {
        return table.prepare(RowEncoder.of(design, event.slice()).encode(event.row()));
    }
}
