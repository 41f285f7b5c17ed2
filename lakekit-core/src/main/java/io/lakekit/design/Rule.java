package io.lakekit.design;

import io.lakekit.diagnostic.Code;
import io.lakekit.diagnostic.Diagnostic;
import io.lakekit.diagnostic.Place;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;

/**
 * A rule about designs: the code and severity of its findings, the sentence that states it, and the
 * check, which reports any number of findings. Add a rule to the list of its family's class and
 * nowhere else.
 */
record Rule(Code code, Check<TableDesign> check) {

    private static final String FOUND_BY = "`build()`";

    /**
     * A check of a design, which may be wrong in any other way too, so that it must not rely on
     * other rules.
     */
    @FunctionalInterface
    interface Check<D extends TableDesign> {
        void run(D design, Report found);
    }

    static Rule error(String id, String title, Check<TableDesign> check) {
        return new Rule(Code.error(id, title, FOUND_BY), check);
    }

    static Rule warning(String id, String title, Check<TableDesign> check) {
        return new Rule(Code.warning(id, title, FOUND_BY), check);
    }

    static Rule advice(String id, String title, Check<TableDesign> check) {
        return new Rule(Code.advice(id, title, FOUND_BY), check);
    }

    /** The same rule, said to be about settings of a design. */
    Rule about(String... settings) {
        return new Rule(code.about(settings), check);
    }

    /** Rules that are about one setting of a design. */
    static List<Rule> allAbout(String setting, Rule... rules) {
        return Stream.of(rules).map(rule -> rule.about(setting)).toList();
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
        check.run(design, new Report(code, Place.table(design.name()), sink));
    }
}
