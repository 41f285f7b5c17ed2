package io.lakekit.diagnostic;

import com.google.errorprone.annotations.FormatMethod;
import java.io.Serializable;
import java.util.Objects;

/**
 * One finding. Each code has a page in {@code docs/diagnostics}, such as {@code LK0405.md}, with an
 * example of what goes wrong and of what is right.
 *
 * @param code stable identifier, {@code LK} and four digits; the first two name the family
 * @param severity how much it weighs
 * @param place the table, column, group or file it is about, in the user's own names
 * @param fact what is there
 * @param consequence what that leads to
 * @param fix the way out
 */
public record Diagnostic(
        String code, Severity severity, String place, String fact, String consequence, String fix)
        implements Serializable {

    public Diagnostic {
        Objects.requireNonNull(code, "code");
        Objects.requireNonNull(severity, "severity");
        Objects.requireNonNull(place, "place");
        Objects.requireNonNull(fact, "fact");
        Objects.requireNonNull(consequence, "consequence");
        Objects.requireNonNull(fix, "fix");
    }

    /** Starts an {@link Severity#ERROR} finding. */
    public static Draft error(String code, String place) {
        return new Draft(code, Severity.ERROR, place, "", "");
    }

    /** Starts a {@link Severity#WARNING} finding. */
    public static Draft warning(String code, String place) {
        return new Draft(code, Severity.WARNING, place, "", "");
    }

    /** Starts an {@link Severity#ADVICE} finding. */
    public static Draft advice(String code, String place) {
        return new Draft(code, Severity.ADVICE, place, "", "");
    }

    /** {@code LK0302 ERROR ads.t.c: fact; consequence. Fix.}, on one line. */
    @Override
    public String toString() {
        return code + " " + severity + " " + place + ": " + fact + "; " + consequence + ". " + fix;
    }

    /**
     * A finding being worded: {@code error(code, place).says(fact).so(consequence).fix(wayOut)}.
     */
    public record Draft(
            String code, Severity severity, String place, String fact, String consequence) {

        /** States what is there; {@link String#format} syntax. */
        @FormatMethod
        public Draft says(String format, Object... arguments) {
            return new Draft(code, severity, place, String.format(format, arguments), consequence);
        }

        /** States what the fact leads to; {@link String#format} syntax. */
        @FormatMethod
        public Draft so(String format, Object... arguments) {
            return new Draft(code, severity, place, fact, String.format(format, arguments));
        }

        /**
         * States the way out, a whole sentence in {@link String#format} syntax, and ends the
         * finding.
         */
        @FormatMethod
        public Diagnostic fix(String format, Object... arguments) {
            return new Diagnostic(
                    code, severity, place, fact, consequence, String.format(format, arguments));
        }
    }
}
