package io.lakekit.design;

import io.lakekit.diagnostic.Diagnostics;
import io.lakekit.diagnostic.Place;
import io.lakekit.internal.check.Check;
import java.util.List;
import java.util.stream.Stream;

/** All rules that a design alone decides, by family. */
final class Rules {

    /** The rules about the table itself, in the order of their codes. */
    static final List<Check<TableDesign>> OF_TABLES =
            Stream.of(
                            NameRules.ALL,
                            KeyRules.ALL,
                            TypeRules.ALL,
                            GroupRules.ALL,
                            OrderRules.ALL,
                            UnorderedRules.ALL,
                            FunctionRules.ALL,
                            PartitionRules.ALL,
                            RetentionRules.ALL,
                            RowExpiryRules.ALL,
                            BucketRules.ALL,
                            ChangeRules.ALL,
                            RowKindRules.ALL,
                            DeleteRules.ALL,
                            HybridRules.ALL)
                    .flatMap(List::stream)
                    .toList();

    private Rules() {}

    static Diagnostics check(TableDesign design) {
        return run(OF_TABLES, design).and(run(AcceptanceRules.ALL, design));
    }

    /** The findings of some rules about a design. */
    static Diagnostics run(List<Check<TableDesign>> rules, TableDesign design) {
        return Check.all(rules, design, Place.table(design.name()));
    }
}
