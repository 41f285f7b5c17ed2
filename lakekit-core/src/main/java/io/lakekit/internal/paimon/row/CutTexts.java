package io.lakekit.internal.paimon.row;

import io.lakekit.schema.ColumnType;
import io.lakekit.schema.Filter.Operator;

/**
 * The comparison of texts with statistics, which Paimon cuts to 16 characters. As the greatest text
 * it keeps the cut one with the last character replaced by the next; U+D7FF has no next character
 * and becomes a question mark, which is less than the texts of the file.
 */
final class CutTexts {

    private static final int LENGTH = 16;
    private static final int WITHOUT_NEXT = 0xD7FF;

    private CutTexts() {}

    static boolean are(ColumnType<?> type) {
        return switch (type.kind()) {
            case CHAR, VARCHAR, STRING -> true;
            default -> false;
        };
    }

    /** Whether files with texts above this one may have a greatest text below it. */
    static boolean isBound(Operator operator, Object text) {
        return (operator == Operator.GT || operator == Operator.GE)
                && length((String) text) >= LENGTH;
    }

    /** The part of a text before the character that may be wrong in a greatest text. */
    static String start(Object text) {
        String whole = (String) text;
        return whole.substring(0, whole.offsetByCodePoints(0, LENGTH - 1));
    }

    /** Whether a file that has this text may have a greatest text below it. */
    static boolean isLost(Object text) {
        return length((String) text) > LENGTH
                && ((String) text).codePoints().limit(LENGTH).anyMatch(c -> c == WITHOUT_NEXT);
    }

    private static int length(String text) {
        return text.codePointCount(0, text.length());
    }
}
