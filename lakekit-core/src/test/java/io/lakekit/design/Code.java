package io.lakekit.design;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/**
 * A code that a finding can have.
 *
 * @param code such as {@code LK0405}
 * @param severity as {@link io.lakekit.diagnostic.Severity} spells it
 * @param where what finds it
 * @param title what must hold, of a rule of designs; what is found, of any other
 */
public record Code(String code, String severity, String where, String title) {

    private static final Path OTHERS = Path.of("src/test/resources/rules/codes.txt");

    /** The codes of the rules and those of codes.txt, in order. */
    public static List<Code> all() {
        try {
            return Stream.concat(rules(), Files.readAllLines(OTHERS).stream().map(Code::parse))
                    .sorted(Comparator.comparing(Code::code))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Stream<Code> rules() {
        return Stream.of(Rules.OF_TABLES, AcceptanceRules.ALL)
                .flatMap(List::stream)
                .map(
                        rule ->
                                new Code(
                                        rule.code(),
                                        rule.severity().toString(),
                                        "`build()`",
                                        rule.title()));
    }

    private static Code parse(String line) {
        String[] parts = line.split("\\|", -1);
        if (parts.length != 4) {
            throw new IllegalArgumentException(line);
        }
        return new Code(parts[0].strip(), parts[1].strip(), parts[2].strip(), parts[3].strip());
    }

    /** The first two digits, which name its family. */
    public String family() {
        return code.substring(0, 4);
    }

    @Override
    public String toString() {
        return code;
    }
}
