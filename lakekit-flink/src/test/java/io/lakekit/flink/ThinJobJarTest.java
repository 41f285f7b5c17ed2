package io.lakekit.flink;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import java.util.jar.JarOutputStream;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * The job jar of the project outside, with what its pom.xml puts in, on a cluster whose lib/ has
 * nothing of lakekit. The build of that project holds what is in its own jar.
 */
@Tag("long")
class ThinJobJarTest {

    private static final Path PROJECT = Path.of("src/it/consumer");

    /**
     * The artifacts that the project's class path has at run time, besides Flink's and Paimon's.
     */
    private static final Set<String> BROUGHT =
            Set.of(
                    "guava",
                    "failureaccess",
                    "listenablefuture",
                    "jspecify",
                    "error_prone_annotations");

    private static final Set<String> OF_TESTS =
            Set.of(
                    "junit",
                    "opentest4j",
                    "apiguardian",
                    "assertj",
                    "archunit",
                    "byte-buddy",
                    "flink-test-utils",
                    "testcontainers",
                    "docker-java",
                    "curator",
                    "zookeeper",
                    "netty",
                    "hamcrest");

    @TempDir Path directory;

    private static List<Path> classPath() {
        String all =
                System.getProperty(
                        "surefire.test.class.path", System.getProperty("java.class.path"));
        return Stream.of(all.split(File.pathSeparator)).map(Path::of).toList();
    }

    private static boolean isLakekit(Path entry) {
        return entry.toString().contains("lakekit-") && !entry.toString().contains("test-classes");
    }

    private static boolean isOf(Path entry, Set<String> artifacts) {
        String name = entry.getFileName().toString();
        return artifacts.stream().anyMatch(artifact -> name.startsWith(artifact + "-"));
    }

    private static String lib() {
        return classPath().stream()
                .filter(entry -> entry.toString().matches(".*(?<!-tests)\\.jar"))
                .filter(
                        entry ->
                                !isLakekit(entry)
                                        && !isOf(entry, BROUGHT)
                                        && !isOf(entry, OF_TESTS))
                .map(Path::toString)
                .collect(Collectors.joining(File.pathSeparator));
    }

    private Path compiled() throws IOException {
        Path classes = Files.createDirectory(directory.resolve("classes"));
        List<String> arguments =
                new ArrayList<>(
                        List.of(
                                "-proc:none",
                                "-d",
                                classes.toString(),
                                "-classpath",
                                classPath().stream()
                                        .map(Path::toString)
                                        .collect(Collectors.joining(File.pathSeparator))));
        try (Stream<Path> sources = Files.walk(PROJECT.resolve("src/main/java"))) {
            sources.filter(file -> file.toString().endsWith(".java"))
                    .forEach(file -> arguments.add(file.toString()));
        }
        int failed =
                ToolProvider.getSystemJavaCompiler()
                        .run(null, null, null, arguments.toArray(String[]::new));
        assertThat(failed).isZero();
        return classes;
    }

    private Path jobJar() throws IOException {
        List<Path> parts = new ArrayList<>(List.of(compiled()));
        classPath().stream()
                .filter(entry -> isLakekit(entry) || isOf(entry, BROUGHT))
                .forEach(parts::add);
        Path jar = directory.resolve("job.jar");
        Set<String> names = new HashSet<>();
        try (JarOutputStream out = new JarOutputStream(Files.newOutputStream(jar))) {
            for (Path part : parts) {
                if (Files.isDirectory(part)) {
                    addDirectory(part, out, names);
                } else {
                    addJar(part, out, names);
                }
            }
        }
        return jar;
    }

    private static void addDirectory(Path part, JarOutputStream out, Set<String> names)
            throws IOException {
        try (Stream<Path> files = Files.walk(part)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                String name = part.relativize(file).toString();
                if (names.add(name)) {
                    out.putNextEntry(new JarEntry(name));
                    Files.copy(file, out);
                }
            }
        }
    }

    private static void addJar(Path part, JarOutputStream out, Set<String> names)
            throws IOException {
        try (JarFile jar = new JarFile(part.toFile())) {
            for (JarEntry entry : jar.stream().filter(each -> !each.isDirectory()).toList()) {
                if (names.add(entry.getName())) {
                    out.putNextEntry(new JarEntry(entry.getName()));
                    try (InputStream in = jar.getInputStream(entry)) {
                        in.transferTo(out);
                    }
                }
            }
        }
    }

    @Test
    @Timeout(300)
    void jobJar_withoutFlinkPaimonAndHadoop_runsOnAClusterThatHasThem() throws Exception {
        Path jar = jobJar();
        assertThat(Files.size(jar)).isLessThan(6_000_000);
        assertThat(lib())
                .contains("/hadoop-client-runtime-", "/paimon-flink-")
                .doesNotContain("/lakekit-", "/guava-", "-tests.jar");

        try (SeparateJvms cluster = new SeparateJvms(directory, lib())) {
            String printed =
                    cluster.run(jar, "com.example.ads.Main", directory.resolve("lake").toString());

            assertThat(printed).contains("AdRow[requestId=r1, price=120, page=shoes]");
        }
    }
}
