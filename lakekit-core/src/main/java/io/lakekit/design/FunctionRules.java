package io.lakekit.design;

import io.lakekit.internal.check.Check;
import io.lakekit.internal.check.Report;
import io.lakekit.internal.text.Spelling;
import io.lakekit.schema.Column;
import io.lakekit.schema.ColumnType;
import java.util.List;
import java.util.Optional;

/**
 * Rules about functions and the columns that they are applied to: codes {@code LK04xx}. Those about
 * replays are in {@link ReplayRules}.
 */
final class FunctionRules {

    static final int EXACT_DIGITS = 38;

    static final List<Check<TableDesign>> ALL =
            List.of(
                    Rule.error(
                            "LK0401",
                            "a function takes the column's type",
                            each(FunctionRules::applicable)),
                    Rule.warning(
                            "LK0402",
                            "a group orders what it owns",
                            Rule.on(GroupedTable.class, ReplayRules::orderedInGroup)),
                    Rule.warning(
                            "LK0403",
                            "sums of DECIMAL cannot overflow",
                            each(DecimalRules::shortSum)),
                    Rule.warning("LK0404", "sums have room", each(FunctionRules::narrowSum)),
                    Rule.warning(
                            "LK0405",
                            "a replay changes nothing in a group",
                            Rule.on(GroupedTable.class, ReplayRules::replayable)),
                    Rule.warning(
                            "LK0406", "nested rows are not limited", each(FunctionRules::limited)),
                    Rule.warning("LK0407", "sums of INT have room", each(FunctionRules::intSum)),
                    Rule.warning(
                            "LK0408",
                            "late rows take their place",
                            Rule.on(GroupedTable.class, ReplayRules::lateRows)),
                    Rule.error(
                            "LK0409",
                            "a limit is for nested rows",
                            each(FunctionRules::limitElsewhere)),
                    Rule.error(
                            "LK0410",
                            "a nested key names fields",
                            each(FunctionRules::nestedKeyExists)),
                    Rule.warning(
                            "LK0411",
                            "a nested key is never null",
                            each(FunctionRules::nestedKeyNotNull)),
                    Rule.error(
                            "LK0412",
                            "distinct elements can be compared",
                            each(FunctionRules::distinctBytes)),
                    Rule.warning(
                            "LK0413",
                            "sums of FLOAT and DOUBLE are not exact",
                            each(FunctionRules::floatSum)),
                    Rule.advice("LK0414", "NaN is kept out", each(FunctionRules::notANumber)),
                    Rule.warning(
                            "LK0415", "joined text has no bound", each(FunctionRules::boundedText)),
                    Rule.warning(
                            "LK0416",
                            "retractions of sums count",
                            each(ReplayRules::retractionIgnored)),
                    Rule.warning(
                            "LK0417", "constants order as meant", each(FunctionRules::enumOrder)),
                    Rule.error(
                            "LK0418",
                            "no function for a key column",
                            Rule.on(SummaryTable.class, FunctionRules::noKeyColumn)),
                    Rule.advice(
                            "LK0419",
                            "arrival order is meant",
                            Rule.on(SummaryTable.class, ReplayRules::arrivalOrder)),
                    Rule.advice(
                            "LK0420",
                            "other writers write lists without repeats",
                            each(FunctionRules::firstList)),
                    Rule.advice(
                            "LK0421",
                            "a replay changes nothing in a summary",
                            Rule.on(SummaryTable.class, ReplayRules::countedAgain)),
                    Rule.warning(
                            "LK0422", "every JVM can merge the table", each(UserRules::isPrivate)),
                    Rule.error(
                            "LK0423",
                            "a user-defined function gets whole values",
                            each(UserRules::holdsState)),
                    Rule.error(
                            "LK0424",
                            "a user-defined function can be stored",
                            each(UserRules::canBeStored)),
                    Rule.advice("LK0425", "results have room", each(DecimalRules::wide)),
                    Rule.warning(
                            "LK0426",
                            "results of DECIMAL have digits before the point",
                            each(DecimalRules::narrow)),
                    Rule.warning(
                            "LK0427",
                            "results of DECIMAL may be null",
                            each(DecimalRules::neverNull)));

