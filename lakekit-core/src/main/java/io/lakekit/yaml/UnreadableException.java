package io.lakekit.yaml;

import io.lakekit.diagnostic.Code;
import io.lakekit.diagnostic.Wording;

/** A value that cannot be parsed. The caller knows its line and turns it into a finding. */
final class UnreadableException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final Expected expected;
    private final String reason;
    private final String wayOut;

    /** The kind of value that the text should have been. */
    enum Expected {
        /** A type was expected. */
        TYPE(TextCodes.TYPE, "not a column type", "the column cannot be stored"),
        /** A function was expected. */
        FUNCTION(TextCodes.FUNCTION, "not a function", "the column's values cannot be combined"),
        /** One of several words was expected. */
        WORD(TextCodes.WORD, "not possible here", "it means nothing there"),
        /** The name of a class was expected. */
        CLASS(TextCodes.CLASS, "a class that cannot be used", "the design needs it"),
        /** A number or an age was expected. */
        AMOUNT(TextCodes.AMOUNT, "not an amount", "it means nothing there");

        private final Code code;
        private final String fact;
        private final String consequence;

        Expected(Code code, String fact, String consequence) {
            this.code = code;
            this.fact = fact;
            this.consequence = consequence;
        }
    }

    UnreadableException(Expected expected, String reason, String wayOut) {
        super(reason, null, false, false);
        this.expected = expected;
        this.reason = reason;
        this.wayOut = wayOut;
    }

    Code code() {
        return expected.code;
    }

    void report(Wording wording, String text) {
        wording.says("'%s' is %s: %s", Suggestions.shown(text), expected.fact, reason)
                .so("%s", expected.consequence)
                .fix("%s", wayOut);
    }
}
