package io.lakekit.junit;

import io.lakekit.reference.ReferenceTable;

/** Assertions on what a table must hold. */
public final class ReferenceAssert extends RowsAssert<ReferenceAssert> {

    ReferenceAssert(ReferenceTable<?> truth) {
        super(
                new Subject(
                        "Reference of " + truth.design().name(),
                        truth.design(),
                        filter -> truth.rows().stream().filter(filter::test).toList()));
    }

    @Override
    ReferenceAssert self() {
        return this;
    }
}
