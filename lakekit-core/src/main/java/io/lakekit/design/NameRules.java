package io.lakekit.design;

import io.lakekit.diagnostic.Wording;
import io.lakekit.internal.check.Check;
import io.lakekit.internal.check.Report;
import io.lakekit.internal.text.Spelling;
import io.lakekit.schema.Column;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Rules about settings and names, which become directories, option keys and SQL: codes {@code
 * LK00xx}.
 */
final class NameRules {

    /**
     * The greatest length of a name: longer ones fail as directories on common file systems, with
     * suffixes such as {@code .db}.
     */
    private static final int LONGEST = 200;

    /**
     * The greatest number of columns without a warning. Measured on Paimon 1.3.1: a table of sums
     * is created in 1 s with 1,000 columns, in 4 s with 2,000 and in 15 s with 4,000, and opening a
     * writer takes a fifth of that.
     */
    private static final int WIDEST = 2_000;

    private static final Pattern STORABLE = Pattern.compile("[\\p{L}\\p{N}_]+");
    private static final Pattern PORTABLE = Pattern.compile("[a-z][a-z0-9_]*");
    private static final String SYSTEM_DATABASE = "sys";
    private static final String RESERVED_PREFIX = "_KEY_";
    private static final Set<String> RESERVED =
            Set.of("_SEQUENCE_NUMBER", "_VALUE_KIND", "_LEVEL", "rowkind", "_ROW_ID");

    /** Found by the builder, which alone sees both values. */
    static final Check<TableDesign> GIVEN_ONCE =
            Rule.error("LK0001", "a setting is given once", (design, found) -> {});

    static final List<Check<TableDesign>> ALL =
            List.of(
                    GIVEN_ONCE,
                    Rule.error(
                            "LK0002",
                            "database and table have names that can be stored",
                            NameRules::tableName),
                    Rule.error(
                            "LK0003",
                            "columns have names that can be stored",
                            NameRules::columnNames),
                    Rule.warning(
                            "LK0004", "names mean the same to every engine", NameRules::portable),
                    Rule.error("LK0005", "columns have no reserved names", NameRules::reserved),
                    Rule.error("LK0006", "a column has one type", NameRules::oneType),
                    Rule.error("LK0007", "a column is listed once", NameRules::listedOnce),
                    Rule.error("LK0008", "a table has columns", NameRules::hasColumns)
                            .about("aggregate", "columns"),
                    Rule.error("LK0009", "a raw option is given once", NameRules::optionOnce)
                            .about("options"),
                    Rule.warning("LK0015", "a table has 2,000 columns at most", NameRules::width),
                    Rule.warning(
                            "LK0016",
                            "columns differ in more than the case of their names",
                            NameRules::differInCase),
                    Rule.error("LK0017", "the order of columns names columns", NameRules::inOrder)
                            .about("columnOrder"));

    private NameRules() {}

    static boolean isStorable(String name) {
        return name.length() <= LONGEST && STORABLE.matcher(name).matches();
    }

    private static boolean isPortable(String name) {
        return !isStorable(name) || PORTABLE.matcher(name).matches();
    }

    private static void tableName(TableDesign design, Report found) {
        TableName name = design.name();
        if (name.database().isEmpty()) {
            found.atTable()
                    .says("names no database")
                    .so("a table is found by database and table")
                    .fix("Name it 'database.table'.");
        }
        if (name.database().equals(SYSTEM_DATABASE)) {
            found.atTable()
                    .says("'%s' is the catalog's own database", name.database())
                    .so("Paimon creates no table there")
                    .fix("Choose another database.");
        }
        for (String part : List.of(name.database(), name.table())) {
            if (!isStorable(part) && !(part.isEmpty() && part.equals(name.database()))) {
                found.atTable()
                        .says("'%s' is not a name that can be stored", part)
                        .so("it becomes a directory and a part of SQL statements")
                        .fix("Use letters, digits and '_', %d at most.", LONGEST);
            }
        }
    }

    private static void columnNames(TableDesign design, Report found) {
        for (Column<?> column : ColumnUse.columnsOf(design)) {
            if (!isStorable(column.name())) {
                found.at(column)
                        .says("'%s' is not a name that can be stored", column.name())
                        .so("it becomes a part of option keys, comma-separated lists and paths")
                        .fix("Use letters, digits and '_', %d at most.", LONGEST);
            }
        }
    }

    private static void portable(TableDesign design, Report found) {
        for (String part : List.of(design.name().database(), design.name().table())) {
            if (!isPortable(part)) {
                unportable(found.atTable(), part);
            }
        }
        for (Column<?> column : ColumnUse.columnsOf(design)) {
            if (!isPortable(column.name()) && !isReserved(column.name())) {
                unportable(found.at(column), column.name());
            }
        }
    }

    private static void unportable(Wording place, String name) {
        place.says("'%s' is not of the form [a-z][a-z0-9_]*", name)
                .so("Hive and Spark fold case and want other names quoted, so they may miss it")
                .fix("Use lower-case letters, digits and '_', a letter first.");
    }

    private static void differInCase(TableDesign design, Report found) {
        Map<String, String> first = new HashMap<>();
        for (Column<?> column : ColumnUse.columnsOf(design)) {
            String folded = column.name().toLowerCase(Locale.ROOT);
            String other = first.putIfAbsent(folded, column.name());
            if (other != null && !other.equals(column.name())) {
                found.at(column)
                        .says("differs from column '%s' only in case", other)
                        .so("Hive and Spark fold case, so they can read one of the two at most")
                        .fix("Give one of them another name.");
            }
        }
    }

