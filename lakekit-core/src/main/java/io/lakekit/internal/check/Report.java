package io.lakekit.internal.check;

import io.lakekit.diagnostic.Code;
import io.lakekit.diagnostic.Diagnostic;
import io.lakekit.diagnostic.Place;
import io.lakekit.diagnostic.Wording;
import io.lakekit.schema.Column;
import java.util.function.Consumer;

/**
 * Where one check words what it found: {@code
 * found.at(column).says(fact).so(consequence).fix(wayOut)}.
 *
 * @param code the code of its findings
 * @param table the table that is checked, or that a job writes
 * @param sink takes the findings
 */
public record Report(Code code, Place.OfTable table, Consumer<Diagnostic> sink) {

    /** Begins a finding about the table itself. */
    public Wording atTable() {
        return at(table);
    }

    /** Begins a finding about a column of the table. */
    public Wording at(Column<?> column) {
        return at(table.column(column.name()));
    }

    /** Begins a finding about a group or a type of events, by its text. */
    public Wording atSlice(Object slice) {
        return at(table.slice(slice));
    }

    /** Begins a finding about any place. */
    public Wording at(Place place) {
        return new Wording(code.at(place), sink);
    }
}
