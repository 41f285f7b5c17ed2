package io.lakekit.bench.measure;

import java.util.List;

/**
 * The packages that Flink and Paimon reach into. The manifest opens them only for {@code java
 * -jar}, so every child JVM gets them from here.
 */
public final class JvmOpens {

    private static final List<String> PACKAGES = List.of("java.util", "java.lang", "java.time");

    private JvmOpens() {}

    /** The JVM arguments that open them. */
    public static List<String> arguments() {
        return PACKAGES.stream()
                .map(name -> "--add-opens=java.base/" + name + "=ALL-UNNAMED")
                .toList();
    }
}
