package io.lakekit.proof;

import io.lakekit.catalog.Lake;
import io.lakekit.design.TableDesign;
import io.lakekit.schema.Row;
import io.lakekit.table.LakeTable;
import io.lakekit.table.TableWriter;
import java.util.List;

/** A driver that plays each schedule on a real table, which it drops before the next one. */
final class LakeDriver<D extends TableDesign> implements TableDriver {

    private final Lake lake;
    private final D design;

    LakeDriver(Lake lake, D design) {
        this.lake = lake;
        this.design = design;
    }

    @Override
    public List<Row> play(List<ProofEvent> events, Schedule schedule) {
        lake.drop(design.name());
        LakeTable<D> table = lake.create(design);
        TableWriter<D> writer = table.writer();
        try {
            for (Schedule.Step step : schedule.steps()) {
                switch (step.kind()) {
                    case WRITE -> events.get(step.event()).writeTo(writer);
                    case COMMIT -> writer.commit();
                    case COMPACT -> {
                        writer.commit();
                        writer.close();
                        table.compact();
                        writer = table.writer();
                    }
                    case RESTART -> {
                        writer.commit();
                        writer.close();
                        writer = lake.open(design).writer();
                    }
                }
            }
            writer.commit();
        } finally {
            writer.close();
        }
        List<Row> rows = table.reader().toList();
        lake.drop(design.name());
        return rows;
    }
}
