package io.lakekit.junit;

import io.lakekit.reference.ReferenceTable;

/** Assertions on the reference for a table. */
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
