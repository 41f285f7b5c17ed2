package io.lakekit.yaml;

import io.lakekit.design.Buckets;
import io.lakekit.design.TableDesign;
import io.lakekit.design.TableKind;
import io.lakekit.diagnostic.Code;
import io.lakekit.diagnostic.Diagnostic;
import io.lakekit.diagnostic.Diagnostics;
import io.lakekit.diagnostic.Place;
import io.lakekit.schema.Column;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The columns that a design names, each once: a text has one place to declare it. */
final class ColumnDeclarations {

    private static final Code TWO_FORMS =
            Code.error(
                    "LK1513",
                    "printing a design that uses two forms of one column",
                    "printing YAML");

    private final TableDesign design;
    private final Map<String, Column<?>> byName = new LinkedHashMap<>();
    private final List<Diagnostic> found = new ArrayList<>();

    private ColumnDeclarations(TableDesign design) {
        this.design = design;
    }

    /** The columns of a design in stored order, without those that lakekit fills. */
    static List<Column<?>> of(TableDesign design) {
        ColumnDeclarations handles = new ColumnDeclarations(design);
        handles.collect();
        Diagnostics.copyOf(handles.found).throwIfAny();
        return design.suppliedColumns().stream()
                .<Column<?>>map(column -> handles.byName.get(column.name()))
                .toList();
    }

    private void collect() {
        design.declaredColumns().forEach(this::add);
        if (design.buckets().orElse(null) instanceof Buckets.Fixed buckets) {
            buckets.key().forEach(this::add);
        }
    }

    private void add(Column<?> column) {
        Column<?> first = byName.putIfAbsent(column.name(), column);
        if (first != null && !isSame(first, column)) {
            refuse(first, column);
        }
    }

    /** A partition column of an append table is never null, whatever its handle says. */
    private boolean isSame(Column<?> first, Column<?> second) {
        return first.equals(second)
                || (design.kind() == TableKind.APPEND
                        && isPartition(first)
                        && first.notNull().equals(second.notNull()));
    }

    private boolean isPartition(Column<?> column) {
        return design.partitionColumns().stream()
                .anyMatch(partition -> partition.name().equals(column.name()));
    }

    private void refuse(Column<?> first, Column<?> second) {
        found.add(
                TWO_FORMS
                        .at(Place.table(design.name()).column(first.name()))
                        .says(
                                "used as %s and as %s",
                                TypePrinter.print(first), TypePrinter.print(second))
                        .so("a text declares a column once, so one of the two would be lost")
                        .fix("Declare it once as a constant and use that in all places."));
    }
}
