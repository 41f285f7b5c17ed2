package io.lakekit.ddl;

import io.lakekit.design.TableDesign;
import io.lakekit.diagnostic.Code;
import io.lakekit.diagnostic.Diagnostics;
import io.lakekit.diagnostic.Place;
import io.lakekit.diagnostic.Wording;
import io.lakekit.internal.check.Check;
import io.lakekit.internal.check.Report;
import io.lakekit.schema.Column;
import io.lakekit.schema.ColumnType;
import java.util.List;

/**
 * The types that Flink SQL reads and writes, but silently turns into others if a statement declares
 * them.
 */
final class FlinkLimits {

    private static final String FOUND_BY = "the DDL for Flink";

    private static final List<Check<TableDesign>> ALL =
            List.of(
                    new Check<>(
                            Code.error("LK1401", "a TIME with fractions of a second", FOUND_BY),
                            FlinkLimits::fineTime),
                    new Check<>(
                            Code.error(
                                    "LK1402",
                                    "a ROW that may be null with a field that may not",
                                    FOUND_BY),
                            FlinkLimits::looseRow));

    private FlinkLimits() {}

    static Diagnostics check(TableDesign design) {
        return Check.all(ALL, design, Place.table(design.name()));
    }

    private static void fineTime(TableDesign design, Report found) {
        for (Column<?> column : design.columns()) {
            if (holdsFineTime(column.type())) {
                report(
                        found.at(column),
                        "a TIME with fractions of a second, and Flink SQL makes TIME(0) of it");
            }
        }
    }

    private static void looseRow(TableDesign design, Report found) {
        for (Column<?> column : design.columns()) {
            if (holdsLooseRow(column.type(), column.nullable())) {
                report(
                        found.at(column),
                        "a ROW that may be null with a field that may not, and Flink SQL lets both"
                                + " be null");
            }
        }
    }

    private static void report(Wording wording, String what) {
        wording.says("is or holds %s", what)
                .so("the statement would not make the table that is designed")
                .fix(
                        "Create the table with Lake.create, which Flink SQL then reads and writes,"
                                + " or change the type.");
    }

    private static boolean holdsFineTime(ColumnType<?> type) {
        return (type.kind() == ColumnType.Kind.TIME && type.precision() > 0)
                || type.elements().stream().anyMatch(FlinkLimits::holdsFineTime)
                || type.fields().stream().anyMatch(field -> holdsFineTime(field.type()));
    }

    private static boolean holdsLooseRow(ColumnType<?> type, boolean nullable) {
        return type.fields().stream()
                        .anyMatch(
                                field ->
                                        (nullable && !field.nullable())
                                                || holdsLooseRow(field.type(), field.nullable()))
                || type.elements().stream()
                        .anyMatch(element -> holdsLooseRow(element, element.nullable()));
    }
}
