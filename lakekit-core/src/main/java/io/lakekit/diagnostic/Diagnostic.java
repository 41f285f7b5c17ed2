package io.lakekit.diagnostic;

import com.google.errorprone.annotations.FormatMethod;
import java.io.Serializable;
import java.util.Objects;

/**
 * One finding.
 *
 * @param code what kind of finding it is
 * @param place the table, column, group or file it is about, in the user's own names
 * @param fact what is there
 * @param consequence what that leads to
 * @param fix the way out
 */
public record Diagnostic(Code code, Place place, String fact, String consequence, String fix)
        implements Serializable {

    public Diagnostic {
        Objects.requireNonNull(code, "code");
        Objects.requireNonNull(place, "place");
        Objects.requireNonNull(fact, "fact");
        Objects.requireNonNull(consequence, "consequence");
        Objects.requireNonNull(fix, "fix");
    }

    /** How much it weighs. */
    public Severity severity() {
        return code.severity();
    }

    /** The same finding about another place. */
    public Diagnostic at(Place other) {
        return new Diagnostic(code, other, fact, consequence, fix);
    }

    /** {@code LK0302 ERROR ads.t.c: fact; consequence. Fix.}, on one line. */
    @Override
    public String toString() {
        return "%s %s %s: %s; %s. %s".formatted(code, severity(), place, fact, consequence, fix);
    }

    /** A finding being worded: {@code code.at(place).says(fact).so(consequence).fix(wayOut)}. */
    public record Draft(Code code, Place place, String fact, String consequence) {

        /** States what is there; {@link String#format} syntax. */
        @FormatMethod
        public Draft says(String format, Object... arguments) {
            return new Draft(code, place, String.format(format, arguments), consequence);
        }

        /** States what the fact leads to; {@link String#format} syntax. */
        @FormatMethod
        public Draft so(String format, Object... arguments) {
            return new Draft(code, place, fact, String.format(format, arguments));
        }

        /**
         * States the way out, a whole sentence in {@link String#format} syntax, and ends the
         * finding.
         */
        @FormatMethod
        public Diagnostic fix(String format, Object... arguments) {
            return new Diagnostic(code, place, fact, consequence, String.format(format, arguments));
        }
    }
}
