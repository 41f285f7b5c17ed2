package io.lakekit.docs;

import static org.assertj.core.api.Assertions.assertThat;

import io.lakekit.rules.PaimonRule;
import io.lakekit.rules.ShowingTests;
import io.lakekit.rules.Switch;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * docs/reference/rules.md is generated from the list of what Paimon 1.3.1 does and the tests that
 * show it: {@code -Dgolden.update=true} writes it.
 */
class RulesPageTest {

    private static final int RULES = 177;
    private static final Path EXCUSED = Path.of("src/test/resources/rules/not-shown.txt");
    private static final Set<String> EVIDENCE =
            Set.of("silent run", "poison run", "loud run", "silent", "poison", "loud");
    private static final Path PAGE = Path.of("../docs/reference/rules.md");
    private static final Pattern CODE = Pattern.compile("LK\\d{4}");
    private static final Pattern METHOD = Pattern.compile("[\\w.]+\\.(\\w+\\.\\w+)(: .*)?");
    private static final Map<String, Home> HOMES = homes();

    /** Where lakekit keeps rules, and the tests that fail without one, if all have the same. */
    private record Home(String name, List<String> tests) {

        Home(String name, String... tests) {
            this(name, List.of(tests));
        }

        String text(long rules) {
            String line = "- " + name + ": " + rules;
            return tests.isEmpty()
                    ? line
                    : tests.stream()
                            .map(test -> "`" + test + "`")
                            .collect(Collectors.joining(" or ", line + "; one gone fails ", ""));
        }
    }

    private static Map<String, Home> homes() {
        Map<String, Home> homes = new LinkedHashMap<>();
        homes.put("builder", new Home("cannot be written"));
        homes.put("build", new Home("`build()`", "MutationTest", "RulesTest"));
        homes.put("create", new Home("`create`, `plan`, the DDL"));
        homes.put("plan", new Home("`plan`"));
        homes.put("write", new Home("writers"));
        homes.put("health", new Home("health of a live table"));
        homes.put("advise", new Home("the advisor", "DecisiveRulesTest"));
        homes.put("version", new Home("another version"));
        homes.put(PaimonRule.LATER, new Home("not kept yet"));
        return homes;
    }

    @Test
    void everyRule_hasOneHome() {
        List<PaimonRule> rules = PaimonRule.all();

        assertThat(rules).hasSize(RULES);
        for (int i = 0; i < RULES; i++) {
            assertThat(rules.get(i).number()).isEqualTo(i + 1);
            assertThat(HOMES).containsKey(rules.get(i).home());
            assertThat(rules.get(i).by()).as("%s", rules.get(i)).isNotEmpty();
            assertThat(EVIDENCE).contains(rules.get(i).evidence());
        }
    }

    /** What will keep a rule that nothing keeps yet is said. */
    @Test
    void rulesNotKeptYet_sayWhatTheyComeWith() {
        assertThat(PaimonRule.all())
                .filteredOn(rule -> rule.home().equals(PaimonRule.LATER))
                .allSatisfy(rule -> assertThat(rule.by()).startsWith("comes with "));
    }

    /** Damage that was seen and that Paimon does not report is shown again by a test here. */
    @Test
    void damageOfARun_isShownOrSaysWhyNot() throws IOException {
        Map<Integer, String> shown = shown();
        Map<Integer, String> excused = excused();

        assertThat(excused).doesNotContainKeys(shown.keySet().toArray(Integer[]::new));
        assertThat(
                        PaimonRule.all().stream()
                                .filter(PaimonRule::mustBeShown)
                                .map(PaimonRule::number))
                .allSatisfy(
                        number ->
                                assertThat(shown.containsKey(number) || excused.containsKey(number))
                                        .as("rule %d has a test or a reason to have none", number)
                                        .isTrue());
        excused.forEach(
                (rule, why) -> System.out.println("rule " + rule + " is not shown: " + why));
    }

    /**
     * A test that shows a damage also shows that lakekit says one of the codes that keep it away.
     */
    @Test
    void testsOfDamage_showTheCodeThatKeepsIt() {
        Map<Integer, Set<String>> shown = ShowingTests.codesByRule();
        assertThat(PaimonRule.all())
                .filteredOn(rule -> shown.containsKey(rule.number()))
                .filteredOn(rule -> !rule.codes().isEmpty())
                .allSatisfy(
                        rule ->
                                assertThat(rule.codes())
                                        .as("%s", rule)
                                        .containsAnyElementsOf(shown.get(rule.number())));
    }

