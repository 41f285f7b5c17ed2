package io.lakekit.rules;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;

/**
 * Why codes refuse what Paimon would take: a test of this package shows the damage, by the rule of
 * Paimon that the page of rules gives them or by their own name; or a list says why there is none.
 */
public final class ShownDamage {

    private static final Path EXCUSED = Path.of("src/test/resources/rules/without-damage.txt");

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

    /** Codes whose damage a test shows, by the rule that they keep or by their own name. */
    private static Set<String> shown() {
        Set<String> codes = new TreeSet<>(ShowingTests.named());
        Set<Integer> rules = ShowingTests.classesByRule().keySet();
        PaimonRule.all().stream()
                .filter(rule -> rules.contains(rule.number()))
                .forEach(rule -> codes.addAll(rule.codes()));
        return codes;
    }
}
