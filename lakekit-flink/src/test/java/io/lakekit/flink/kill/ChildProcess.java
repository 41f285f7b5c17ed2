package io.lakekit.flink.kill;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** A process with the class path of this one, which ends with it whatever becomes of this one. */
final class ChildProcess {

    private static final List<String> OF_A_SHORT_LIFE =
            List.of("-Xmx1g", "-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC", "-Xshare:auto");

    private ChildProcess() {}

    static String classPath() {
        return System.getProperty(
                "surefire.test.class.path", System.getProperty("java.class.path"));
    }

    /** Starts a class that calls {@link #endWithParent}, with what it says of errors in a file. */
    static Process start(Class<?> main, String classPath, Path errors, List<String> arguments)
            throws IOException {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        ManagementFactory.getRuntimeMXBean().getInputArguments().stream()
                .filter(argument -> argument.startsWith("--add-opens"))
                .forEach(command::add);
        command.addAll(OF_A_SHORT_LIFE);
        command.addAll(List.of("-cp", classPath, main.getName()));
        command.addAll(arguments);
        return new ProcessBuilder(command).redirectError(errors.toFile()).start();
    }

    /** Ends this process when the one that started it does. */
    static void endWithParent() {
        Thread thread =
                new Thread(
                        () -> {
                            try {
                                while (System.in.read() >= 0) {}
                            } catch (IOException e) {
                                e.printStackTrace();
                            }
                            Runtime.getRuntime().halt(2);
                        });
        thread.setDaemon(true);
        thread.start();
    }
}
