package io.lakekit.design;

import io.lakekit.diagnostic.Diagnostic;
import io.lakekit.diagnostic.Diagnostics;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** All rules that a design alone decides, by family. */
final class Rules {

    static final List<Rule> ALL = Stream.of(GroupRules.ALL).flatMap(List::stream).toList();

    private Rules() {}

    static Diagnostics check(TableDesign design) {
        List<Diagnostic> found = new ArrayList<>();
        ALL.forEach(rule -> rule.check().run(design, found::add));
        return Diagnostics.copyOf(found);
    }
}
