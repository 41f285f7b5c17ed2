package io.lakekit.design;

import io.lakekit.diagnostic.Diagnostic;
import java.util.function.Consumer;

/**
 * One check of a design: the code it reports, what it is about, and the check, which reports any number of findings of that code. Add
 * a rule to the list of its family's class and nowhere else.
 */
record Rule(String code, String title, Check check) {

    /** Looks at a design that may still be wrong in any other way, so it must not rely on other rules. */
    @FunctionalInterface
    interface Check {
        void run(TableDesign design, Consumer<Diagnostic> found);
    }
}
