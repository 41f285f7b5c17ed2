package io.lakekit.rules;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.reflect.Method;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The tests that show something: the damage of a rule of Paimon or of a code by their name, such as
 * {@code rule142_...}, and findings by {@link Shows}.
 */
public final class ShowingTests {

    private static final Pattern OF_RULE = Pattern.compile("rule(\\d+)_.*");
    private static final Pattern OF_CODE = Pattern.compile("lk(\\d{4})_.*");
    private static final Path CLASSES = classes();
    private static final List<Method> ALL = read();

    private ShowingTests() {}

    /** The tests of each code, by class and method. */
    public static Map<String, Set<String>> byCode() {
        Map<String, Set<String>> tests = new TreeMap<>();
        for (Method test : ALL) {
            codes(test)
                    .forEach(
                            code ->
                                    tests.computeIfAbsent(code, shown -> new TreeSet<>())
                                            .add(name(test)));
        }
        return tests;
    }

    /** The simple names of the classes that show each rule. */
    public static Map<Integer, Set<String>> classesByRule() {
        return byRule(test -> List.of(test.getDeclaringClass().getSimpleName()));
    }

    /** The codes that the tests of each rule ask for, or whose pages do. */
    public static Map<Integer, Set<String>> codesByRule() {
        return byRule(
                test -> {
                    List<String> codes = new ArrayList<>(codes(test));
                    OnPageOf pages = test.getAnnotation(OnPageOf.class);
                    codes.addAll(pages == null ? List.of() : List.of(pages.value()));
                    return codes;
                });
    }

    /** The codes after which tests are named, such as {@code lk0809_...}. */
    static Set<String> named() {
        Set<String> codes = new TreeSet<>();
        for (Method test : ALL) {
            Matcher code = OF_CODE.matcher(test.getName());
            if (code.matches()) {
                codes.add("LK" + code.group(1));
            }
        }
        return codes;
    }

    private static Map<Integer, Set<String>> byRule(Function<Method, List<String>> what) {
        Map<Integer, Set<String>> found = new TreeMap<>();
        for (Method test : ALL) {
            Matcher rule = OF_RULE.matcher(test.getName());
            if (rule.matches()) {
                found.computeIfAbsent(Integer.valueOf(rule.group(1)), shown -> new TreeSet<>())
                        .addAll(what.apply(test));
            }
        }
        return found;
    }

    private static List<String> codes(Method test) {
        Shows shown = test.getAnnotation(Shows.class);
        return shown == null ? List.of() : List.of(shown.value());
    }

    private static String name(Method test) {
        return test.getDeclaringClass().getName() + "." + test.getName();
    }

    private static Path classes() {
        try {
            return Path.of(Shows.class.getProtectionDomain().getCodeSource().getLocation().toURI());
        } catch (URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }

    /** The methods that say what they show; only classes that have one are loaded. */
    private static List<Method> read() {
        List<Method> methods = new ArrayList<>();
        try (Stream<Path> files = Files.walk(CLASSES)) {
            for (Path file : files.filter(ShowingTests::isShowing).sorted().toList()) {
                String name = CLASSES.relativize(file).toString().replace(".class", "");
                Class<?> type =
                        Class.forName(
                                name.replace(file.getFileSystem().getSeparator(), "."),
                                false,
                                ShowingTests.class.getClassLoader());
                methods.addAll(List.of(type.getDeclaredMethods()));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (ClassNotFoundException e) {
            throw new IllegalStateException(e);
        }
        return methods.stream()
                .filter(
                        method ->
                                method.isAnnotationPresent(Shows.class)
                                        || OF_RULE.matcher(method.getName()).matches()
                                        || OF_CODE.matcher(method.getName()).matches())
                .filter(method -> !method.isSynthetic())
                .toList();
    }

    private static boolean isShowing(Path file) {
        if (!file.toString().endsWith("Test.class")) {
            return false;
        }
        try {
            String constants = Files.readString(file, StandardCharsets.ISO_8859_1);
            return constants.contains("io/lakekit/rules/Shows;")
                    || constants.contains("io/lakekit/rules/Damage");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
