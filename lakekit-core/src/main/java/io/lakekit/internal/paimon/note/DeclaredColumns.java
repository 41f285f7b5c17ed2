package io.lakekit.internal.paimon.note;

import io.lakekit.design.AppendTable;
import io.lakekit.design.GroupedTable;
import io.lakekit.design.HybridTable;
import io.lakekit.design.TableDesign;
import io.lakekit.design.ValueColumn;
import io.lakekit.schema.Column;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The columns of a design as its parts name them: a key may be stored as never null only. */
final class DeclaredColumns {

    private DeclaredColumns() {}

    /** The columns of a design, each once, without those that lakekit fills. */
    static List<Column<?>> of(TableDesign design) {
        List<Column<?>> all = new ArrayList<>();
        if (design instanceof HybridTable table) {
            all.addAll(table.settings().partitionedBy());
            all.addAll(table.eventKey());
            all.addAll(table.shared());
            table.eventTypes()
                    .forEach(
                            type -> {
                                all.add(type.discriminator());
                                all.addAll(type.columns());
                            });
        } else {
            all.addAll(design.primaryKey());
            all.addAll(design.partitionColumns());
        }
        if (design instanceof GroupedTable table) {
            table.groups().forEach(group -> all.addAll(group.columns()));
        } else if (design instanceof AppendTable table) {
            all.addAll(table.columns());
        }
        design.values().stream().<Column<?>>map(ValueColumn::column).forEach(all::add);
        Map<String, Column<?>> byName = new LinkedHashMap<>();
        all.forEach(column -> byName.putIfAbsent(column.name(), column));
        return List.copyOf(byName.values());
    }
}
