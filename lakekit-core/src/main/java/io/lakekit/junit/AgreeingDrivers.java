package io.lakekit.junit;

import io.lakekit.design.ChangelogProducer;
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
        List<Difference> differences = between(design, memory.play(events, schedule), rows);
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

    /**
     * Where tables and memory differ. A table that looks changes up may merge the first row of a
     * key with nothing, which removes the repeats of LK0420; in memory it is never merged.
     */
    static List<Difference> between(TableDesign design, List<Row> memory, List<Row> tables) {
        List<Difference> all = Differences.of(design, memory, tables);
        return design.changelog() == ChangelogProducer.LOOKUP
                ? all.stream().filter(difference -> !isFirstList(design, difference)).toList()
                : all;
    }

    private static boolean isFirstList(TableDesign design, Difference difference) {
        String place = design.name() + "." + difference.column();
        return design.warnings().stream()
                .anyMatch(
                        finding ->
                                finding.code().equals("LK0420") && finding.place().equals(place));
    }
}
