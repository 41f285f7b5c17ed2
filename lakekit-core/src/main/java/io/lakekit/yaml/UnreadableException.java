package io.lakekit.yaml;

/** A value that cannot be parsed. The caller knows its line and turns it into a finding. */
final class UnreadableException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final Family family;
    private final String reason;
    private final String wayOut;

    /** The kind of value that the text should have been. */
    enum Family {
        /** A type was expected. */
        TYPE("LK1505", "not a column type", "the column cannot be stored"),
        /** A function was expected. */
        FUNCTION("LK1506", "not a function", "the column's values cannot be combined"),
        /** One of several words was expected. */
        WORD("LK1509", "not possible here", "it decides nothing"),
        /** The name of a class was expected. */
        CLASS("LK1510", "a class that cannot be used", "the design is made with it"),
        /** A number or an age was expected. */
        AMOUNT("LK1511", "not an amount", "it decides nothing");

        private final String code;
        private final String fact;
        private final String consequence;

        Family(String code, String fact, String consequence) {
            this.code = code;
            this.fact = fact;
            this.consequence = consequence;
        }
    }

    UnreadableException(Family family, String reason, String wayOut) {
        super(reason, null, false, false);
        this.family = family;
        this.reason = reason;
        this.wayOut = wayOut;
    }

    String code() {
        return family.code;
    }

    void report(Findings.Wording wording, String text) {
        wording.says("'%s' is %s: %s", Words.shown(text), family.fact, reason)
                .so("%s", family.consequence)
                .fix("%s", wayOut);
    }
}
