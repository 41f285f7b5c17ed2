package io.lakekit.design;

import io.lakekit.diagnostic.Code;
import io.lakekit.diagnostic.Diagnostic;
import io.lakekit.diagnostic.Place;
import io.lakekit.diagnostic.Wording;
import io.lakekit.schema.Column;
import java.util.function.Consumer;

/**
 * Where one rule words what it found: {@code
 * found.at(column).says(fact).so(consequence).fix(wayOut)}.
 */
record Report(Code code, Place.OfTable table, Consumer<Diagnostic> sink) {

    Wording atTable() {
        return at(table);
    }

    Wording at(Column<?> column) {
        return at(table.column(column.name()));
    }

    Wording at(Slice<?> slice) {
        return at(table.slice(slice));
    }

    Wording at(Place place) {
        return new Wording(code.at(place), sink);
    }
}
