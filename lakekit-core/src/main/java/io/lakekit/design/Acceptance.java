package io.lakekit.design;

import io.lakekit.diagnostic.Diagnostic;
import io.lakekit.diagnostic.Place;
import java.io.Serializable;
import java.util.Comparator;
import java.util.Objects;

/**
 * The statement that a design may have a certain warning about one thing: the table, a column or a
 * slice. The same warning about another column still refuses the design.
 *
 * @param code the code of the warning
 * @param at what it is about, as findings name it within the table: a column's name, a slice such
 *     as {@code group 'click'}, an option such as {@code option 'write-only'}, or nothing for the
 *     table itself
 * @param reason why it does no harm here; kept for whoever reads the design
 */
public record Acceptance(String code, String at, String reason) implements Serializable {

    static final Comparator<Acceptance> ORDER =
            Comparator.comparing(Acceptance::code).thenComparing(Acceptance::at);

    public Acceptance {
        Objects.requireNonNull(code, "code");
        Objects.requireNonNull(at, "at");
        Objects.requireNonNull(reason, "reason");
    }

    /** The acceptance of one finding about a table. */
    public static Acceptance of(TableName table, Diagnostic finding, String reason) {
        return new Acceptance(finding.code().id(), within(table, finding), reason);
    }

    /** The thing that a finding is about: its place without the table's name. */
    private static String within(TableName table, Diagnostic finding) {
        Place place = finding.place();
        return place.table().equals(table.toString()) ? place.within() : "";
    }

    /**
     * Whether this acceptance is about a finding of a table; that of a column also covers the
     * fields inside it.
     */
    public boolean covers(TableName table, Diagnostic finding) {
        String within = within(table, finding);
        return finding.code().id().equals(code)
                && (within.equals(at) || (!at.isEmpty() && within.startsWith(at + ".")));
    }

    /** {@code accept("LK0405", clicks, ...)}, to be found in a design. */
    String call() {
        return at.isEmpty()
                ? "accept(\"" + code + "\", ...)"
                : "accept(\"" + code + "\", " + at + ", ...)";
    }

    /** Such as {@code 'LK0405' for clicks}. */
    String shown() {
        return at.isEmpty() ? "'" + code + "'" : "'" + code + "' for " + at;
    }
}
