package io.lakekit.rules;

import static org.assertj.core.api.Assertions.assertThat;

import io.lakekit.rules.Switched.Outcome;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * A change of one source that switches rules off. Rules of {@code build()} and harmful options are
 * switched off as values. Those that any other check keeps are off if the runner leaves the check
 * out; the tests that then fail say so by {@link Shows}. Those that are written into code are
 * listed.
 *
 * <p>In the list, a block has the lines {@code rules} with their numbers, {@code in} with the file,
 * pairs of {@code -} and {@code +} with a text and its replacement (nothing if there is no {@code
 * +}), and {@code fails} with a test each.
 *
 * @param rules their numbers
 * @param file the source, below io/lakekit
 * @param edits what is changed in it
 * @param fails the tests that fail then, and no others of their classes
 */
public record Switch(List<Integer> rules, String file, List<Edit> edits, Set<String> fails) {

    private static final Set<String> HOMES = Set.of("create", "plan", "write", "health");
    private static final Path LIST = Path.of("src/test/resources/rules/switches.txt");
    private static final String RUNNER = "internal/check/Check.java";
    private static final String EACH = "for (Check<S> check : checks) {";
    private static final Path SOURCES = Path.of("src/main/java/io/lakekit");

    /** A text that the source has once, and what takes its place. */
    public record Edit(String from, String to) {

        String of(String source) {
            assertThat(source.split(Pattern.quote(from), -1))
                    .as("parts around '%s'", from)
                    .hasSize(2);
            return source.replace(from, to);
        }
    }

    /** Whether a rule is written into the code. */
    static boolean isFor(PaimonRule rule) {
        return HOMES.contains(rule.home()) && !rule.isOfHarmfulOption();
    }

    /** All of them: those of the list, then those of checks by their code. */
    public static List<Switch> all() {
        List<Switch> all = new ArrayList<>(listed());
        ShowingTests.byCode()
                .forEach(
                        (code, tests) -> {
                            if (DeclaredChecks.outsideOfDesigns().contains(code)) {
                                all.add(ofCheck(code, tests));
                            }
                        });
        return all;
    }

    /** Those of the list, in its order. */
    static List<Switch> listed() {
        return Stream.of(read(LIST).strip().split("\n\n")).map(Switch::parse).toList();
    }

    /** Leaves the check of a code out, wherever checks are run. */
    private static Switch ofCheck(String code, Set<String> tests) {
        String next = "if (check.code.id().equals(\"" + code + "\")) { continue; }";
        Set<Integer> listed = new TreeSet<>();
        listed().forEach(off -> listed.addAll(off.rules()));
        List<Integer> rules =
                PaimonRule.all().stream()
                        .filter(rule -> isFor(rule) && rule.codes().contains(code))
                        .map(PaimonRule::number)
                        .filter(rule -> !listed.contains(rule))
                        .toList();
        return new Switch(rules, RUNNER, List.of(new Edit(EACH, EACH + next)), tests);
    }

    /**
     * Gives each finding a code that it should not have, with which the tests that ask for any code
     * fail.
     */
    static Switch ofCodes(Set<String> tests) {
        Edit edit =
                new Edit(
                        "new Diagnostic.Draft(this,",
                        "new Diagnostic.Draft("
                                + "new Code(\"LK0000\", severity, title, foundBy, settings),");
        return new Switch(List.of(), "diagnostic/Code.java", List.of(edit), tests);
    }

    private static Switch parse(String block) {
        List<Integer> rules = new ArrayList<>();
        List<Edit> edits = new ArrayList<>();
        Set<String> fails = new TreeSet<>();
        String file = "";
        for (String line : block.split("\n")) {
            String word = line.contains(" ") ? line.substring(0, line.indexOf(' ')) : line;
            String rest = line.substring(word.length()).strip();
            switch (word) {
                case "rules" ->
                        List.of(rest.split(" ")).forEach(n -> rules.add(Integer.valueOf(n)));
                case "in" -> file = rest;
                case "-" -> edits.add(new Edit(rest, ""));
                case "+" ->
                        edits.set(
                                edits.size() - 1,
                                new Edit(edits.get(edits.size() - 1).from(), rest));
                case "fails" -> fails.add("io.lakekit." + rest);
                default -> throw new IllegalArgumentException(line);
            }
        }
        return new Switch(rules, file, edits, fails);
    }

    /** The classes of its tests. */
    Set<String> testClasses() {
        Set<String> classes = new TreeSet<>();
        fails.forEach(test -> classes.add(test.replaceFirst("\\.\\w+(: .*)?$", "")));
        return classes;
    }

    /** The tests that failed: by cases where cases are listed, else by methods. */
    Set<String> failed(Outcome outcome) {
        Set<String> failed = new TreeSet<>();
        for (String test : outcome.failed()) {
            failed.add(fails.contains(test) ? test : test.replaceFirst(": .*", ""));
        }
        return failed;
    }

    /** The source without the rules. */
    String source() {
        String source = read(SOURCES.resolve(file));
        for (Edit edit : edits) {
            source = edit.of(source);
        }
        return source;
    }

    @Override
    public String toString() {
        return "rules " + rules + " in " + file + edits;
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
