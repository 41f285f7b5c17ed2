package io.lakekit.rules;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Why codes refuse what Paimon would take: a test of this package shows the damage, by the rule of
 * Paimon that the page of rules gives them or by their own name; or a list says why there is none.
 */
public final class ShownDamage {

    private static final Path PAGE = Path.of("../docs/reference/rules.md");
    private static final Path TESTS = Path.of("src/test/java/io/lakekit/rules");
    private static final Path EXCUSED = Path.of("src/test/resources/rules/without-damage.txt");
    private static final Pattern CODE = Pattern.compile("LK\\d{4}");
    private static final Pattern NAMED = Pattern.compile("void lk(\\d{4})_");

    private ShownDamage() {}

    /** The codes with a test, and those with a reason to have none. */
    public static Set<String> accountedFor() throws IOException {
        Set<String> codes = shown();
        codes.addAll(excused());
        return codes;
    }

    /** Codes with a reason to have no test. */
    public static Set<String> excused() throws IOException {
        Set<String> codes = new TreeSet<>();
        for (String line : Files.readAllLines(EXCUSED)) {
            codes.add(line.substring(0, line.indexOf('|')).strip());
        }
        return codes;
    }

    /** Codes whose damage a test shows. */
    private static Set<String> shown() throws IOException {
        Set<String> codes = new TreeSet<>();
        for (String line : Files.readAllLines(PAGE)) {
            if (line.contains("`Damage")) {
                CODE.matcher(line).results().forEach(found -> codes.add(found.group()));
            }
        }
        try (Stream<Path> files = Files.list(TESTS)) {
            for (Path file : files.toList()) {
                Matcher named = NAMED.matcher(Files.readString(file));
                named.results().forEach(found -> codes.add("LK" + found.group(1)));
            }
        }
        return codes;
    }
}