    private FunctionRules() {}

    /** A check of one column and its function. */
    @FunctionalInterface
    private interface ValueCheck {
        void run(Column<?> column, AggFunction<?> function, Report found);
    }

    private static Check.Finder<TableDesign> each(ValueCheck check) {
        return (design, found) -> {
            for (ValueColumn value : design.values()) {
                check.run(value.column(), value.function(), found);
            }
        };
    }

    static boolean adds(AggFunction<?> function) {
        return switch (function.kind()) {
            case SUM, COUNT, PRODUCT -> true;
            default -> false;
        };
    }

    private static void applicable(Column<?> column, AggFunction<?> function, Report found) {
        if (!function.accepts(column.type())) {
            found.at(column)
                    .says("%s, combined by %s", column.type(), function)
                    .so("Paimon creates the table and fails at the first write or merge")
                    .fix("Choose a function that takes %s, or another type.", column.type());
        }
    }

    private static void narrowSum(Column<?> column, AggFunction<?> function, Report found) {
        ColumnType.Kind kind = column.type().kind();
        if (adds(function)
                && (kind == ColumnType.Kind.TINYINT || kind == ColumnType.Kind.SMALLINT)) {
            overflows(column, function, found);
        }
    }

    private static void intSum(Column<?> column, AggFunction<?> function, Report found) {
        if (adds(function) && column.type().kind() == ColumnType.Kind.INT) {
            overflows(column, function, found);
        }
    }

    private static void overflows(Column<?> column, AggFunction<?> function, Report found) {
        found.at(column)
                .says("%s, combined by %s", column.type(), function)
                .so("a result beyond its range wraps round silently")
                .fix("Declare it as BIGINT.");
    }

    private static void limited(Column<?> column, AggFunction<?> function, Report found) {
        if (function.kind() == AggFunction.Kind.NESTED_UPDATE && function.limit() != null) {
            found.at(column)
                    .says("limited to %d nested rows", function.limit())
                    .so("once they are reached, Paimon also drops updates of rows that are there")
                    .fix("Remove limitedTo(...) and bound the list in the writing job.");
        }
    }

    private static void limitElsewhere(Column<?> column, AggFunction<?> function, Report found) {
        if (function.kind() != AggFunction.Kind.NESTED_UPDATE && function.limit() != null) {
            found.at(column)
                    .says("%s is limited to %d rows", function, function.limit())
                    .so("only nestedUpdate(...) has a limit, so this one would be ignored")
                    .fix("Remove limitedTo(...).");
        }
    }

    private static Optional<ColumnType<?>> nestedRow(Column<?> column, AggFunction<?> function) {
        boolean applies =
                function.kind() == AggFunction.Kind.NESTED_UPDATE
                        && function.accepts(column.type());
        return applies ? Optional.of(column.type().elements().get(0)) : Optional.empty();
    }

    private static Optional<Column<?>> field(ColumnType<?> row, String name) {
        for (Column<?> field : row.fields()) {
            if (field.name().equals(name)) {
                return Optional.of(field);
            }
        }
        return Optional.empty();
    }

    private static void nestedKeyExists(Column<?> column, AggFunction<?> function, Report found) {
        nestedRow(column, function)
                .ifPresent(
                        row -> {
                            for (String key : function.nestedKey()) {
                                if (field(row, key).isEmpty()) {
                                    found.at(column)
                                            .says(
                                                    "its nested key '%s' is not a field of %s",
                                                    key, row)
                                            .so(
                                                    "Paimon creates the table and fails at the"
                                                            + " first merge")
                                            .fix(
                                                    "%sName a field of the ROW.",
                                                    Spelling.question(key, fields(row)));
                                }
                            }
                        });
    }

    private static List<String> fields(ColumnType<?> row) {
        return row.fields().stream().map(Column::name).toList();
    }

    private static void nestedKeyNotNull(Column<?> column, AggFunction<?> function, Report found) {
        nestedRow(column, function)
                .ifPresent(
                        row -> {
                            for (String key : function.nestedKey()) {
                                if (field(row, key).filter(Column::nullable).isPresent()) {
                                    found.at(column)
                                            .says("its nested key '%s' may be null", key)
                                            .so("all nested rows without it collapse into one")
                                            .fix("Declare the field notNull().");
                                }
                            }
                        });
    }

