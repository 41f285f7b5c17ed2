package io.lakekit.rules;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Something that Paimon 1.3.1 does.
 *
 * @param number by which the list counts
 * @param text what it is
 * @param home where lakekit keeps it
 * @param by what keeps it there
 * @param evidence whether Paimon says nothing (silent), can no longer be read (poison) or complains
 *     itself (loud), and whether that was seen in a run
 */
public record PaimonRule(int number, String text, String home, String by, String evidence) {

    /** The home of rules that nothing keeps yet. */
    public static final String LATER = "later";

    private static final Pattern CODE = Pattern.compile("LK\\d{4}");
    private static final Path LIST = Path.of("src/test/resources/rules/paimon-1.3.1.txt");

    /** All of them, by number. */
    public static List<PaimonRule> all() {
        try {
            return Files.readAllLines(LIST).stream().map(PaimonRule::parse).toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static PaimonRule parse(String line) {
        String[] parts = line.split("\\|", -1);
        assertThat(parts).as(line).hasSize(5);
        return new PaimonRule(
                Integer.parseInt(parts[0].strip()),
                parts[1].strip(),
                parts[2].strip(),
                parts[3].strip(),
                parts[4].strip());
    }

    /** The codes that keep it, in the order in which they are named. */
    public Set<String> codes() {
        return CODE.matcher(by)
                .results()
                .map(MatchResult::group)
                .collect(Collectors.toCollection(LinkedHashSet::new));
    }

    /** Whether an entry of the list of harmful options keeps it. */
    public boolean isOfHarmfulOption() {
        return by.startsWith("LK0807");
    }

    /** Whether Paimon was seen to do it without a word, and lakekit keeps it away. */
    public boolean mustBeShown() {
        return !home.equals(LATER)
                && (evidence.equals("silent run") || evidence.equals("poison run"));
    }
}
