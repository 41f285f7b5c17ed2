package io.lakekit.design;

import io.lakekit.diagnostic.Diagnostic;
import io.lakekit.diagnostic.Diagnostics;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** All rules that a design alone decides, by family. */
final class Rules {

    /** The rules about the table itself, in the order of their codes. */
    static final List<Rule> OF_TABLES =
            Stream.of(
                            NameRules.ALL,
                            KeyRules.ALL,
                            TypeRules.ALL,
                            GroupRules.ALL,
                            FunctionRules.ALL,
                            PartitionRules.ALL,
                            RetentionRules.ALL,
                            BucketRules.ALL,
                            ChangeRules.ALL,
                            HybridRules.ALL)
                    .flatMap(List::stream)
                    .toList();

    private Rules() {}

    static Diagnostics check(TableDesign design) {
        List<Diagnostic> found = new ArrayList<>();
        OF_TABLES.forEach(rule -> rule.run(design, found::add));
        AcceptanceRules.ALL.forEach(rule -> rule.run(design, found::add));
        return Diagnostics.copyOf(found);
    }
}
