package io.lakekit.flink;

import org.apache.flink.runtime.testutils.MiniClusterResourceConfiguration;
import org.apache.flink.test.util.MiniClusterWithClientResource;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;

/** One Flink cluster for all tests of the JVM: environments made anywhere run their jobs on it. */
final class FlinkCluster implements BeforeAllCallback {

    static final int PARALLELISM = 2;

    @Override
    public void beforeAll(ExtensionContext context) {
        context.getRoot()
                .getStore(Namespace.create(FlinkCluster.class))
                .getOrComputeIfAbsent(Running.class);
    }

    /** Started with the first test that asks, stopped after the last. */
    static final class Running implements AutoCloseable {

        private final MiniClusterWithClientResource cluster =
                new MiniClusterWithClientResource(
                        new MiniClusterResourceConfiguration.Builder()
                                .setNumberTaskManagers(1)
                                .setNumberSlotsPerTaskManager(2 * PARALLELISM)
                                .build());

        Running() throws Exception {
            cluster.before();
        }

        @Override
        public void close() {
            cluster.after();
        }
    }
}
