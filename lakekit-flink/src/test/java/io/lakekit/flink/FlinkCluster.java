package io.lakekit.flink;

import java.nio.file.Path;
import java.util.List;
import org.apache.flink.api.common.JobID;
import org.apache.flink.api.common.JobStatus;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.runtime.executiongraph.AccessExecutionGraph;
import org.apache.flink.runtime.executiongraph.AccessExecutionVertex;
import org.apache.flink.runtime.minicluster.MiniCluster;
import org.apache.flink.runtime.testutils.CommonTestUtils;
import org.apache.flink.runtime.testutils.MiniClusterResourceConfiguration;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.flink.streaming.util.TestStreamEnvironment;
import org.apache.flink.test.util.MiniClusterWithClientResource;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;

/** One Flink cluster for all tests of the JVM: environments made anywhere run their jobs on it. */
public final class FlinkCluster implements BeforeAllCallback {

    static final int PARALLELISM = 2;

    /** Where the metrics of its jobs can be read. */
    static final PrometheusEndpoint METRICS = PrometheusEndpoint.onFreePort();

    @Override
    public void beforeAll(ExtensionContext context) {
        context.getRoot()
                .getStore(Namespace.create(FlinkCluster.class))
                .getOrComputeIfAbsent(Running.class);
    }

    /** Takes a checkpoint of a job now, and waits for it. */
    static void checkpoint(JobID job) throws Exception {
        var unused = Running.CLUSTER.getMiniCluster().triggerCheckpoint(job).get();
    }

    /** Waits until all tasks of a job run, or the job has ended. */
    static void awaitTasks(JobID job) throws Exception {
        MiniCluster cluster = Running.CLUSTER.getMiniCluster();
        CommonTestUtils.waitUntilCondition(
                () ->
                        cluster.getJobStatus(job).get().isTerminalState()
                                || cluster.getExecutionGraph(job).get().getState()
                                                == JobStatus.RUNNING
                                        && areRunning(cluster.getExecutionGraph(job).get()));
    }

    private static boolean areRunning(AccessExecutionGraph job) {
        for (AccessExecutionVertex task : job.getAllExecutionVertices()) {
            switch (task.getExecutionState()) {
                case RUNNING, FINISHED -> {}
                default -> {
                    return false;
                }
            }
        }
        return true;
    }

    /** An environment whose job brings a jar, as one that {@code flink run} submits does. */
    static StreamExecutionEnvironment environmentOfJob(Path jar, Configuration settings) {
        return new TestStreamEnvironment(
                Running.CLUSTER.getMiniCluster(),
                settings,
                PARALLELISM,
                List.of(new org.apache.flink.core.fs.Path(jar.toUri())),
                List.of());
    }

    /** Started with the first test that asks, stopped after the last. */
    static final class Running implements AutoCloseable {

        private static final MiniClusterWithClientResource CLUSTER =
                new MiniClusterWithClientResource(
                        new MiniClusterResourceConfiguration.Builder()
                                .setConfiguration(METRICS.reporter())
                                .setNumberTaskManagers(1)
                                .setNumberSlotsPerTaskManager(2 * PARALLELISM)
                                .build());

        Running() throws Exception {
            CLUSTER.before();
        }

        @Override
        public void close() {
            CLUSTER.after();
        }
    }
}
