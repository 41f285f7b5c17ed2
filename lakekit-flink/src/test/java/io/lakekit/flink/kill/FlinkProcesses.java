package io.lakekit.flink.kill;

import static java.util.concurrent.TimeUnit.MINUTES;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.apache.flink.runtime.entrypoint.StandaloneSessionClusterEntrypoint;
import org.apache.flink.runtime.taskexecutor.TaskManagerRunner;

/** A Flink cluster of one process for the JobManager and one for each TaskManager of one slot. */
final class FlinkProcesses implements AutoCloseable {

    private final Path directory;
    private final int restPort;
    private final List<Process> taskManagers = new ArrayList<>();
    private final List<Process> all = new ArrayList<>();

    FlinkProcesses(Path directory, int count) throws Exception {
        this.directory = directory;
        this.restPort = freePort();
        Files.writeString(directory.resolve("config.yaml"), settings(freePort()));
        start(StandaloneSessionClusterEntrypoint.class);
        for (int i = 0; i < count; i++) {
            startTaskManager();
        }
    }

    int restPort() {
        return restPort;
    }

    void startTaskManager() throws IOException {
        taskManagers.add(start(TaskManagerRunner.class));
    }

    void killTaskManager(int index) throws InterruptedException {
        taskManagers.remove(index).destroyForcibly().waitFor();
    }

    private Process start(Class<?> role) throws IOException {
        Path log = directory.resolve("process-" + all.size() + ".txt");
        Process process =
                ChildProcess.start(
                        FlinkProcesses.class,
                        ChildProcess.classPath(),
                        log,
                        List.of(role.getName(), directory.toString()));
        all.add(process);
        return process;
    }

    /** Runs a role of the cluster in a process. */
    public static void main(String[] args) throws Exception {
        ChildProcess.endWithParent();
        String[] settings = {"--configDir", args[1]};
        Class.forName(args[0]).getMethod("main", String[].class).invoke(null, (Object) settings);
    }

    /** A TaskManager that no script starts needs the size of each part of its memory. */
    private static String settings(int port, int restPort) {
        return """
                jobmanager.rpc.address: 127.0.0.1
                jobmanager.rpc.port: %d
                rest.address: 127.0.0.1
                rest.bind-address: 127.0.0.1
                rest.port: %d
                taskmanager.host: 127.0.0.1
                taskmanager.numberOfTaskSlots: 1
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
                heartbeat.interval: 1 s
                heartbeat.timeout: 20 s
                pekko.ask.timeout: 60 s
                pekko.startup-timeout: 60 s
                """
                .formatted(port, restPort);
    }

    private String settings(int port) {
        return settings(port, restPort);
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }

    /** Awaits that so many TaskManagers have said who they are. */
    void awaitTaskManagers(int count) throws Exception {
        long end = System.nanoTime() + MINUTES.toNanos(3);
        while (!get("/overview").contains("\"taskmanagers\":" + count + ",")) {
            assertThat(System.nanoTime()).as("the cluster in %s starts", directory).isLessThan(end);
            assertThat(all.get(0).isAlive()).as("the JobManager of %s lives", directory).isTrue();
            Thread.sleep(50);
        }
    }

    /** What the JobManager answers, or why it does not. */
    String get(String path) throws InterruptedException {
        URI uri = URI.create("http://127.0.0.1:" + restPort + path);
        try {
            return HttpClient.newHttpClient()
                    .send(HttpRequest.newBuilder(uri).build(), HttpResponse.BodyHandlers.ofString())
                    .body();
        } catch (IOException notYet) {
            return notYet.toString();
        }
    }

    @Override
    public void close() {
        all.forEach(Process::destroyForcibly);
        all.forEach(process -> process.onExit().join());
    }
}
