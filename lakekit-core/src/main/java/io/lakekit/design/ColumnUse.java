package io.lakekit.design;

import io.lakekit.schema.Column;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * A place in a design that names a column. Columns that lakekit adds by itself have no such place.
 *
 * @param column the column as it is given there
 * @param where the place in words
 */
record ColumnUse(Column<?> column, String where) {

    /** All places of a design that name a column, in the order declared, repeats included. */
    static List<ColumnUse> of(TableDesign design) {
        return design.byKind(
                ColumnUse::ofGrouped,
                ColumnUse::ofWholeRow,
                ColumnUse::ofSummary,
                ColumnUse::ofAppend,
                ColumnUse::ofHybrid);
    }

    private static List<ColumnUse> ofGrouped(GroupedTable table) {
        List<ColumnUse> uses = keys(table);
        table.groups().forEach(group -> add(uses, group.columns(), group.toString()));
        add(uses, table.unordered(), "the unordered columns");
        add(uses, table.rowOrder(), "the order of rows");
        return uses;
    }

    private static List<ColumnUse> ofWholeRow(WholeRowTable table) {
        List<ColumnUse> uses = keys(table);
        add(uses, table.declared(), "the columns");
        add(uses, table.order(), "the order");
        add(uses, table.rowKind().stream().toList(), "the kinds of rows");
        return uses;
    }

    private static List<ColumnUse> ofSummary(SummaryTable table) {
        List<ColumnUse> uses = keys(table);
        add(uses, table.values().stream().map(ValueColumn::column).toList(), "the aggregates");
        add(uses, table.rowOrder(), "the order of rows");
        return uses;
    }

    private static List<ColumnUse> ofAppend(AppendTable table) {
        List<ColumnUse> uses = keys(table);
        add(uses, table.declared(), "the columns");
        return uses;
    }

    private static List<ColumnUse> keys(TableDesign design) {
        List<ColumnUse> uses = new ArrayList<>();
        add(uses, design.primaryKey(), "the primary key");
        add(uses, design.partitionColumns(), "the partition columns");
        return uses;
    }

    private static List<ColumnUse> ofHybrid(HybridTable table) {
        List<ColumnUse> uses = new ArrayList<>();
        add(uses, table.settings().partitionedBy(), "the partition columns");
        table.eventTypes()
                .forEach(type -> uses.add(new ColumnUse(type.discriminator(), type.toString())));
        add(uses, table.eventKey(), "the event key");
        add(uses, table.shared(), "the shared columns");
        table.eventTypes().forEach(type -> add(uses, type.columns(), type.toString()));
        return uses;
    }

    /** The columns that a design names, once for each name and type. */
    static Collection<Column<?>> columnsOf(TableDesign design) {
        Map<List<?>, Column<?>> distinct = new LinkedHashMap<>();
        for (ColumnUse use : of(design)) {
            distinct.putIfAbsent(List.of(use.column.name(), use.column.type()), use.column);
        }
        return distinct.values();
    }

    /** The names of the primary-key and partition columns. */
    static Set<String> keysOf(TableDesign design) {
        Set<String> names = new HashSet<>();
        design.primaryKey().forEach(column -> names.add(column.name()));
        design.partitionColumns().forEach(column -> names.add(column.name()));
        return names;
    }

    private static void add(List<ColumnUse> uses, List<Column<?>> columns, String where) {
        columns.forEach(column -> uses.add(new ColumnUse(column, where)));
    }
}
