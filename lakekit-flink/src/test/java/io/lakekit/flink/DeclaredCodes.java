package io.lakekit.flink;

import io.lakekit.diagnostic.Code;
import java.io.IOException;
import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.lang.reflect.RecordComponent;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The codes that the classes of the library declare: constants of theirs, alone, within a check or
 * in a list of checks. Of all classes only those are loaded that spell an identifier, as others
 * need libraries that are optional.
 */
final class DeclaredCodes {

    private static final Pattern ID = Pattern.compile("LK\\d{4}");

    private final Set<String> spelt = new TreeSet<>();
    private final Map<String, Set<Code>> declared = new TreeMap<>();
    private final List<Code> ofNoCheck = new ArrayList<>();

    private DeclaredCodes() {}

    static DeclaredCodes read() throws IOException, ReflectiveOperationException {
        DeclaredCodes codes = new DeclaredCodes();
        for (String module : List.of("lakekit-core", "lakekit-flink")) {
            Path classes = Path.of("..", module, "target", "classes");
            for (Path file : classFiles(classes)) {
                codes.read(classes.relativize(file), Files.readAllBytes(file));
            }
        }
        return codes;
    }

    private static List<Path> classFiles(Path classes) throws IOException {
        try (Stream<Path> files = Files.walk(classes)) {
            return files.filter(file -> file.toString().endsWith(".class")).toList();
        }
    }

    /** Identifiers anywhere in the classes. */
    Set<String> spelt() {
        return spelt;
    }

    /** By identifier, which should have one each. */
    Map<String, Set<Code>> declared() {
        return declared;
    }

    /** Those that are constants by themselves, and not of a check. */
    List<Code> ofNoCheck() {
        return ofNoCheck;
    }

    /** In order. */
    List<Code> all() {
        List<Code> all = new ArrayList<>();
        declared.values().forEach(all::addAll);
        return all;
    }

    private void read(Path file, byte[] bytes) throws ReflectiveOperationException {
        List<String> ids =
                ID.matcher(new String(bytes, StandardCharsets.ISO_8859_1))
                        .results()
                        .map(MatchResult::group)
                        .toList();
        if (!ids.isEmpty()) {
            spelt.addAll(ids);
            String separator = file.getFileSystem().getSeparator();
            collect(Class.forName(file.toString().replace(".class", "").replace(separator, ".")));
        }
    }

    private void collect(Class<?> type) throws ReflectiveOperationException {
        for (Field field : type.getDeclaredFields()) {
            if (Modifier.isStatic(field.getModifiers()) && !field.getType().isPrimitive()) {
                field.setAccessible(true);
                Object value = field.get(null);
                if (value instanceof Code code) {
                    ofNoCheck.add(code);
                }
                collect(value);
            }
        }
    }

    private void collect(Object value) throws ReflectiveOperationException {
        if (value instanceof Code code) {
            declared.computeIfAbsent(code.id(), id -> new HashSet<>()).add(code);
        } else if (value instanceof Collection<?> many) {
            for (Object one : many) {
                collect(one);
            }
        } else if (value instanceof Record check) {
            for (RecordComponent part : check.getClass().getRecordComponents()) {
                if (part.getType() == Code.class) {
                    part.getAccessor().setAccessible(true);
                    collect(part.getAccessor().invoke(check));
                }
            }
        }
    }
}
