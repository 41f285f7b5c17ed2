package io.lakekit.rules;

import io.lakekit.internal.check.Check;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/** The checks that the classes of this module declare, as constants or in lists of them. */
final class DeclaredChecks {

    private static final Path CLASSES = classes();
    private static final String DESIGN = "io/lakekit/design/";
    private static final Set<String> OUTSIDE_OF_DESIGNS = read();

    private DeclaredChecks() {}

    /** The codes of all checks but the rules of {@code build()}, in order. */
    static Set<String> outsideOfDesigns() {
        return OUTSIDE_OF_DESIGNS;
    }

    private static Set<String> read() {
        Set<String> codes = new TreeSet<>();
        try (Stream<Path> files = Files.walk(CLASSES)) {
            for (Path file : files.filter(DeclaredChecks::hasChecks).toList()) {
                for (Field field : Class.forName(className(file)).getDeclaredFields()) {
                    if (Modifier.isStatic(field.getModifiers())) {
                        field.setAccessible(true);
                        collect(field.get(null), codes);
                    }
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(e);
        }
        return codes;
    }

    private static void collect(Object value, Set<String> codes) {
        if (value instanceof Check<?> check) {
            codes.add(check.code().id());
        } else if (value instanceof Collection<?> many) {
            many.forEach(one -> collect(one, codes));
        }
    }

    /** A class that names checks and is not the room of the rules of designs. */
    private static boolean hasChecks(Path file) {
        String name = path(file);
        if (!name.endsWith(".class") || name.startsWith(DESIGN)) {
            return false;
        }
        try {
            return Files.readString(file, StandardCharsets.ISO_8859_1)
                    .contains("io/lakekit/internal/check/Check");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String className(Path file) {
        return path(file).replace(".class", "").replace('/', '.');
    }

    private static String path(Path file) {
        return CLASSES.relativize(file).toString().replace('\\', '/');
    }

    private static Path classes() {
        try {
            return Path.of(Check.class.getProtectionDomain().getCodeSource().getLocation().toURI());
        } catch (URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }
}
