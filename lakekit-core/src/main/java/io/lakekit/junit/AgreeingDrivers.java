package io.lakekit.junit;

import io.lakekit.design.TableDesign;
import io.lakekit.schema.Row;
import java.util.List;

/** Plays on real tables and in memory beside them, and gives the rows of the tables. */
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
     * @throws IllegalStateException if the two hold other rows
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
