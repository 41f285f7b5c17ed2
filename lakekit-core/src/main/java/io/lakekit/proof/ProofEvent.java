package io.lakekit.proof;

import io.lakekit.design.Slice;
import io.lakekit.design.TableDesign;
import io.lakekit.reference.ReferenceTable;
import io.lakekit.schema.ChangeKind;
import io.lakekit.schema.Row;
import io.lakekit.table.TableWriter;
import org.jspecify.annotations.Nullable;

/**
 * An event as a stream writes it.
 *
 * @param slice the slice that its stream fills, or null if it writes whole rows
 * @param kind what the event says about the row
 * @param row the columns the stream supplies
 */
record ProofEvent(@Nullable Slice<?> slice, ChangeKind kind, Row row) {

    /** An event that writes a row. */
    ProofEvent(@Nullable Slice<?> slice, Row row) {
        this(slice, ChangeKind.INSERT, row);
    }

    /** Writes this event to the reference. */
    @SuppressWarnings("unchecked") // the slice was checked against the design when it was given
    <D extends TableDesign> void writeTo(ReferenceTable<D> truth) {
        if (slice == null) {
            truth.write(kind, row);
        } else {
            truth.write((Slice<? super D>) slice, kind, row);
        }
    }

    /** Writes this event to a table. */
    @SuppressWarnings("unchecked") // the slice was checked against the design when it was given
    <D extends TableDesign> void writeTo(TableWriter<D> writer) {
        Slice<? super D> of = (Slice<? super D>) slice;
        if (kind != ChangeKind.INSERT) {
            (of == null ? writer.changes() : writer.changes(of)).write(kind, row);
        } else {
            (of == null ? writer.rows() : writer.stream(of)).write(row);
        }
    }

    /** The event in one line, such as {@code click {ad=7, at=3}} or {@code -D {ad=7}}. */
    @Override
    public String toString() {
        return (slice == null ? "" : slice.name() + " ")
                + (kind == ChangeKind.INSERT ? "" : kind.symbol() + " ")
                + row;
    }
}
