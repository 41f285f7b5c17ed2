package io.lakekit.flink;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.lang.reflect.ParameterizedType;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.paimon.flink.FlinkConnectorOptions;
import org.apache.paimon.options.ConfigOption;
import org.apache.paimon.options.MemorySize;
import org.junit.jupiter.api.Test;

/**
 * The list by which lakekit knows the connector's options where there is no Flink is generated from
 * the connector's own class: {@code -Dgolden.update=true} writes it.
 */
class ConnectorOptionsTest {

    private static final Path LIST =
            Path.of(
                    "../lakekit-core/src/main/resources/io/lakekit/internal/paimon/option/"
                            + "flink-connector-options.txt");

    @Test
    void list_isThatOfTheConnector() throws Exception {
        String lines = lines();
        if (Boolean.getBoolean("golden.update")) {
            write(lines);
        }
        assertThat(Files.readString(LIST)).isEqualTo(lines);
    }

    private static void write(String lines) throws IOException {
        Files.createDirectories(LIST.getParent());
        Files.writeString(LIST, lines);
    }

    private static String lines() throws IllegalAccessException {
        TreeMap<String, String> lines = new TreeMap<>();
        for (Field field : FlinkConnectorOptions.class.getFields()) {
            if (Modifier.isStatic(field.getModifiers())
                    && field.get(null) instanceof ConfigOption<?> option) {
                Class<?> type =
                        (Class<?>)
                                ((ParameterizedType) field.getGenericType())
                                        .getActualTypeArguments()[0];
                lines.put(option.key(), line(option, type));
            }
        }
        return String.join("\n", lines.values()) + "\n";
    }

    private static String line(ConfigOption<?> option, Class<?> type) {
        List<String> names = new ArrayList<>();
        option.fallbackKeys().forEach(name -> names.add(name.getKey()));
        return String.join(
                " | ",
                option.key(),
                type.isEnum() ? words(type) : type.getSimpleName(),
                usual(option.defaultValue()),
                String.join(",", names));
    }

    private static String words(Class<?> type) {
        return Stream.of(type.getEnumConstants())
                .map(Object::toString)
                .collect(Collectors.joining(","));
    }

    private static String usual(Object value) {
        if (value instanceof Duration duration) {
            return duration.toMillis() + " ms";
        }
        if (value instanceof MemorySize size) {
            return size.getBytes() + " b";
        }
        return value == null ? "" : String.valueOf(value);
    }
}
