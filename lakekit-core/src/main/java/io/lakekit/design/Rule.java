package io.lakekit.design;

import io.lakekit.diagnostic.Code;
import io.lakekit.internal.check.Check;
import java.util.ArrayList;
import java.util.List;

/**
 * Makes the checks of designs that {@code build()} runs. Add one to the list of its family's class
 * and nowhere else.
 */
final class Rule {

    private static final String FOUND_BY = "`build()`";

    private Rule() {}

    static Check<TableDesign> error(String id, String title, Check.Finder<TableDesign> finder) {
        return new Check<>(Code.error(id, title, FOUND_BY), finder);
    }

    static Check<TableDesign> warning(String id, String title, Check.Finder<TableDesign> finder) {
        return new Check<>(Code.warning(id, title, FOUND_BY), finder);
    }

    static Check<TableDesign> advice(String id, String title, Check.Finder<TableDesign> finder) {
        return new Check<>(Code.advice(id, title, FOUND_BY), finder);
    }

    /** Rules that are about one setting of a design. */
    @SafeVarargs
    static List<Check<TableDesign>> allAbout(String setting, Check<TableDesign>... rules) {
        List<Check<TableDesign>> all = new ArrayList<>();
        for (Check<TableDesign> rule : rules) {
            all.add(rule.about(setting));
        }
        return List.copyOf(all);
    }

    /** What looks at one kind of design only. */
    static <D extends TableDesign> Check.Finder<TableDesign> on(
            Class<D> kind, Check.Finder<D> finder) {
        return (design, found) -> {
            if (kind.isInstance(design)) {
                finder.find(kind.cast(design), found);
            }
        };
    }
}
