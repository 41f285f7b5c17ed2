package io.lakekit.cli.option;

import java.io.File;
import java.io.IOException;
import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/**
 * The option that says where the classes are which designs name: enums and functions of the user's
 * own.
 */
public final class ClassPathOption {

    @Option(
            names = "--class-path",
            paramLabel = "JARS",
            description =
                    "Jars, or directories of classes, of the enums and functions that designs name,"
                            + " separated as in java -cp (default: what the jar holds).")
    private @Nullable String classPath;

    @Spec(Spec.Target.MIXEE)
    private @Nullable CommandSpec spec;

    /**
     * Does the work of a command with these classes at hand.
     *
     * @throws ParameterException if one of the jars does not exist, before the work begins
     */
    public int with(Callable<Integer> work) throws Exception {
        if (classPath == null) {
            return work.call();
        }
        Thread thread = Thread.currentThread();
        ClassLoader before = thread.getContextClassLoader();
        try (URLClassLoader loader = new URLClassLoader(urls(classPath), before)) {
            thread.setContextClassLoader(loader);
            return work.call();
        } finally {
            thread.setContextClassLoader(before);
        }
    }

    private URL[] urls(String given) throws IOException {
        List<URL> urls = new ArrayList<>();
        for (String part : given.split(File.pathSeparator, -1)) {
            urls.add(url(Path.of(part)));
        }
        return urls.toArray(URL[]::new);
    }

    private URL url(Path path) throws MalformedURLException {
        if (path.toString().isEmpty() || !Files.exists(path)) {
            throw new ParameterException(
                    Objects.requireNonNull(spec).commandLine(),
                    "--class-path: there is no file '" + path + "'");
        }
        return path.toUri().toURL();
    }
}
