package io.lakekit.ddl;

import io.lakekit.design.TableDesign;
import io.lakekit.diagnostic.Diagnostic;
import io.lakekit.diagnostic.Diagnostics;
import io.lakekit.schema.Column;
import io.lakekit.schema.ColumnType;
import java.util.ArrayList;
import java.util.List;

/**
 * The types that Flink SQL reads and writes, but silently turns into others if a statement declares
 * them.
 */
final class FlinkLimits {

    private FlinkLimits() {}

    static Diagnostics check(TableDesign design) {
        List<Diagnostic> found = new ArrayList<>();
        for (Column<?> column : design.columns()) {
            String place = design.name() + "." + column.name();
            if (holdsFineTime(column.type())) {
                found.add(
                        finding(
                                "LK1401",
                                place,
                                "a TIME with fractions of a second, and Flink SQL makes TIME(0) of"
                                        + " it"));
            }
            if (holdsLooseRow(column.type(), column.nullable())) {
                found.add(
                        finding(
                                "LK1402",
                                place,
                                "a ROW that may be null with a field that may not, and Flink SQL"
                                        + " lets both be null"));
            }
        }
        return Diagnostics.copyOf(found);
    }

    private static Diagnostic finding(String code, String place, String what) {
        return Diagnostic.error(code, place)
                .says("is or holds %s", what)
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
