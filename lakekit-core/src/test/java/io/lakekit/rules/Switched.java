package io.lakekit.rules;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.io.StringWriter;
import java.lang.management.ManagementFactory;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;

/** This library with rules switched off, in a directory that goes first on a class path. */
final class Switched {

    /**
     * What tests said.
     *
     * @param ran how many
     * @param failed the methods that failed, once each
     */
    record Outcome(int ran, Set<String> failed) {}

    private static final String CLASS_PATH =
            System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"));

    /** Code without a rule may run for ever. */
    private static final long PATIENCE_MINUTES = 5;

    /** Half the work of a process that ends before its code is hot. */
    private static final List<String> OF_A_SHORT_LIFE =
            List.of("-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC");

    /** Opens the jars of the class path once for all switches. */
    private static final JavaCompiler COMPILER = ToolProvider.getSystemJavaCompiler();

    private static final StandardJavaFileManager FILES =
            COMPILER.getStandardFileManager(null, null, null);

    private final Path classes;

    private Switched(Path classes) {
        this.classes = classes;
    }

    /** The library as it is. */
    static Switched nothing(Path empty) {
        return new Switched(empty);
    }

    /** The library without the rules; fails if the changed source does not compile. */
    static synchronized Switched off(Switch off, Path classes) {
        StringWriter messages = new StringWriter();
        JavaFileObject source = inMemory(off.file(), off.source());
        boolean compiled =
                COMPILER.getTask(
                                messages,
                                FILES,
                                null,
                                List.of("-d", classes.toString(), "-cp", CLASS_PATH, "-proc:none"),
                                null,
                                List.of(source))
                        .call();
        assertThat(compiled).as("%s: %s", off, messages).isTrue();
        return new Switched(classes);
    }

    private static JavaFileObject inMemory(String file, String source) {
        URI uri = URI.create("string:///io/lakekit/" + file);
        return new SimpleJavaFileObject(uri, JavaFileObject.Kind.SOURCE) {
            @Override
            public CharSequence getCharContent(boolean ignoreEncodingErrors) {
                return source;
            }
        };
    }

    /** Runs test classes in a process of their own. */
    Outcome run(Collection<String> tests) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        ManagementFactory.getRuntimeMXBean().getInputArguments().stream()
                .filter(argument -> argument.matches("(--add-opens|-Xmx).*"))
                .forEach(command::add);
        command.addAll(OF_A_SHORT_LIFE);
        command.add("-cp");
        command.add(classes + File.pathSeparator + CLASS_PATH);
        command.add(FailingTests.class.getName());
        command.addAll(tests);
        Path output = classes.resolve("output.txt");
        Process process =
                new ProcessBuilder(command)
                        .redirectErrorStream(true)
                        .redirectOutput(output.toFile())
                        .start();
        boolean ended = process.waitFor(PATIENCE_MINUTES, TimeUnit.MINUTES);
        process.destroyForcibly().waitFor();
        String said = Files.readString(output);
        assertThat(ended && process.exitValue() == 0).as("%s ended: %s", tests, said).isTrue();
        return outcome(said);
    }

    private static Outcome outcome(String output) {
        Set<String> failed = new TreeSet<>();
        int ran = 0;
        for (String line : output.lines().toList()) {
            if (line.startsWith(FailingTests.FAILED)) {
                failed.add(line.substring(FailingTests.FAILED.length()));
            } else if (line.startsWith(FailingTests.RAN)) {
                ran = Integer.parseInt(line.substring(FailingTests.RAN.length()));
            }
        }
        return new Outcome(ran, failed);
    }
}
