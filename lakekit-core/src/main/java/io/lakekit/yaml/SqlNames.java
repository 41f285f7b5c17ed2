package io.lakekit.yaml;

import io.lakekit.schema.ColumnType.Kind;
import java.util.Locale;
import java.util.Map;

/**
 * The other names that SQL has for types, such as {@code INTEGER} and {@code CHARACTER VARYING}.
 */
final class SqlNames {

    private static final Map<String, String> OTHERS =
            Map.of(
                    "INTEGER", "INT",
                    "DEC", "DECIMAL",
                    "NUMERIC", "DECIMAL",
                    "REAL", "FLOAT",
                    "VARBINARY", "BYTES",
                    "CHARACTER", "CHAR");

    private SqlNames() {}

    /**
     * The name as {@link Kind} spells it, in capitals. The second word of a name of two words is
     * consumed.
     */
    static String of(String word, Tokens tokens) {
        String upper = word.toUpperCase(Locale.ROOT);
        String name = OTHERS.getOrDefault(upper, upper);
        if (name.equals("CHAR") && tokens.skipWord("VARYING")) {
            return "VARCHAR";
        }
        if (name.equals("DOUBLE") && tokens.skipWord("PRECISION")) {
            return "DOUBLE";
        }
        return name;
    }

    /**
     * Whether a type of time is followed by {@code WITH LOCAL TIME ZONE}. Those words, or {@code
     * WITHOUT TIME ZONE}, are consumed.
     */
    static boolean isWithLocalZone(Kind kind, Tokens tokens) {
        if (kind == Kind.TIMESTAMP_LTZ) {
            return true;
        }
        boolean with = kind == Kind.TIMESTAMP && tokens.skipWord("WITH");
        if (with && !tokens.skipWord("LOCAL")) {
            throw tokens.unreadable(
                    "a zone of each value's own cannot be stored",
                    "Write TIMESTAMP_LTZ(3) for points in time, TIMESTAMP(3) for clocks on a"
                            + " wall.");
        }
        if (with || tokens.skipWord("WITHOUT")) {
            word("TIME", tokens);
            word("ZONE", tokens);
        }
        return with;
    }

    private static void word(String word, Tokens tokens) {
        if (!tokens.skipWord(word)) {
            throw tokens.expected(word);
        }
    }
}
