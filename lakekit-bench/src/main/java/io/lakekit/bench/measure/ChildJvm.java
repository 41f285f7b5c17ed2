package io.lakekit.bench.measure;

import io.lakekit.bench.lifetime.AtExit;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * Another JVM of the same Java and class path, with the same opened packages. What it prints goes
 * to a file; it is killed when it takes too long and when this JVM ends.
 */
public final class ChildJvm {

    private final String mainClass;
    private final long heapBytes;
    private final Path temporary;
    private final Duration patience;

    /**
     * Runs {@code mainClass} with at most {@code heapBytes} of heap and for at most {@code
     * patience}; {@code temporary} is the directory for its temporary files, which a child that is
     * killed leaves behind.
     */
    public ChildJvm(String mainClass, long heapBytes, Path temporary, Duration patience) {
        this.mainClass = mainClass;
        this.heapBytes = heapBytes;
        this.temporary = temporary;
        this.patience = patience;
    }

    /** The greatest heap of this JVM in bytes, which is the default for a child. */
    public static long ownHeapBytes() {
        return Runtime.getRuntime().maxMemory();
    }

    /**
     * Runs the child to its end.
     *
     * @param arguments the arguments of its main method
     * @param output the file its standard output and error go to
     * @return its exit code
     * @throws IllegalStateException if it took too long
     */
    public int run(List<String> arguments, Path output) {
        Process process = start(arguments, output);
        try {
            if (!process.waitFor(patience.toMillis(), TimeUnit.MILLISECONDS)) {
                throw new IllegalStateException(
                        mainClass
                                + " did not end within "
                                + patience.toSeconds()
                                + " s; its last output:\n"
                                + tail(output));
            }
            return process.exitValue();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Interrupted while waiting for " + mainClass, e);
        } finally {
            process.destroyForcibly();
            AtExit.over(process);
        }
    }

    private Process start(List<String> arguments, Path output) {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.add("-Xmx" + heapBytes / (1 << 20) + "m");
        command.add("-Djava.io.tmpdir=" + temporary);
        command.addAll(JvmOpens.arguments());
        command.add("-cp");
        command.add(System.getProperty("java.class.path"));
        command.add(mainClass);
        command.addAll(arguments);
        try {
            return AtExit.start(
                    new ProcessBuilder(command)
                            .redirectErrorStream(true)
                            .redirectOutput(output.toFile()));
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot start a child JVM", e);
        }
    }

    /** The end of what a child printed: at most 4,000 characters. */
    public static String tail(Path output) {
        try {
            // Whatever the charset of the child: this text explains a failure and must not be one.
            String text = new String(Files.readAllBytes(output), StandardCharsets.UTF_8);
            return text.substring(Math.max(0, text.length() - 4_000));
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot read " + output, e);
        }
    }
}
