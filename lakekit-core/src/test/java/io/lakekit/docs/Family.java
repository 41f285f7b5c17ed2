package io.lakekit.docs;

import io.lakekit.design.Code;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** Codes of one subject: all that begin alike. */
record Family(String prefix, String title) {

    private static final Path LIST = Path.of("src/test/resources/rules/families.txt");

    static List<Family> all() {
        try {
            return Files.readAllLines(LIST).stream()
                    .map(line -> line.split("\\|", -1))
                    .map(parts -> new Family(parts[0].strip(), parts[1].strip()))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static Family of(Code code) {
        return all().stream()
                .filter(family -> family.prefix().equals(code.family()))
                .findFirst()
                .orElseThrow(() -> new AssertionError(code + " has no family in " + LIST));
    }
}
