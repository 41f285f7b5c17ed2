package io.lakekit.proof;

import io.lakekit.design.TableDesign;
import io.lakekit.internal.diff.Difference;
import io.lakekit.internal.diff.Differences;
import io.lakekit.schema.Row;
import io.lakekit.table.LakeTable;
import io.lakekit.table.TableWriter;
import java.util.List;
import org.apache.paimon.table.FileStoreTable;

/** Plays on a table whose design nobody checked, and compacts it at the end. */
record UncheckedDriver(TableDesign design, FileStoreTable live) implements TableDriver {

    @Override
    public List<Row> play(List<ProofEvent> events, Schedule schedule) {
        LakeTable<TableDesign> table = LakeTable.of(design, live);
        TableWriter<TableDesign> writer = table.writer();
        try {
            for (Schedule.Step step : schedule.steps()) {
                if (step.kind() == Schedule.Kind.WRITE) {
                    events.get(step.event()).writeTo(writer);
                    continue;
                }
                writer.commit();
                if (step.kind() == Schedule.Kind.COMPACT) {
                    table.compact();
                }
                if (step.kind() != Schedule.Kind.COMMIT) {
                    writer.close();
                    writer = table.writer();
                }
            }
            writer.commit();
        } finally {
            writer.close();
        }
        return compacted(table);
    }

    private List<Row> compacted(LakeTable<TableDesign> table) {
        List<Row> before = table.reader().toList();
        table.compact();
        List<Row> after = table.reader().toList();
        List<Difference> changed = Differences.of(design, before, after);
        if (!changed.isEmpty()) {
            throw new IllegalStateException("compaction changed rows: " + changed);
        }
        return after;
    }
}
