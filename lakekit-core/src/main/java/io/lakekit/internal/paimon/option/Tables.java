package io.lakekit.internal.paimon.option;

import io.lakekit.design.AggFunction;
import io.lakekit.design.TableDesign;
import io.lakekit.design.ValueColumn;
import io.lakekit.design.WholeRowTable;
import java.util.function.Predicate;

/** The tables that an option does something to. */
enum Tables {
    /** Tables with a key. */
    KEYED(design -> !design.primaryKey().isEmpty()),
    /** Tables with a key that fold the values of several rows into one. */
    FOLDING(design -> design.values().stream().anyMatch(Tables::folds)),
    /** Tables with a key whose values are each of one row. */
    NOT_FOLDING(
            design ->
                    !design.primaryKey().isEmpty()
                            && design.values().stream().noneMatch(Tables::folds)),
    /** Tables with a column that each row changes, so that no row may be counted twice. */
    COUNTING(
            design -> design.values().stream().anyMatch(value -> value.function().countsEachRow())),
    /** Tables that keep one whole row of a key. */
    OF_WHOLE_ROWS(WholeRowTable.class::isInstance),
    /** Tables with a key that keep no whole row. */
    COMBINING(design -> !design.primaryKey().isEmpty() && !(design instanceof WholeRowTable)),
    /** Tables without a key. */
    KEYLESS(design -> design.primaryKey().isEmpty()),
    /** All tables. */
    ANY(design -> true);

    private final Predicate<TableDesign> test;

    Tables(Predicate<TableDesign> test) {
        this.test = test;
    }

    boolean has(TableDesign design) {
        return test.test(design);
    }

    private static boolean folds(ValueColumn value) {
        AggFunction.Kind kind = value.function().kind();
        return kind != AggFunction.Kind.LATEST && kind != AggFunction.Kind.LATEST_NON_NULL;
    }
}
