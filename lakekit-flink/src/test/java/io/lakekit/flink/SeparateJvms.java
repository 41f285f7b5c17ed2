package io.lakekit.flink;

import java.io.IOException;
import java.net.HttpURLConnection;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** A Flink cluster of a JobManager and a TaskManager in processes of their own. */
final class SeparateJvms implements AutoCloseable {

    private static final String SETTINGS =
            """
            jobmanager.rpc.address: 127.0.0.1
            jobmanager.rpc.port: %d
            rest.address: 127.0.0.1
            rest.bind-address: 127.0.0.1
            rest.port: %d
            taskmanager.host: 127.0.0.1
            taskmanager.numberOfTaskSlots: 2
            taskmanager.cpu.cores: 1.0
            taskmanager.memory.task.heap.size: 256m
            taskmanager.memory.task.off-heap.size: 0b
            taskmanager.memory.framework.heap.size: 128m
            taskmanager.memory.framework.off-heap.size: 64m
            taskmanager.memory.managed.size: 64m
            taskmanager.memory.network.min: 64m
            taskmanager.memory.network.max: 64m
            taskmanager.memory.jvm-metaspace.size: 200m
            taskmanager.memory.jvm-overhead.min: 64m
            taskmanager.memory.jvm-overhead.max: 64m
            pekko.ask.timeout: 60 s
            pekko.startup-timeout: 60 s
            """;

    private final Path directory;
    private final String lib;
    private final int rest;
    private final List<Process> processes = new ArrayList<>();

    /** Starts both; the class path takes the place of the directory lib/. */
    SeparateJvms(Path directory, String lib) throws IOException {
        this.directory = directory;
        this.lib = lib;
        this.rest = freePort();
        Files.writeString(directory.resolve("config.yaml"), SETTINGS.formatted(freePort(), rest));
        start("org.apache.flink.runtime.entrypoint.StandaloneSessionClusterEntrypoint");
        start("org.apache.flink.runtime.taskexecutor.TaskManagerRunner");
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }

    private void start(String main) throws IOException {
        processes.add(java(main, main + ".log", "--configDir", directory.toString()));
    }

    private Process java(String main, String log, String... arguments) throws IOException {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        for (String opened : List.of("java.lang", "java.util", "java.time")) {
            command.add("--add-opens=java.base/" + opened + "=ALL-UNNAMED");
        }
        command.addAll(List.of("-Xmx400m", "-cp", lib, main));
        command.addAll(List.of(arguments));
        ProcessBuilder process = new ProcessBuilder(command).directory(directory.toFile());
        process.environment().putAll(Map.of("FLINK_CONF_DIR", directory.toString()));
        return process.redirectErrorStream(true).redirectOutput(log(log).toFile()).start();
    }

    private Path log(String name) {
        return directory.resolve(name);
    }

    /** Submits a job as {@code flink run} does, and returns what its main method printed. */
    String run(Path jar, String main, String... arguments) throws Exception {
        awaitTaskManager();
        List<String> all = new ArrayList<>(List.of("run", "-c", main, jar.toString()));
        all.addAll(List.of(arguments));
        Process client =
                java(
                        "org.apache.flink.client.cli.CliFrontend",
                        "client.log",
                        all.toArray(String[]::new));
        processes.add(client);
        int exit = client.waitFor();
        String printed = Files.readString(log("client.log"), StandardCharsets.UTF_8);
        if (exit != 0) {
            throw new IllegalStateException("The client ends with " + exit + ": " + printed);
        }
        return printed;
    }

    private void awaitTaskManager() throws Exception {
        while (!overview().contains("\"taskmanagers\":1")) {
            for (Process process : processes) {
                if (process.waitFor(200, TimeUnit.MILLISECONDS)) {
                    throw new IllegalStateException("Ended too early: " + process.info());
                }
            }
        }
    }

    private String overview() {
        try {
            URI address = URI.create("http://127.0.0.1:" + rest + "/overview");
            HttpURLConnection connection = (HttpURLConnection) address.toURL().openConnection();
            return new String(connection.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException notYetUp) {
            return "";
        }
    }

    @Override
    public void close() throws InterruptedException {
        for (Process process : processes) {
            process.destroyForcibly().waitFor();
        }
    }
}
