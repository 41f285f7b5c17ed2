package io.lakekit.diagnostic;

import java.util.List;

/** Findings whose codes and places are texts still, which goes with the last of them. */
final class Undeclared {

    private Undeclared() {}

    static Diagnostic.Draft at(Severity severity, String id, String place) {
        return new Code(id, severity, "", "", List.of()).at(place(place));
    }

    /** A table has two names, which a column's follow. */
    private static Place place(String text) {
        String[] parts = text.split("\\.", -1);
        if (parts.length < 3) {
            return Place.table(text);
        }
        Place.OfColumns place = Place.table(parts[0] + "." + parts[1]);
        for (String part : List.of(parts).subList(2, parts.length)) {
            place = place.column(part);
        }
        return place;
    }
}
