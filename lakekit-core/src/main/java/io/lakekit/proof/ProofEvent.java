package io.lakekit.proof;

import io.lakekit.design.Slice;
import io.lakekit.design.TableDesign;
import io.lakekit.reference.ReferenceTable;
import io.lakekit.schema.Row;
import org.jspecify.annotations.Nullable;

/**
 * An event as a stream writes it.
 *
 * @param slice the slice that its stream fills, or null if it writes whole rows
 * @param row the columns the stream supplies
 */
record ProofEvent(@Nullable Slice<?> slice, Row row) {

    /** Writes this event to the reference. */
    @SuppressWarnings("unchecked") // the slice was checked against the design when it was given
    <D extends TableDesign> void writeTo(ReferenceTable<D> truth) {
        if (slice == null) {
            truth.write(row);
        } else {
            truth.write((Slice<? super D>) slice, row);
        }
    }

    /** The event in one line, such as {@code click {ad=7, at=3}}. */
    @Override
    public String toString() {
        return (slice == null ? "" : slice.name() + " ") + row;
    }
}
