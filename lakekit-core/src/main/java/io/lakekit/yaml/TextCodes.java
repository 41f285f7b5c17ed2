package io.lakekit.yaml;

import io.lakekit.diagnostic.Code;

/** The codes of what can be wrong with a text, whatever it describes. */
final class TextCodes {

    private static final String FOUND_BY = "reading YAML";

    static final Code FILE =
            code("LK1500", "a file that cannot be read, is not UTF-8 or is longer than 4 MB");
    static final Code YAML =
            code("LK1501", "no YAML, nothing at all, nested too deep, or too many aliases");
    static final Code UNKNOWN_KEY = code("LK1502", "a key that is not a setting there");
    static final Code REPEATED_KEY = code("LK1503", "a key given twice");
    static final Code SHAPE =
            code("LK1504", "text, list or mapping where another of them is expected");
    static final Code TYPE = code("LK1505", "a type that cannot be read");
    static final Code FUNCTION = code("LK1506", "a function that cannot be read");
    static final Code UNKNOWN_COLUMN = code("LK1507", "a name that no column has");
    static final Code MISSING = code("LK1508", "a setting that is missing");
    static final Code WORD = code("LK1509", "a word that is none of those possible");
    static final Code CLASS = code("LK1510", "a class that is missing or cannot be made");
    static final Code AMOUNT = code("LK1511", "a number or an age that cannot be read");
    static final Code UNUSED_COLUMN = code("LK1512", "a column declared and not used");

    private TextCodes() {}

    private static Code code(String id, String title) {
        return Code.error(id, title, FOUND_BY);
    }
}
