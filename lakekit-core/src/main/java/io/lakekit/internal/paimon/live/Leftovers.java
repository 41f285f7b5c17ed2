package io.lakekit.internal.paimon.live;

import io.lakekit.change.TableChange;
import io.lakekit.design.SummaryTable;
import io.lakekit.design.TableDesign;
import io.lakekit.design.ValueColumn;
import io.lakekit.diagnostic.Code;
import io.lakekit.diagnostic.Diagnostic;
import io.lakekit.diagnostic.Diagnostics;
import io.lakekit.diagnostic.Place;
import io.lakekit.diagnostic.Severity;
import io.lakekit.internal.paimon.function.FieldOption;
import io.lakekit.internal.paimon.option.FlinkColumns;
import io.lakekit.internal.paimon.plan.Evolution;
import io.lakekit.internal.paimon.schema.NormalOptions;
import io.lakekit.schema.Column;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.paimon.CoreOptions;
import org.apache.paimon.schema.TableSchema;

/**
 * The findings about properties of a live table that its design does not express: code {@code
 * LK1109}.
 */
final class Leftovers {

    private static final Code LEFT_OVER =
            Code.advice(
                    "LK1109",
                    "what creating the imported design anew would make otherwise",
                    "the import");

    private final TableDesign design;
    private final TableSchema live;
    private final Set<String> missing;
    private final List<Diagnostic> found = new ArrayList<>();

    /**
     * Compares a table with its design.
     *
     * @param missing the names of enum classes that were not found
     */
    Leftovers(TableDesign design, TableSchema live, Set<String> missing) {
        this.design = design;
        this.live = live;
        this.missing = missing;
    }

    Diagnostics find() {
        for (TableChange difference : Evolution.of(design, live, true).differences()) {
            advice(
                    difference.text(),
                    "plan(design) would lead the table there",
                    "Look at the plan before it is applied.");
        }
        if (design instanceof SummaryTable summary
                && !live.options().containsKey(CoreOptions.FIELDS_DEFAULT_AGG_FUNC.key())) {
            summary.values().forEach(this::silentFunction);
        }
        if (design.values().isEmpty()) {
            live.options().keySet().forEach(this::idle);
        } else if (!design.primaryKey().isEmpty()) {
            live.options().forEach(this::idleOfFunctions);
        }
        if (design instanceof SummaryTable) {
            live.options().keySet().forEach(this::idleGroup);
        }
        order();
        ofFlink();
        missing.forEach(this::missing);
        return Diagnostics.copyOf(found);
    }

    /** What is wrong with an expiry that no setting of a design says. */
    static Diagnostics ofExpiry(LiveDesign.Read typed) {
        return Diagnostics.copyOf(
                typed.findings().of(Severity.ERROR).stream()
                        .map(
                                error ->
                                        LEFT_OVER
                                                .at(error.place())
                                                .says("%s", error.fact())
                                                .so("%s", error.consequence())
                                                .fix(
                                                        "Look whether old partitions go, and copy"
                                                                + " the table into one that keep(...)"
                                                                + " describes if they do not."))
                        .toList());
    }

    private void advice(String fact, String consequence, String fix) {
        found.add(
                LEFT_OVER
                        .at(Place.table(design.name()))
                        .says("%s", fact)
                        .so("%s", consequence)
                        .fix("%s", fix));
    }

    private void silentFunction(ValueColumn value) {
        String column = value.column().name();
        if (!live.options().containsKey(FieldOption.of(column, FieldOption.FUNCTION).key())) {
            advice(
                    "no option names a function for column '" + column + "'",
                    "Paimon keeps its newest value that is not null, which the design calls"
                            + " latestNonNull()",
                    "If a sum is meant, create another table and copy single rows into it.");
        }
    }

    /** Advises about an option of functions or groups in a table that has none. */
    private void idle(String key) {
        boolean combines = FieldOption.parse(key).filter(FieldOption::isOwned).isPresent();
        if (combines || key.equals(CoreOptions.FIELDS_DEFAULT_AGG_FUNC.key())) {
            advice(
                    "option '" + key + "' is set, and the table keeps whole rows",
                    "nothing looks at the option, so no values combine",
                    "If they are to combine, create a summary or wide table and copy single rows"
                            + " into it.");
        }
    }

    /** Advises about an option of one function at a column that has another, or none. */
    private void idleOfFunctions(String key, String value) {
        boolean isRead = NormalOptions.of(live).containsKey(key) || isSaid(key);
        FieldOption option = FieldOption.parse(key).filter(FieldOption::isOfFunction).orElse(null);
        if (option != null && !isRead && !value.equalsIgnoreCase("false")) {
            advice(
                    "option '" + key + "' is set, and the column's function does not look at it",
                    "nothing changes without it, so the design leaves it out",
                    "If another function is meant, create another table and copy single rows into"
                            + " it.");
        }
    }

    /** Whether an option says what holds without it. */
    private boolean isSaid(String key) {
        return ",".equals(live.options().get(key)) && key.endsWith(FieldOption.DELIMITER);
    }

    /** Advises about a group in a table that has none: its functions take rows as they come. */
    private void idleGroup(String key) {
        if (FieldOption.parse(key).filter(FieldOption::isGroup).isPresent()) {
            advice(
                    "option '" + key + "' is set, and the table combines rows by functions",
                    "nothing looks at the option, so no column is ordered by it",
                    "If it is to be ordered, create a wide table and copy single rows into it.");
        }
    }

    private void missing(String type) {
        advice(
                "the design that made it has constants of " + type + ", which is not here",
                "they are read as text, and a hybrid table as an append table",
                "Import it where that class is on the class path.");
    }

    private void order() {
        List<String> designed = design.columns().stream().map(Column::name).toList();
        if (!designed.equals(live.fieldNames())) {
            advice(
                    "its columns are in the order "
                            + live.fieldNames()
                            + ", and a table made from the design has them in the order "
                            + designed,
                    "statements that write by position would put values into other columns there;"
                            + " plan(design) leaves the order as it is",
                    "Name the columns in statements, or keep to this table.");
        }
    }

    private void ofFlink() {
        List<FlinkColumns.Entry> entries = FlinkColumns.of(live.options());
        if (!entries.isEmpty()) {
            String clauses =
                    entries.stream()
                            .map(FlinkColumns.Entry::clause)
                            .collect(Collectors.joining(", "));
            advice(
                    "Flink keeps with it: " + clauses,
                    "the design carries it as options, and only readers of Flink have it",
                    "Read the table with Flink SQL where such a column is wanted, or store it.");
        }
    }
}