    private static void reserved(TableDesign design, Report found) {
        for (Column<?> column : ColumnUse.columnsOf(design)) {
            if (isReserved(column.name())) {
                found.at(column)
                        .says("'%s' is a name that Paimon keeps for itself", column.name())
                        .so("it stores a column of this name in the data files")
                        .fix("Give the column another name.");
            }
        }
    }

    private static boolean isReserved(String name) {
        return RESERVED.contains(name) || name.startsWith(RESERVED_PREFIX);
    }

    private static void oneType(TableDesign design, Report found) {
        Map<String, ColumnUse> first = new HashMap<>();
        Set<String> told = new HashSet<>();
        for (ColumnUse use : ColumnUse.of(design)) {
            ColumnUse known = first.putIfAbsent(use.column().name(), use);
            if (known != null
                    && !sameType(known.column(), use.column())
                    && told.add(use.column().name())) {
                found.at(use.column())
                        .says(
                                "%s in %s and %s in %s",
                                known.column().type(),
                                known.where(),
                                use.column().type(),
                                use.where())
                        .so("a column is stored with one type")
                        .fix("Declare it once as a constant and use that in both places.");
            }
        }
    }

    private static boolean sameType(Column<?> one, Column<?> other) {
        return one.type().notNull().equals(other.type().notNull());
    }

    private static void listedOnce(TableDesign design, Report found) {
        lists(design).forEach(list -> repeated(list.columns(), list.where(), found));
    }

    /** Columns listed together, and where in words. */
    private record Listed(List<Column<?>> columns, String where) {}

    private static List<Listed> lists(TableDesign design) {
        return design.byKind(
                grouped -> List.of(new Listed(grouped.unordered(), "the unordered columns")),
                wholeRow -> List.of(new Listed(wholeRow.declared(), "the columns")),
                summary ->
                        List.of(
                                new Listed(
                                        summary.values().stream()
                                                .<Column<?>>map(ValueColumn::column)
                                                .toList(),
                                        "the aggregates")),
                append -> List.of(new Listed(append.declared(), "the columns")),
                NameRules::listsOfEvents);
    }

    private static List<Listed> listsOfEvents(HybridTable table) {
        List<Listed> lists = new ArrayList<>();
        lists.add(new Listed(table.shared(), "the shared columns"));
        table.eventTypes().forEach(type -> lists.add(new Listed(type.columns(), type.toString())));
        return lists;
    }

    private static void repeated(List<Column<?>> columns, String where, Report found) {
        Set<String> names = new HashSet<>();
        Set<String> told = new HashSet<>();
        for (Column<?> column : columns) {
            if (!names.add(column.name()) && told.add(column.name())) {
                found.at(column)
                        .says("listed twice in %s", where)
                        .so("a table has each column once, so one of them means another column")
                        .fix("List it once.");
            }
        }
    }

    /**
     * Finds tables without columns; tables without groups or event types are refused by the rules
     * of those.
     */
    private static void hasColumns(TableDesign design, Report found) {
        switch (design.kind()) {
            case APPEND -> {
                if (design.columns().isEmpty()) {
                    found.atTable()
                            .says("has no columns")
                            .so("there is nothing to write")
                            .fix("Give it columns(...).");
                }
            }
            case SUMMARY -> {
                if (design.values().isEmpty()) {
                    found.atTable()
                            .says("aggregates no column")
                            .so("there is nothing to write beside the key")
                            .fix("Give it aggregate(column, function).");
                }
            }
            case WIDE, DIMENSION, LATEST, FIRST, HYBRID -> {}
        }
    }

    private static void optionOnce(TableDesign design, Report found) {
        Map<String, RawOption> first = new HashMap<>();
        for (RawOption option : design.rawOptions()) {
            RawOption other = first.putIfAbsent(option.key(), option);
            if (other != null) {
                found.atTable()
                        .says(
                                "raw option '%s' is given as '%s' and as '%s'",
                                option.key(), other.value(), option.value())
                        .so("only one value can hold and the other is a mistake")
                        .fix("Give it once.");
            }
        }
    }

    private static void inOrder(TableDesign design, Report found) {
        List<String> columns = design.columns().stream().map(Column::name).toList();
        Set<String> named = new HashSet<>();
        for (String name : design.settings().columnOrder()) {
            if (!columns.contains(name)) {
                found.atTable()
                        .says("the order of its columns names '%s', which is not a column", name)
                        .so("a column that was meant would be stored elsewhere")
                        .fix("%sName a column of the table.", Spelling.question(name, columns));
            } else if (!named.add(name)) {
                found.atTable()
                        .says("the order of its columns names '%s' twice", name)
                        .so("a column is stored once")
                        .fix("Name it once.");
            }
        }
    }

    private static void width(TableDesign design, Report found) {
        int columns = ColumnUse.columnsOf(design).size();
        if (columns > WIDEST) {
            found.atTable()
                    .says("has %d columns", columns)
                    .so(
                            "Paimon checks and reads a table in a time that grows with the square"
                                    + " of its columns")
                    .fix(
                            "Keep what is asked for together in a table of its own, or what is"
                                    + " rarely asked for in a MAP or ROW; %d columns are fine.",
                            WIDEST);
        }
    }
}