    private static void distinctBytes(Column<?> column, AggFunction<?> function, Report found) {
        if (function.kind() != AggFunction.Kind.COLLECT_DISTINCT
                || !function.accepts(column.type())) {
            return;
        }
        ColumnType<?> element = column.type().elements().get(0);
        if (element.kind() == ColumnType.Kind.BINARY || element.kind() == ColumnType.Kind.BYTES) {
            found.at(column)
                    .says("collects distinct elements of %s", element)
                    .so("Paimon compares bytes by identity there, so duplicates pile up")
                    .fix("Collect STRING, such as the bytes in hexadecimal.");
        }
    }

    private static void floatSum(Column<?> column, AggFunction<?> function, Report found) {
        ColumnType.Kind kind = column.type().kind();
        if (adds(function) && (kind == ColumnType.Kind.FLOAT || kind == ColumnType.Kind.DOUBLE)) {
            found.at(column)
                    .says("%s, combined by %s", column.type(), function)
                    .so(
                            "it loses small amounts beside large ones and depends on the order of"
                                    + " rows and on how they are split into commits")
                    .fix(
                            "Declare it as DECIMAL(%d, s), or accept a result that is only"
                                    + " approximate.",
                            EXACT_DIGITS);
        }
    }

    private static void notANumber(Column<?> column, AggFunction<?> function, Report found) {
        boolean sticks =
                switch (function.kind()) {
                    case SUM, PRODUCT, MAX, MIN -> true;
                    default -> false;
                };
        boolean floating =
                column.type().kind() == ColumnType.Kind.FLOAT
                        || column.type().kind() == ColumnType.Kind.DOUBLE;
        if (sticks && floating) {
            found.at(column)
                    .says("%s, combined by %s", column.type(), function)
                    .so("one NaN makes the result wrong for ever")
                    .fix("Keep NaN out in the writing job.");
        }
    }

    private static void boundedText(Column<?> column, AggFunction<?> function, Report found) {
        if (function.kind() == AggFunction.Kind.LIST_AGG
                && column.type().kind() == ColumnType.Kind.VARCHAR) {
            found.at(column)
                    .says("%s, combined by %s", column.type(), function)
                    .so("joined text grows beyond the length, which Paimon does not check")
                    .fix("Declare it as STRING.");
        }
    }

    private static void enumOrder(Column<?> column, AggFunction<?> function, Report found) {
        boolean extreme =
                function.kind() == AggFunction.Kind.MAX || function.kind() == AggFunction.Kind.MIN;
        if (extreme && column.type().kind() == ColumnType.Kind.ENUM) {
            found.at(column)
                    .says("%s, combined by %s", column.type(), function)
                    .so("constants are stored and compared by name, not in the order declared")
                    .fix("Aggregate a number, or accept the order of the names.");
        }
    }

    /**
     * Finds lists that Paimon stores with repeats: it merges from the second row of a key on and
     * leaves the first as it is.
     */
    private static void firstList(Column<?> column, AggFunction<?> function, Report found) {
        boolean distinct =
                function.kind() == AggFunction.Kind.COLLECT_DISTINCT
                        || (function.kind() == AggFunction.Kind.NESTED_UPDATE
                                && !function.nestedKey().isEmpty());
        if (distinct && function.accepts(column.type())) {
            found.at(column)
                    .says("combined by %s", function)
                    .so(
                            "repeats that a writer other than lakekit's leaves inside the first"
                                    + " list of a key stay until a second row of it comes, or for"
                                    + " ever")
                    .fix("Let other writers write lists without repeats.");
        }
    }

    private static void noKeyColumn(SummaryTable table, Report found) {
        var keys = ColumnUse.keysOf(table);
        for (ValueColumn value : table.values()) {
            if (keys.contains(value.column().name())) {
                found.at(value.column())
                        .says("a key or partition column and combined by %s", value.function())
                        .so("Paimon ignores the function")
                        .fix("Remove it from the aggregates.");
            }
        }
    }
}
