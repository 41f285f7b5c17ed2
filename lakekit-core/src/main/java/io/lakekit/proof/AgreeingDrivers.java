package io.lakekit.proof;

import io.lakekit.design.TableDesign;
import io.lakekit.internal.diff.Difference;
import io.lakekit.internal.diff.Differences;
import io.lakekit.schema.Row;
import java.util.List;

/**
 * A driver that plays each schedule on real tables and in memory, and returns the rows of the
 * tables.
 */
final class AgreeingDrivers implements TableDriver {

    private final TableDesign design;
    private final TableDriver tables;
    private final TableDriver memory;

    AgreeingDrivers(TableDesign design, TableDriver tables, TableDriver memory) {
        this.design = design;
        this.tables = tables;
        this.memory = memory;
    }

    /**
     * The rows of the table.
     *
     * @throws IllegalStateException if table and memory hold different rows
     */
    @Override
    public List<Row> play(List<ProofEvent> events, Schedule schedule) {
        List<Row> rows = tables.play(events, schedule);
        List<Difference> differences = Differences.of(design, memory.play(events, schedule), rows);
        if (!differences.isEmpty()) {
            throw new IllegalStateException(
                    "Real tables of "
                            + design
                            + " and Paimon's merge functions in memory hold other rows, which is a"
                            + " defect of lakekit or of Paimon: "
                            + differences
                            + " after "
                            + schedule.text()
                            + " of "
                            + events);
        }
        return rows;
    }
}
