package io.lakekit.internal.paimon.option;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.apache.paimon.options.ConfigOption;
import org.apache.paimon.options.ConfigOptions;
import org.apache.paimon.options.ConfigOptions.TypedConfigOptionBuilder;
import org.apache.paimon.options.Options;

/**
 * The options of Paimon's connector for Flink, for class paths without it. Each line of the list
 * has the key, the type or the possible words, the default value, and other names.
 */
final class ListedOptions {

    static final String RESOURCE = "flink-connector-options.txt";

    private final List<ConfigOption<?>> options = new ArrayList<>();
    private final Map<String, List<String>> words = new TreeMap<>();

    private ListedOptions() {}

    static ListedOptions read() {
        ListedOptions listed = new ListedOptions();
        try (InputStream file = ListedOptions.class.getResourceAsStream(RESOURCE)) {
            new String(
                            Objects.requireNonNull(file, RESOURCE).readAllBytes(),
                            StandardCharsets.UTF_8)
                    .lines()
                    .forEach(listed::add);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return listed;
    }

    List<ConfigOption<?>> options() {
        return options;
    }

    /**
     * The words that an option takes as its value, by key; options that take other values are not
     * in the map.
     */
    Map<String, List<String>> words() {
        return words;
    }

    private void add(String line) {
        String[] parts = line.split(" \\| ", -1);
        ConfigOptions.OptionBuilder key = ConfigOptions.key(parts[0]);
        String usual = parts[2];
        ConfigOption<?> option =
                switch (parts[1]) {
                    case "Boolean" -> option(key.booleanType(), usual);
                    case "Integer" -> option(key.intType(), usual);
                    case "Long" -> option(key.longType(), usual);
                    case "Double" -> option(key.doubleType(), usual);
                    case "Duration" -> option(key.durationType(), usual);
                    case "MemorySize" -> option(key.memoryType(), usual);
                    default -> option(key.stringType(), usual);
                };
        if (Character.isLowerCase(parts[1].charAt(0)) || parts[1].contains(",")) {
            words.put(parts[0], List.of(parts[1].split(",", -1)));
        }
        options.add(parts[3].isEmpty() ? option : option.withFallbackKeys(parts[3].split(",", -1)));
    }

    private static <T> ConfigOption<T> option(TypedConfigOptionBuilder<T> builder, String usual) {
        ConfigOption<T> bare = builder.noDefaultValue();
        return usual.isEmpty()
                ? bare
                : builder.defaultValue(new Options(Map.of(bare.key(), usual)).get(bare));
    }
}
