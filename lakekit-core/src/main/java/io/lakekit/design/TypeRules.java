package io.lakekit.design;

import io.lakekit.diagnostic.Place;
import io.lakekit.internal.check.Check;
import io.lakekit.internal.check.Report;
import io.lakekit.schema.Column;
import io.lakekit.schema.ColumnType;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Rules about the types of columns, at any depth: codes {@code LK02xx}. */
final class TypeRules {

    private static final int MOST_DIGITS = 38;

    static final List<Check<TableDesign>> ALL =
            List.of(
                    Rule.error(
                            "LK0201",
                            "lengths and precisions are possible",
                            everywhere(TypeRules::precision)),
                    Rule.error(
                            "LK0202",
                            "the scale of a DECIMAL is possible",
                            everywhere(TypeRules::scale)),
                    Rule.error("LK0203", "a ROW has fields", everywhere(TypeRules::emptyRow)),
                    Rule.error(
                            "LK0204",
                            "a ROW has each field once",
                            everywhere(TypeRules::repeatedField)),
                    Rule.error(
                            "LK0205",
                            "fields have names that can be stored",
                            everywhere(TypeRules::fieldNames)),
                    Rule.error(
                            "LK0206",
                            "the keys of a MAP are comparable",
                            everywhere(TypeRules::mapKey)),
                    Rule.error(
                            "LK0207",
                            "columns of groups may be null",
                            Rule.on(GroupedTable.class, TypeRules::nullableInGroups)));

    private TypeRules() {}

    /** A check of one type; {@code place} is the path to it in the user's names. */
    @FunctionalInterface
    private interface TypeCheck {
        void run(ColumnType<?> type, Place.OfColumn place, Report found);
    }

    private static Check.Finder<TableDesign> everywhere(TypeCheck check) {
        return (design, found) -> {
            for (Column<?> column : ColumnUse.columnsOf(design)) {
                walk(column.type(), Place.table(design.name()).column(column.name()), check, found);
            }
        };
    }

    private static void walk(
            ColumnType<?> type, Place.OfColumn place, TypeCheck check, Report found) {
        check.run(type, place, found);
        for (Column<?> field : type.fields()) {
            walk(field.type(), place.column(field.name()), check, found);
        }
        List<ColumnType<?>> elements = type.elements();
        if (type.kind() == ColumnType.Kind.ARRAY) {
            walk(elements.get(0), place.column("element"), check, found);
        } else if (type.kind() == ColumnType.Kind.MAP) {
            walk(elements.get(0), place.column("key"), check, found);
            walk(elements.get(1), place.column("value"), check, found);
        }
    }

    private static void precision(ColumnType<?> type, Place.OfColumn place, Report found) {
        switch (type.kind()) {
            case DECIMAL -> range(type, "digits", 1, MOST_DIGITS, place, found);
            case CHAR, VARCHAR -> range(type, "characters", 1, Integer.MAX_VALUE, place, found);
            case BINARY -> range(type, "bytes", 1, Integer.MAX_VALUE, place, found);
            // Paimon holds a time of day as milliseconds, whatever its type says.
            case TIME -> range(type, "digits of a second", 0, 3, place, found);
            case TIMESTAMP, TIMESTAMP_LTZ -> range(type, "digits of a second", 0, 9, place, found);
            default -> {}
        }
    }

    private static void range(
            ColumnType<?> type,
            String what,
            int least,
            int most,
            Place.OfColumn place,
            Report found) {
        if (type.precision() < least) {
            found.at(place)
                    .says("%s has %d %s", type, type.precision(), what)
                    .so("no value fits")
                    .fix("Give it at least %d.", least);
        } else if (type.precision() > most) {
            found.at(place)
                    .says("%s has %d %s", type, type.precision(), what)
                    .so("at most %d can be stored", most)
                    .fix("Give it at most %d.", most);
        }
    }

    private static void scale(ColumnType<?> type, Place.OfColumn place, Report found) {
        if (type.kind() != ColumnType.Kind.DECIMAL) {
            return;
        }
        if (type.scale() < 0 || type.scale() > Math.max(type.precision(), 0)) {
            found.at(place)
                    .says("%s has %d digits after the point", type, type.scale())
                    .so("they are counted among its %d digits", type.precision())
                    .fix("Give it from 0 to %d.", Math.max(type.precision(), 0));
        }
    }

    private static void emptyRow(ColumnType<?> type, Place.OfColumn place, Report found) {
        if (type.kind() == ColumnType.Kind.ROW && type.fields().isEmpty()) {
            found.at(place)
                    .says("a ROW without fields")
                    .so("no file format can store it")
                    .fix("Give it fields or drop the column.");
        }
    }

    private static void repeatedField(ColumnType<?> type, Place.OfColumn place, Report found) {
        Set<String> names = new HashSet<>();
        for (Column<?> field : type.fields()) {
            if (!names.add(field.name())) {
                found.at(place)
                        .says("has two fields '%s'", field.name())
                        .so("a field is found by its name")
                        .fix("Rename or remove one of them.");
            }
        }
    }

    private static void fieldNames(ColumnType<?> type, Place.OfColumn place, Report found) {
        for (Column<?> field : type.fields()) {
            if (!NameRules.isStorable(field.name())) {
                found.at(place)
                        .says("'%s' is not a field name that can be stored", field.name())
                        .so("it becomes a part of option keys and comma-separated lists")
                        .fix("Use letters, digits and '_'.");
            }
        }
    }

    private static void mapKey(ColumnType<?> type, Place.OfColumn place, Report found) {
        if (type.kind() != ColumnType.Kind.MAP) {
            return;
        }
        ColumnType<?> key = type.elements().get(0);
        if (key.isNested()
                || key.kind() == ColumnType.Kind.BINARY
                || key.kind() == ColumnType.Kind.BYTES) {
            found.at(place)
                    .says("the keys of the MAP are %s", key)
                    .so("Paimon compares such keys by identity, so equal keys pile up")
                    .fix("Key it by STRING or an integer.");
        }
    }

    /**
     * Finds columns of groups that are never null: a stream leaves the columns of all other groups
     * null.
     */
    private static void nullableInGroups(GroupedTable table, Report found) {
        int owners = table.groups().size() + (table.unordered().isEmpty() ? 0 : 1);
        if (table.groups().isEmpty() || owners < 2) {
            return;
        }
        for (SequenceGroup group : table.groups()) {
            nullable(group.columns(), "in " + group, table, found);
        }
        nullable(table.unordered(), "among the unordered columns", table, found);
    }

    private static void nullable(
            List<Column<?>> columns, String place, GroupedTable table, Report found) {
        Set<String> keys = ColumnUse.keysOf(table);
        for (Column<?> column : columns) {
            if (!column.nullable() && !keys.contains(column.name())) {
                found.at(column)
                        .says("NOT NULL %s", place)
                        .so("a stream of another group leaves it null, so Paimon refuses its rows")
                        .fix(
                                "Declare it without notNull(); a table that exists takes that by"
                                        + " ALTER TABLE ... MODIFY.");
            }
        }
    }
}
