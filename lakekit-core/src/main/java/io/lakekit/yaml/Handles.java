package io.lakekit.yaml;

import io.lakekit.design.AppendTable;
import io.lakekit.design.Buckets;
import io.lakekit.design.EventType;
import io.lakekit.design.GroupedTable;
import io.lakekit.design.HybridTable;
import io.lakekit.design.SequenceGroup;
import io.lakekit.design.TableDesign;
import io.lakekit.design.ValueColumn;
import io.lakekit.diagnostic.Diagnostic;
import io.lakekit.diagnostic.Diagnostics;
import io.lakekit.schema.Column;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The columns that a design names, each once: a text has one place to declare it. */
final class Handles {

    private final TableDesign design;
    private final Map<String, Column<?>> byName = new LinkedHashMap<>();
    private final List<Diagnostic> found = new ArrayList<>();

    private Handles(TableDesign design) {
        this.design = design;
    }

    /** In stored order, without the columns that lakekit fills. */
    static List<Column<?>> of(TableDesign design) {
        Handles handles = new Handles(design);
        handles.collect();
        Diagnostics.copyOf(handles.found).throwIfAny();
        return design.suppliedColumns().stream()
                .<Column<?>>map(column -> handles.byName.get(column.name()))
                .toList();
    }

    private void collect() {
        if (design instanceof HybridTable table) {
            add(table.declaredPartitions());
            add(table.eventKey());
            add(table.shared());
            table.eventTypes().forEach(this::add);
        } else {
            add(design.primaryKey());
            add(design.partitionColumns());
        }
        if (design instanceof GroupedTable table) {
            table.groups().forEach(this::add);
        } else if (design instanceof AppendTable table) {
            table.columns().forEach(this::addStored);
        } else {
            design.values().stream().<Column<?>>map(ValueColumn::column).forEach(this::add);
        }
        if (design.buckets().orElse(null) instanceof Buckets.Fixed buckets) {
            add(buckets.key());
        }
    }

    private void add(EventType type) {
        add(type.discriminator());
        add(type.columns());
    }

    private void add(SequenceGroup group) {
        add(group.columns());
    }

    private void add(List<Column<?>> columns) {
        columns.forEach(this::add);
    }

    private void add(Column<?> column) {
        Column<?> first = byName.putIfAbsent(column.name(), column);
        if (first != null && !first.equals(column)) {
            refuse(first, column);
        }
    }

    /** As stored, a partition column is never null, whatever its handle says. */
    private void addStored(Column<?> column) {
        Column<?> first = byName.putIfAbsent(column.name(), column);
        if (first != null && !first.notNull().equals(column)) {
            refuse(first, column);
        }
    }

    private void refuse(Column<?> first, Column<?> second) {
        found.add(
                Diagnostic.error("LK1513", design.name() + "." + first.name())
                        .says(
                                "used as %s and as %s",
                                TypePrinter.print(first), TypePrinter.print(second))
                        .so("a text declares a column once, so one of the two would be lost")
                        .fix("Declare it once as a constant and use that in all places."));
    }
}
