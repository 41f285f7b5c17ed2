package io.lakekit.proof;

import io.lakekit.design.DesignBuilder;
import io.lakekit.design.TableDesign;
import io.lakekit.design.Unchecked;
import io.lakekit.design.Verdict;
import io.lakekit.diagnostic.Diagnostics;
import io.lakekit.diagnostic.Severity;
import io.lakekit.paimon.PaimonSchemas;
import java.util.SplittableRandom;

/**
 * A design as it was set, and what lakekit says to it.
 *
 * @param design the design; unchecked if it is refused
 * @param refusals what refuses it; none if lakekit accepts it
 * @param random draws its rows
 */
record Draft(TableDesign design, Diagnostics refusals, SplittableRandom random) {

    static Draft of(DesignBuilder<?, ?> builder, SplittableRandom random) {
        if (random.nextBoolean()) {
            builder.check()
                    .of(Severity.WARNING)
                    .forEach(given -> builder.accept(given, "drawn at random"));
        }
        TableDesign design = Unchecked.design(builder);
        Diagnostics refused =
                Verdict.of(builder.check(), design.name(), design.acceptances()).refused();
        if (refused.isEmpty()) {
            design = builder.build();
            refused =
                    Verdict.of(PaimonSchemas.check(design), design.name(), design.acceptances())
                            .refused();
        }
        if (refused.isEmpty()) {
            refused = PaimonSchemas.probe(design);
        }
        return new Draft(design, refused, random.split());
    }

    boolean isAccepted() {
        return refusals.isEmpty();
    }

    /** Whether Paimon is told all of it; a column of two types is created with one of them. */
    boolean isSaid() {
        return !refusals.codes().contains("LK0006");
    }

    @Override
    public String toString() {
        return design
                + " of "
                + design.columns()
                + " in "
                + design.slices()
                + ", merged by "
                + design.values()
                + ", with "
                + design.rawOptions()
                + ": "
                + refusals;
    }
}
