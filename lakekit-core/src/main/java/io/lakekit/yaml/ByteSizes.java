package io.lakekit.yaml;

import io.lakekit.yaml.UnreadableException.Expected;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The reading of sizes as people write them: {@code 400}, {@code 400 b}, {@code 2kb}, {@code 64
 * MB}. As in Paimon, each unit is 1024 times the one before it.
 */
final class ByteSizes {

    private static final Pattern SPELT = Pattern.compile("([\\d_]+(?:\\.\\d{1,9})?)\\s*(\\p{L}+)");
    private static final List<List<String>> UNITS =
            List.of(
                    List.of("b", "byte", "bytes"),
                    List.of("k", "kb", "kib"),
                    List.of("m", "mb", "mib"),
                    List.of("g", "gb", "gib"),
                    List.of("t", "tb", "tib"));

    private ByteSizes() {}

    /** The number of bytes that a text stands for. */
    static double parse(String text) {
        Matcher spelt = SPELT.matcher(text);
        if (!spelt.matches()) {
            return Numbers.any(text);
        }
        String name = spelt.group(2).toLowerCase(Locale.ROOT);
        double bytes = Numbers.any(spelt.group(1));
        for (List<String> unit : UNITS) {
            if (unit.contains(name)) {
                return bytes;
            }
            bytes *= 1024;
        }
        throw new UnreadableException(
                Expected.AMOUNT,
                "there is no unit '" + Suggestions.shown(spelt.group(2)) + "'",
                "Write it as '400', '400 b', '2 kb' or '64 mb'.");
    }
}
