package io.lakekit.diagnostic;

import com.google.errorprone.annotations.FormatMethod;
import java.util.function.Consumer;

/**
 * A finding being worded that is reported once it is complete: {@code
 * wording.says(fact).so(consequence).fix(wayOut)}. Nothing is reported before {@link #fix}.
 *
 * @param draft what was worded so far
 * @param sink takes the finding
 */
public record Wording(Diagnostic.Draft draft, Consumer<Diagnostic> sink) {

    /** States what is there; {@link String#format} syntax. */
    @FormatMethod
    public Wording says(String format, Object... arguments) {
        return new Wording(draft.says(format, arguments), sink);
    }

    /** States what the fact leads to; {@link String#format} syntax. */
    @FormatMethod
    public Wording so(String format, Object... arguments) {
        return new Wording(draft.so(format, arguments), sink);
    }

    /**
     * States the way out, a whole sentence in {@link String#format} syntax, and reports the
     * finding.
     */
    @FormatMethod
    public void fix(String format, Object... arguments) {
        sink.accept(draft.fix(format, arguments));
    }
}
