package io.lakekit.internal.paimon.option;

import io.lakekit.internal.text.Spelling;
import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.apache.paimon.CoreOptions;
import org.apache.paimon.options.ConfigOption;
import org.apache.paimon.options.Options;
import org.jspecify.annotations.Nullable;

/**
 * The options that Paimon has, read from its own option classes. Those of its connector for Flink
 * are known even if that is not on the class path.
 */
public final class KnownOptions {

    private static final String ENGINE = "org.apache.paimon.flink.FlinkConnectorOptions";
    private static final List<String> CLASSES =
            List.of(
                    CoreOptions.class.getName(),
                    ENGINE,
                    "org.apache.paimon.spark.SparkConnectorOptions",
                    "org.apache.paimon.iceberg.IcebergOptions",
                    "org.apache.paimon.format.OrcOptions",
                    "org.apache.paimon.format.parquet.ParquetOptions");

    /** The prefixes of options whose names hold columns, or that are handed on to a file format. */
    private static final List<String> FAMILIES =
            List.of("file-index.", "orc.", "parquet.", "avro.");

    private static final ListedOptions LISTED = ListedOptions.read();
    private static final Map<String, ConfigOption<?>> BY_KEY = read();

    private KnownOptions() {}

    /** All options, each once. */
    static Set<ConfigOption<?>> all() {
        return new LinkedHashSet<>(BY_KEY.values());
    }

    static Optional<ConfigOption<?>> find(String key) {
        return Optional.ofNullable(BY_KEY.get(key));
    }

    /**
     * The key by which Paimon knows an option, whichever of its names is given; an unknown key is
     * returned as it is.
     */
    static String canonical(String key) {
        return find(key).map(ConfigOption::key).orElse(key);
    }

    /**
     * Options by the keys that Paimon knows them by. If an option is given by several names, the
     * value of the name that Paimon looks at first counts.
     */
    public static SortedMap<String, String> canonical(Map<String, String> options) {
        SortedMap<String, String> heeded = new TreeMap<>();
        for (Map.Entry<String, String> given : options.entrySet()) {
            String key = canonical(given.getKey());
            names(key).stream()
                    .map(options::get)
                    .filter(Objects::nonNull)
                    .findFirst()
                    .ifPresent(value -> heeded.put(key, value));
        }
        return heeded;
    }

    /** The names that Paimon reads an option by, in the order in which it looks for them. */
    public static List<String> names(String key) {
        List<String> names = new ArrayList<>();
        names.add(canonical(key));
        find(key).ifPresent(option -> option.fallbackKeys().forEach(n -> names.add(n.getKey())));
        return names;
    }

    /** An option as its user wrote it, followed by Paimon's key for it if that is another. */
    static String shown(String key) {
        String heeded = canonical(key);
        return heeded.equals(key)
                ? "'" + key + "'"
                : "'" + key + "', another name of '" + heeded + "',";
    }

    /** The meaning of an option's value as text; null if it is the default. */
    public static @Nullable String meaning(String key, String text) {
        return isSame(key, text, null)
                ? null
                : find(key).map(option -> String.valueOf(value(option, text))).orElse(text);
    }

    /** Whether the key belongs to a family whose members no option class lists. */
    static boolean isOfFamily(String key) {
        return FAMILIES.stream().anyMatch(key::startsWith);
    }

    /**
     * Whether two values of an option mean the same: {@code 2 h} and {@code 7200 s}, or the default
     * and none.
     */
    public static boolean isSame(String key, @Nullable String one, @Nullable String other) {
        return Objects.equals(one, other)
                || find(key)
                        .filter(option -> Objects.equals(value(option, one), value(option, other)))
                        .isPresent();
    }

    private static @Nullable Object value(ConfigOption<?> option, @Nullable String text) {
        Options options = new Options();
        if (text != null) {
            options.set(option.key(), text);
        }
        try {
            return options.get(option);
        } catch (IllegalArgumentException e) {
            return text;
        }
    }

    /** The question for the option that was probably meant; empty if none was. */
    static String question(String key) {
        return Spelling.question(key, BY_KEY.keySet());
    }

    /** The words that an option takes as its value; none if it takes other values than words. */
    static List<String> words(ConfigOption<?> option) {
        return option.defaultValue() instanceof Enum<?> usual
                ? Stream.of(usual.getDeclaringClass().getEnumConstants())
                        .map(Object::toString)
                        .toList()
                : LISTED.words().getOrDefault(option.key(), List.of());
    }

    private static Map<String, ConfigOption<?>> read() {
        Map<String, ConfigOption<?>> options = new TreeMap<>();
        CLASSES.stream().filter(KnownOptions::isPresent).forEach(name -> read(name, options));
        if (!isPresent(ENGINE)) {
            LISTED.options().forEach(option -> add(option, options));
        }
        return options;
    }

    private static void add(ConfigOption<?> option, Map<String, ConfigOption<?>> options) {
        options.put(option.key(), option);
        option.fallbackKeys().forEach(old -> options.putIfAbsent(old.getKey(), option));
    }

    private static boolean isPresent(String name) {
        return KnownOptions.class.getClassLoader().getResource(name.replace('.', '/') + ".class")
                != null;
    }

    private static void read(String name, Map<String, ConfigOption<?>> options) {
        try {
            for (Field field : Class.forName(name).getFields()) {
                if (Modifier.isStatic(field.getModifiers())
                        && field.get(null) instanceof ConfigOption<?> option) {
                    add(option, options);
                }
            }
        } catch (ReflectiveOperationException | LinkageError e) {
            throw new IllegalStateException(
                    "Cannot read the options of " + name + " of the Paimon on the class path", e);
        }
    }
}