    private static Map<Integer, String> excused() throws IOException {
        Map<Integer, String> excused = new TreeMap<>();
        for (String line : Files.readAllLines(EXCUSED)) {
            String[] parts = line.split("\\|", 2);
            excused.put(Integer.parseInt(parts[0].strip()), parts[1].strip());
        }
        return excused;
    }

    @Test
    void testsOfHomes_exist() throws IOException {
        Set<String> files = new TreeSet<>();
        for (Path file : javaFiles(Path.of("src/test/java"))) {
            files.add(file.getFileName().toString().replace(".java", ""));
        }
        assertThat(HOMES.values()).allSatisfy(home -> assertThat(files).containsAll(home.tests()));
    }

    /** Each code is one that a finding can have, and so has a page. */
    @Test
    void codes_havePages() {
        Set<String> known = new TreeSet<>();
        DiagnosticPage.all().forEach(page -> known.add(page.code()));
        assertThat(PaimonRule.all())
                .allSatisfy(rule -> assertThat(known).as("%s", rule).containsAll(rule.codes()));
    }

    private static List<Path> javaFiles(Path directory) throws IOException {
        try (Stream<Path> files = Files.walk(directory)) {
            return files.filter(file -> file.toString().endsWith(".java")).sorted().toList();
        }
    }

    @Test
    void page_isGenerated() throws IOException {
        String page = page();
        if (Boolean.getBoolean("golden.update")) {
            Files.writeString(PAGE, page);
        }
        assertThat(Files.readString(PAGE)).isEqualTo(page);
    }

    private static String page() throws IOException {
        Map<Integer, String> shown = shown();
        Map<Integer, String> excused = excused();
        Map<Integer, String> failing = failing();
        List<PaimonRule> rules = PaimonRule.all();
        List<String> lines = new ArrayList<>();
        lines.add("# What Paimon 1.3.1 does, and where lakekit keeps it");
        lines.add("");
        lines.add(
                "Generated by a test. Each row is something that Paimon accepts or does and that costs"
                        + " rows, readability or time; *shown by* names the test that\nshows it on"
                        + " plain Paimon; what lakekit says instead is there or on the page of the"
                        + " code. *without it fails* names the\ntests that fail when a"
                        + " rule that is written into code is taken out of it; `SwitchIT` takes out"
                        + " each. What is *not kept yet* Paimon\nstill does behind lakekit's back;"
                        + " *with* names what will keep it.");
        lines.add("");
        HOMES.forEach(
                (home, where) ->
                        lines.add(
                                where.text(
                                        rules.stream()
                                                .filter(rule -> rule.home().equals(home))
                                                .count())));
        lines.add("");
        lines.add("| rule | what | kept by | with | without it fails | shown by |");
        lines.add("|---|---|---|---|---|---|");
        for (PaimonRule rule : rules) {
            lines.add(
                    "| "
                            + rule.number()
                            + " | "
                            + rule.text()
                            + " | "
                            + Objects.requireNonNull(HOMES.get(rule.home())).name()
                            + " | "
                            + linked(rule.by())
                            + " | "
                            + failing.getOrDefault(rule.number(), "")
                            + " | "
                            + shown.getOrDefault(
                                    rule.number(), excused.getOrDefault(rule.number(), ""))
                            + " |");
        }
        return String.join("\n", lines) + "\n";
    }

    private static String linked(String text) {
        return CODE.matcher(text).replaceAll("[$0](../diagnostics/$0.md)");
    }

    /** The tests that fail without a rule, where those of its home differ. */
    private static Map<Integer, String> failing() {
        Map<Integer, String> failing = new TreeMap<>();
        PaimonRule.all().stream()
                .filter(PaimonRule::isOfHarmfulOption)
                .forEach(rule -> failing.put(rule.number(), "`HarmfulOptionTest`"));
        for (Switch off : Switch.all()) {
            String tests =
                    off.fails().stream()
                            .map(test -> METHOD.matcher(test).replaceFirst("`$1`"))
                            .distinct()
                            .collect(Collectors.joining(", "));
            off.rules().forEach(rule -> failing.merge(rule, tests, (a, b) -> a + ", " + b));
        }
        return failing;
    }

    /** The test of each rule that has one. */
    private static Map<Integer, String> shown() {
        Map<Integer, String> shown = new TreeMap<>();
        ShowingTests.classesByRule()
                .forEach((rule, tests) -> shown.put(rule, "`" + tests.iterator().next() + "`"));
        return shown;
    }
}
