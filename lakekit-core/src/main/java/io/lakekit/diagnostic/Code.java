package io.lakekit.diagnostic;

import java.io.Serializable;
import java.util.List;
import java.util.Objects;
import java.util.regex.Pattern;

/**
 * What a check can find, declared once beside the check. Each code has a page in {@code
 * docs/diagnostics}, such as {@code LK0405.md}, with an example of what goes wrong and of what is
 * right.
 *
 * @param id stable identifier, {@code LK} and four digits; the first two name the family
 * @param severity how much its findings weigh
 * @param title what must hold, if a design is checked; what is found, anywhere else
 * @param foundBy what finds it, such as {@code the health report}
 * @param settings the settings of a design that it is about, as YAML names them; of several the
 *     first that a design has
 */
public record Code(
        String id, Severity severity, String title, String foundBy, List<String> settings)
        implements Serializable {

    private static final Pattern ID = Pattern.compile("LK\\d{4}");

    public Code {
        if (!isId(id)) {
            throw new IllegalArgumentException("'" + id + "' is not LK and four digits");
        }
        Objects.requireNonNull(severity, "severity");
        Objects.requireNonNull(title, "title");
        Objects.requireNonNull(foundBy, "foundBy");
        settings = List.copyOf(settings);
    }

    /** The code of {@link Severity#ERROR} findings. */
    public static Code error(String id, String title, String foundBy) {
        return new Code(id, Severity.ERROR, title, foundBy, List.of());
    }

    /** The code of {@link Severity#WARNING} findings. */
    public static Code warning(String id, String title, String foundBy) {
        return new Code(id, Severity.WARNING, title, foundBy, List.of());
    }

    /** The code of {@link Severity#ADVICE} findings. */
    public static Code advice(String id, String title, String foundBy) {
        return new Code(id, Severity.ADVICE, title, foundBy, List.of());
    }

    /** The same code, said to be about settings of a design. */
    public Code about(String... names) {
        return new Code(id, severity, title, foundBy, List.of(names));
    }

    /** Whether a text has the form of an identifier. */
    public static boolean isId(String text) {
        return ID.matcher(text).matches();
    }

    /** What it and the codes that begin alike are about. */
    public Family family() {
        return Family.of(id);
    }

    /** Starts a finding: {@code code.at(place).says(fact).so(consequence).fix(wayOut)}. */
    public Diagnostic.Draft at(Place place) {
        return new Diagnostic.Draft(this, place, "", "");
    }

    /** The identifier. */
    @Override
    public String toString() {
        return id;
    }
}
