package io.lakekit.table;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.apache.paimon.io.CompactIncrement;
import org.apache.paimon.io.DataFileMeta;
import org.apache.paimon.io.DataFilePathFactory;
import org.apache.paimon.io.DataIncrement;
import org.apache.paimon.table.FileStoreTable;
import org.apache.paimon.table.sink.CommitMessage;
import org.apache.paimon.table.sink.CommitMessageImpl;
import org.apache.paimon.utils.DataFilePathFactories;
import org.apache.paimon.utils.IndexFilePathFactories;

/**
 * The files of one commit, those with rows apart from those that compactions made.
 *
 * @param rows what is new
 * @param compactions what was merged, with the new rows among it
 */
record PreparedFiles(List<CommitMessage> rows, List<CommitMessage> compactions) {

    static PreparedFiles of(List<CommitMessage> messages) {
        List<CommitMessage> rows = new ArrayList<>();
        List<CommitMessage> compactions = new ArrayList<>();
        for (CommitMessage each : messages) {
            CommitMessageImpl message = (CommitMessageImpl) each;
            if (!message.newFilesIncrement().isEmpty()) {
                rows.add(
                        with(
                                message,
                                message.newFilesIncrement(),
                                CompactIncrement.emptyIncrement()));
            }
            if (!message.compactIncrement().isEmpty()) {
                compactions.add(
                        with(message, DataIncrement.emptyIncrement(), message.compactIncrement()));
            }
        }
        return new PreparedFiles(rows, compactions);
    }

    private static CommitMessage with(
            CommitMessageImpl message, DataIncrement rows, CompactIncrement compaction) {
        return new CommitMessageImpl(
                message.partition(), message.bucket(), message.totalBuckets(), rows, compaction);
    }

    /**
     * Deletes the files that the compactions made, which no snapshot names. A file that only moved
     * up a level is among those before it too, and stays.
     */
    void deleteCompactions(FileStoreTable table) {
        DataFilePathFactories files = new DataFilePathFactories(table.store().pathFactory());
        IndexFilePathFactories indexes = new IndexFilePathFactories(table.store().pathFactory());
        for (CommitMessage message : compactions) {
            CompactIncrement made = ((CommitMessageImpl) message).compactIncrement();
            DataFilePathFactory paths = files.get(message.partition(), message.bucket());
            newFiles(made)
                    .flatMap(file -> file.collectFiles(paths).stream())
                    .forEach(table.fileIO()::deleteQuietly);
            made.newIndexFiles().stream()
                    .map(indexes.get(message.partition(), message.bucket())::toPath)
                    .forEach(table.fileIO()::deleteQuietly);
        }
    }

    private static Stream<DataFileMeta> newFiles(CompactIncrement made) {
        Set<String> kept = new HashSet<>();
        made.compactBefore().forEach(file -> kept.add(file.fileName()));
        return Stream.concat(
                made.compactAfter().stream().filter(file -> !kept.contains(file.fileName())),
                made.changelogFiles().stream());
    }
}
