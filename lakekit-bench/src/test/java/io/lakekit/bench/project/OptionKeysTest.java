package io.lakekit.bench.project;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.paimon.CoreOptions;
import org.apache.paimon.options.CatalogOptions;
import org.apache.paimon.options.ConfigOption;
import org.junit.jupiter.api.Test;

/**
 * Paimon's option keys live in the translation, so that one place is read to know what a table
 * gets.
 */
class OptionKeysTest {

    private static final Set<String> KEYS = keys();

    /** Keys with a dash or a dot; "type", "path" or "bucket" are words before they are keys. */
    private static Set<String> keys() {
        return Stream.concat(CoreOptions.getOptions().stream(), catalogOptions())
                .map(ConfigOption::key)
                .filter(key -> key.contains("-") || key.contains("."))
                .collect(Collectors.toSet());
    }

    private static Stream<ConfigOption<?>> catalogOptions() {
        return Stream.of(CatalogOptions.class.getFields())
                .filter(field -> field.getType() == ConfigOption.class)
                .map(
                        field -> {
                            try {
                                return (ConfigOption<?>) field.get(null);
                            } catch (IllegalAccessException e) {
                                throw new AssertionError(e);
                            }
                        });
    }

    @Test
    void optionKeys_liveInTheTranslation() throws IOException {
        Set<String> found = new TreeSet<>();
        for (String module : List.of("lakekit-core", "lakekit-flink", "lakekit-bench")) {
            collect(Path.of("..", module, "target", "classes"), found);
        }
        assertThat(found).isEmpty();
    }

    @Test
    void optionKey_inAClassFile_isSeen() throws IOException {
        Set<String> found = new TreeSet<>();
        collect(Path.of("target/test-classes/io/lakekit/bench/project"), found);
        assertThat(found).contains("OptionKeysTest$Offender.class: \"merge-engine\"");
    }

    /** Holds a key, so that the check is seen to find one. */
    private static final class Offender {
        @SuppressWarnings("unused")
        private static final String KEY = "merge-engine";
    }

    private static void collect(Path classes, Set<String> found) throws IOException {
        Path face = classes.resolve("io/lakekit/paimon");
        Path rooms = classes.resolve("io/lakekit/internal/paimon");
        try (Stream<Path> files = Files.walk(classes)) {
            for (Path file : files.filter(OptionKeysTest::isClass).toList()) {
                if (!file.startsWith(face) && !file.startsWith(rooms)) {
                    StringConstants.of(file).stream()
                            .filter(text -> KEYS.contains(text) || text.startsWith("fields."))
                            .forEach(
                                    key ->
                                            found.add(
                                                    classes.relativize(file)
                                                            + ": \""
                                                            + key
                                                            + "\""));
                }
            }
        }
    }

    private static boolean isClass(Path file) {
        return file.toString().endsWith(".class");
    }
}
