package io.lakekit.design;

import io.lakekit.diagnostic.Diagnostic;
import io.lakekit.diagnostic.Severity;
import java.util.function.Consumer;

/**
 * A rule about designs: the code and severity of its findings, the sentence that states it, and the
 * check, which reports any number of findings. Add a rule to the list of its family's class and
 * nowhere else.
 */
record Rule(String code, Severity severity, String title, Check<TableDesign> check) {

    /**
     * A check of a design, which may be wrong in any other way too, so that it must not rely on
     * other rules.
     */
    @FunctionalInterface
    interface Check<D extends TableDesign> {
        void run(D design, Report found);
    }

    static Rule error(String code, String title, Check<TableDesign> check) {
        return new Rule(code, Severity.ERROR, title, check);
    }

    static Rule warning(String code, String title, Check<TableDesign> check) {
        return new Rule(code, Severity.WARNING, title, check);
    }

    static Rule advice(String code, String title, Check<TableDesign> check) {
        return new Rule(code, Severity.ADVICE, title, check);
    }

    /** A check that only one kind of design needs. */
    static <D extends TableDesign> Check<TableDesign> on(Class<D> kind, Check<D> check) {
        return (design, found) -> {
            if (kind.isInstance(design)) {
                check.run(kind.cast(design), found);
            }
        };
    }

    void run(TableDesign design, Consumer<Diagnostic> sink) {
        check.run(design, new Report(code, severity, design.name(), sink));
    }
}
