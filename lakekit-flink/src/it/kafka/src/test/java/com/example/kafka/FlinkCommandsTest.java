package com.example.kafka;

import static io.lakekit.junit.LakeAssertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.lakekit.design.WideTable;
import io.lakekit.junit.LakeExtension;
import io.lakekit.table.LakeTable;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.jar.JarOutputStream;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.flink.client.cli.CliFrontend;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.DeploymentOptions;
import org.apache.flink.runtime.testutils.MiniClusterResourceConfiguration;
import org.apache.flink.test.junit5.InjectClusterClientConfiguration;
import org.apache.flink.test.junit5.MiniClusterExtension;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** The commands of the guide on jobs, run by Flink's own client. */
class FlinkCommandsTest {

    private static final String JAR = "target/kafka-to-ad-row-1-job.jar";

    @RegisterExtension
    static final MiniClusterExtension FLINK =
            new MiniClusterExtension(
                    new MiniClusterResourceConfiguration.Builder()
                            .setNumberTaskManagers(1)
                            .setNumberSlotsPerTaskManager(2)
                            .build());

    @RegisterExtension final KafkaInProcess kafka = new KafkaInProcess();

    @RegisterExtension
    final LakeExtension lake = LakeExtension.temporary().tables(KafkaToAdRow.AD_ROW);

    @TempDir Path directory;

    private Configuration cluster;
    private String job = "";
    private String savepoint = "";

    /** Runs a command of the guide with this test's Kafka, warehouse, job and savepoint. */
    private String run(String command) throws Exception {
        String line =
                command.replaceFirst("^flink ", "")
                        .replace(JAR, directory.resolve("job.jar").toString())
                        .replace("kafka:9092", kafka.servers())
                        .replace("file:/data/lake 60", "file:" + lake.warehouse() + " 1")
                        .replace("file:/data/savepoints/SAVEPOINT", savepoint)
                        .replace("file:/data/savepoints", "file:" + directory)
                        .replace("JOB_ID", job);
        PrintStream before = System.out;
        ByteArrayOutputStream printed = new ByteArrayOutputStream();
        System.setOut(new PrintStream(printed, true, StandardCharsets.UTF_8));
        try {
            CliFrontend client =
                    new CliFrontend(
                            cluster,
                            CliFrontend.loadCustomCommandLines(cluster, directory.toString()));
            assertEquals(0, client.parseAndRun(line.split(" ")), printed.toString());
        } finally {
            System.setOut(before);
        }
        return printed.toString();
    }

    private static String found(String pattern, String text) {
        Matcher matcher = Pattern.compile(pattern).matcher(text);
        assertTrue(matcher.find(), text);
        return matcher.group(1);
    }

    private void start(String command) throws Exception {
        job = found("JobID ([0-9a-f]+)", run(command));
    }

    private void stop(String command) throws Exception {
        savepoint = found("Path: (\\S+)", run(command));
    }

    private void awaitTruth(LakeTable<WideTable> rows) throws Exception {
        while (!rows.reader().toList().containsAll(kafka.truth().rows())) {
            assertTrue(run("flink list").contains(job), "the job has ended");
            Thread.sleep(500);
        }
    }

    @Test
    @Timeout(240)
    void commands_startStopAndRestoreTheJob(
            LakeTable<WideTable> rows, @InjectClusterClientConfiguration Configuration clients)
            throws Exception {
        // The classes are on the class path: the job jar is made after the tests.
        try (JarOutputStream jar =
                new JarOutputStream(Files.newOutputStream(directory.resolve("job.jar")))) {
            jar.setComment("empty");
        }
        cluster = new Configuration(clients).set(DeploymentOptions.TARGET, "remote");

        kafka.send(0, 60);
        start(
                "flink run -d -c com.example.kafka.KafkaToAdRow target/kafka-to-ad-row-1-job.jar kafka:9092 file:/data/lake 60");
        awaitTruth(rows);
        stop("flink stop --savepointPath file:/data/savepoints JOB_ID");

        kafka.send(60, 100);
        start(
                "flink run -d -s file:/data/savepoints/SAVEPOINT -c com.example.kafka.KafkaToAdRow target/kafka-to-ad-row-1-job.jar kafka:9092 file:/data/lake 60");
        awaitTruth(rows);
        stop("flink stop --drain --savepointPath file:/data/savepoints JOB_ID");

        assertThat(rows).equalsReference(kafka.truth());
    }
}
