package io.lakekit.catalog;

import java.util.regex.Pattern;

/** The rules for what must not be printed: secret settings, and users and passwords in URIs. */
final class Redaction {

    private static final Pattern SECRET =
            Pattern.compile(
                    "secret|passw|token|credential|(access|private|account)[-_.]?key|\\bsas\\b",
                    Pattern.CASE_INSENSITIVE);
    private static final Pattern USER_INFO = Pattern.compile("(?<=://)[^/\\s]+(?=@)");

    private Redaction() {}

    /** Whether the name of a setting says that its value is a secret. */
    static boolean namesSecret(String key) {
        return SECRET.matcher(key).find();
    }

    /** A text whose URIs show no user and password. */
    static String ofUris(String text) {
        return USER_INFO.matcher(text).replaceAll("***");
    }
}
