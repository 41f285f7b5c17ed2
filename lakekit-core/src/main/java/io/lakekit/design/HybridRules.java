package io.lakekit.design;

import io.lakekit.internal.check.Check;
import io.lakekit.internal.check.Report;
import io.lakekit.schema.Column;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Rules about tables of all event types: codes {@code LK09xx}. */
final class HybridRules {

    static final List<Check<TableDesign>> ALL =
            List.of(
                    rule("LK0901", "there is an event type", HybridRules::someType)
                            .about("eventTypes"),
                    rule("LK0902", "one column tells events apart", HybridRules::oneDiscriminator),
                    rule("LK0903", "an event type is declared once", HybridRules::typeOnce),
                    rule(
                            "LK0904",
                            "the event type is nothing else",
                            HybridRules::discriminatorApart),
                    rule("LK0905", "a type carries what others do not", HybridRules::carriedApart),
                    rule("LK0906", "events are partitioned by time", HybridRules::partitionedByTime)
                            .about("partitionedBy"),
                    rule("LK0907", "carried columns may be null", HybridRules::carriedNullable),
                    Rule.advice(
                            "LK0908",
                            "an event stays in its partition",
                            Rule.on(HybridTable.class, HybridRules::movingEvents)));

    private HybridRules() {}

    private static Check<TableDesign> rule(
            String code, String title, Check.Finder<HybridTable> check) {
        return Rule.error(code, title, Rule.on(HybridTable.class, check));
    }

    private static void someType(HybridTable table, Report found) {
        if (table.eventTypes().isEmpty()) {
            found.atTable()
                    .says("has no event type")
                    .so("no stream can write it")
                    .fix("Give it eventTypes(...), or make it an append table.");
        }
    }

    private static void oneDiscriminator(HybridTable table, Report found) {
        for (EventType type : table.eventTypes()) {
            Column<?> first = table.eventTypes().get(0).discriminator();
            if (!type.discriminator().name().equals(first.name())) {
                found.atSlice(type)
                        .says(
                                "told apart by '%s', the first type by '%s'",
                                type.discriminator().name(), first.name())
                        .so("one column is the partition level of all types")
                        .fix("Use '%s' for all.", first.name());
            }
        }
    }

    private static void typeOnce(HybridTable table, Report found) {
        Set<String> names = new HashSet<>();
        for (EventType type : table.eventTypes()) {
            if (!names.add(type.name())) {
                found.atSlice(type)
                        .says("declared twice")
                        .so("two streams would share its partitions and disagree about its columns")
                        .fix("Declare it once.");
            }
        }
    }

    private static void discriminatorApart(HybridTable table, Report found) {
        Set<String> discriminators = new HashSet<>();
        table.eventTypes().forEach(type -> discriminators.add(type.discriminator().name()));
        for (ColumnUse use : declared(table)) {
            if (discriminators.contains(use.column().name())) {
                found.at(use.column())
                        .says("tells events apart and is in %s", use.where())
                        .so(
                                "it is the innermost partition level, filled from the stream's"
                                        + " event type")
                        .fix("Remove it from %s.", use.where());
            }
        }
    }

    private static List<ColumnUse> declared(HybridTable table) {
        List<ColumnUse> uses = common(table);
        for (EventType type : table.eventTypes()) {
            type.columns().forEach(column -> uses.add(new ColumnUse(column, type.toString())));
        }
        return uses;
    }

    private static List<ColumnUse> common(HybridTable table) {
        List<ColumnUse> uses = new ArrayList<>();
        table.settings()
                .partitionedBy()
                .forEach(column -> uses.add(new ColumnUse(column, "the partition columns")));
        table.eventKey().forEach(column -> uses.add(new ColumnUse(column, "the event key")));
        table.shared().forEach(column -> uses.add(new ColumnUse(column, "the shared columns")));
        return uses;
    }

    private static void carriedApart(HybridTable table, Report found) {
        Map<String, ColumnUse> common = new HashMap<>();
        common(table).forEach(use -> common.putIfAbsent(use.column().name(), use));
        for (EventType type : table.eventTypes()) {
            for (Column<?> column : new ColumnSet().add(type.columns()).toList()) {
                ColumnUse use = common.get(column.name());
                if (use != null) {
                    found.at(column)
                            .says("carried by %s and in %s", type, use.where())
                            .so("every event has it, so it says nothing about this type")
                            .fix("Remove it from carries(...).");
                }
            }
        }
    }

    private static void partitionedByTime(HybridTable table, Report found) {
        if (table.settings().partitionedBy().isEmpty()) {
            found.atTable()
                    .says("is partitioned by event type alone")
                    .so("partitions grow for ever, and none can expire or be overwritten by day")
                    .fix("Name the day's column in partitionedBy(...).");
        }
    }

    /** Finds carried columns that are never null: rows of the other types leave them null. */
    private static void carriedNullable(HybridTable table, Report found) {
        Set<String> elsewhere = new HashSet<>();
        common(table).forEach(use -> elsewhere.add(use.column().name()));
        for (EventType type : table.eventTypes()) {
            for (Column<?> column : type.columns()) {
                if (!column.nullable() && !elsewhere.contains(column.name())) {
                    found.at(column)
                            .says("NOT NULL and carried by %s alone", type)
                            .so("events of other types leave it null, so Paimon refuses them")
                            .fix("Declare it without notNull(), or share it.");
                }
            }
        }
    }

    private static void movingEvents(HybridTable table, Report found) {
        if (!table.eventKey().isEmpty()) {
            found.atTable()
                    .says("events are deduplicated inside a partition")
                    .so("an event that comes again with another day or type is a second row")
                    .fix("Partition by the time the event happened, never by the time it arrived.");
        }
    }
}
