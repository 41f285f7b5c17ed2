package io.lakekit.flink.sink;

import java.io.Serializable;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.apache.paimon.CoreOptions;
import org.apache.paimon.Snapshot;
import org.apache.paimon.table.FileStoreTable;
import org.jspecify.annotations.Nullable;

/**
 * The runs of one sink, which its table tells apart from those of others: their commit users begin
 * with the sink's name and end with a UUID each. A run cannot have the user of one before it, since
 * the end of a batch job would be taken for committed already.
 *
 * @param sink the prefix of the sink's uids
 * @param freshStart why a run without state may follow others, or null if it may not
 */
record SinkRuns(String sink, @Nullable String freshStart) implements Serializable {

    private static final int END = "_".length() + UUID.randomUUID().toString().length();
    private static final String OF_TABLE = "~";
    private static final int SHORT = 80;

    /**
     * A copy of the table whose sinks name their commit users after this one, behind the prefix
     * that the table may have.
     */
    FileStoreTable name(FileStoreTable table) {
        String ofTable = table.coreOptions().toConfiguration().get(CoreOptions.COMMIT_USER_PREFIX);
        Map<String, String> options = new HashMap<>(table.options());
        options.put(
                CoreOptions.COMMIT_USER_PREFIX.key(),
                ofTable == null ? name() : ofTable + OF_TABLE + name());
        return table.copy(table.schema().copy(options));
    }

    /**
     * The newest snapshot of a checkpoint of any run. Batch jobs are left out, since they have no
     * state from which a run could go on.
     */
    Optional<Snapshot> newestCheckpoint(FileStoreTable table) {
        return Optional.ofNullable(
                table.snapshotManager()
                        .traversalSnapshotsFromLatestSafely(
                                snapshot ->
                                        snapshot.commitIdentifier() != Long.MAX_VALUE
                                                && isOfRun(snapshot.commitUser())));
    }

    /**
     * The sink as part of a file's name: in postponed buckets Paimon makes one of the commit user,
     * and takes it apart at {@code -s-} again.
     */
    private String name() {
        boolean fits =
                sink.matches("[A-Za-z0-9._-]{1," + SHORT + "}")
                        && !("-" + sink + "-").contains("-s-");
        if (fits) {
            return sink;
        }
        String plain = sink.replaceAll("[^A-Za-z0-9._]", "_");
        return plain.substring(0, Math.min(plain.length(), SHORT))
                + "_"
                + Integer.toHexString(sink.hashCode());
    }

    private boolean isOfRun(String user) {
        if (user.length() <= END || user.charAt(user.length() - END) != '_') {
            return false;
        }
        String run = user.substring(0, user.length() - END);
        return run.equals(name()) || run.endsWith(OF_TABLE + name());
    }
}
