package io.lakekit.flink;

import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.flink.api.common.functions.MapFunction;
import org.apache.flink.api.common.state.CheckpointListener;

/**
 * Hands records on, and throws once in the JVM for its name: at the first record after the third
 * completed checkpoint.
 */
final class FailOnce<R> implements MapFunction<R, R>, CheckpointListener {

    private static final long serialVersionUID = 1L;
    private static final Set<String> FAILED = ConcurrentHashMap.newKeySet();

    private final String name;
    private transient int checkpoints;

    FailOnce(String name) {
        this.name = name;
    }

    static boolean failed(String name) {
        return FAILED.contains(name);
    }

    @Override
    public R map(R record) {
        if (checkpoints >= 3 && FAILED.add(name)) {
            throw new IllegalStateException(
                    "Failure on purpose after " + checkpoints + " checkpoints");
        }
        return record;
    }

    @Override
    public void notifyCheckpointComplete(long checkpoint) {
        checkpoints++;
    }
}
