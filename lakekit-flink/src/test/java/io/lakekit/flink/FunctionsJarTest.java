package io.lakekit.flink;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The jar for a cluster's class path works beside Paimon alone: it speaks of nothing else. */
class FunctionsJarTest {

    private static final List<String> BESIDE_IT =
            List.of(
                    "java.",
                    "org.apache.paimon.",
                    "org.jspecify.annotations.",
                    "com.google.errorprone.annotations.",
                    "org.apache.flink.runtime.throwable.ThrowableAnnotation",
                    "org.apache.flink.runtime.throwable.ThrowableType");

    private static Optional<Path> built() throws IOException {
        try (Stream<Path> files = Files.list(Path.of("..", "lakekit-core", "target"))) {
            return files.filter(file -> file.toString().endsWith("-functions.jar")).findFirst();
        }
    }

    @Test
    void classes_speakOfNothingThatIsNotBesideThem() throws IOException {
        Optional<Path> built = built();
        assumeTrue(built.isPresent(), "The functions jar is built by mvn package");
        TreeMap<String, Set<String>> strangers = new TreeMap<>();
        try (JarFile jar = new JarFile(built.get().toFile())) {
            List<JarEntry> classes =
                    jar.stream().filter(entry -> entry.getName().endsWith(".class")).toList();
            assertThat(classes).hasSizeGreaterThan(20);
            for (JarEntry entry : classes) {
                Set<String> unknown = unknown(jar, entry);
                if (!unknown.isEmpty()) {
                    strangers.put(entry.getName(), unknown);
                }
            }
        }
        assertThat(strangers).isEmpty();
    }

    private static Set<String> unknown(JarFile jar, JarEntry entry) throws IOException {
        Set<String> names = new TreeSet<>();
        try (InputStream in = jar.getInputStream(entry)) {
            names.addAll(ReferencedClasses.of(in));
        }
        names.removeIf(name -> BESIDE_IT.stream().anyMatch(name::startsWith));
        names.removeIf(name -> jar.getEntry(name.replace('.', '/') + ".class") != null);
        return names;
    }

    @Test
    void strangers_areSeenInCodeSignaturesAndAnnotations() throws IOException {
        try (InputStream in =
                Objects.requireNonNull(
                        FunctionsJarTest.class.getResourceAsStream("LakeSinkTest.class"))) {
            assertThat(ReferencedClasses.of(in))
                    .contains(
                            "org.assertj.core.api.Assertions",
                            "io.lakekit.flink.AdEvents$Request",
                            "org.junit.jupiter.api.Test");
        }
    }
}
