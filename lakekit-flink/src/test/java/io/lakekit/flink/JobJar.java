package io.lakekit.flink;

import io.lakekit.function.UserFunction;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.stream.Stream;
import javax.tools.ToolProvider;

/** A thin job jar with one function in it, compiled here: no other class path has that class. */
final class JobJar implements AutoCloseable {

    private static final String NAME = "jobs.Combined";

    private final Path file;
    private final URLClassLoader loader;

    private JobJar(Path file, URLClassLoader loader) {
        this.file = file;
        this.loader = loader;
    }

    /** A jar whose function combines {@code older} and {@code newer} by this expression. */
    static JobJar combining(Path directory, String expression) throws IOException {
        return ofClass(
                directory,
                """
                package jobs;

                import io.lakekit.function.Trait;
                import io.lakekit.function.UserFunction;
                import java.util.Set;

                public record Combined(long bound) implements UserFunction<Long> {
                    @Override
                    public Long merge(Long older, Long newer) {
                        return %s;
                    }

                    @Override
                    public Set<Trait> traits() {
                        return Set.of();
                    }
                }
                """
                        .formatted(expression));
    }

    private static JobJar ofClass(Path directory, String source) throws IOException {
        Path classes = Files.createDirectories(directory.resolve("jobs"));
        Path file = Files.writeString(classes.resolve("Combined.java"), source);
        int failed =
                ToolProvider.getSystemJavaCompiler()
                        .run(
                                null,
                                null,
                                null,
                                "-proc:none",
                                "-classpath",
                                System.getProperty(
                                        "surefire.test.class.path",
                                        System.getProperty("java.class.path")),
                                file.toString());
        if (failed != 0) {
            throw new IllegalStateException("Does not compile: " + source);
        }
        Path jar = directory.resolve("job.jar");
        try (JarOutputStream out = new JarOutputStream(Files.newOutputStream(jar));
                Stream<Path> compiled = Files.list(classes)) {
            for (Path each : compiled.filter(path -> path.toString().endsWith(".class")).toList()) {
                out.putNextEntry(new JarEntry("jobs/" + each.getFileName()));
                Files.copy(each, out);
            }
        }
        URL url = jar.toUri().toURL();
        return new JobJar(jar, new URLClassLoader(new URL[] {url}, JobJar.class.getClassLoader()));
    }

    Path file() {
        return file;
    }

    /** The function with this bound, as the job's main method would make it. */
    @SuppressWarnings("unchecked")
    <F extends Record & UserFunction<Long>> F function(long bound) {
        try {
            return (F) loader.loadClass(NAME).getConstructor(long.class).newInstance(bound);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Runs as the job's main method, whose class loader has the jar. */
    void run(Job job) throws Exception {
        Thread thread = Thread.currentThread();
        ClassLoader before = thread.getContextClassLoader();
        thread.setContextClassLoader(loader);
        try {
            job.run();
        } finally {
            thread.setContextClassLoader(before);
        }
    }

    /** A main method. */
    interface Job {
        void run() throws Exception;
    }

    @Override
    public void close() {
        try {
            loader.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
