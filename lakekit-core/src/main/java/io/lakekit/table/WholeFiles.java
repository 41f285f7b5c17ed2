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
 * The files of one writer that began with empty buckets, as its compactions left them, so that one
 * snapshot can bring them all. Paimon's own commit has two, and between them readers of a table
 * that only shows compacted rows see an empty partition.
 */
record WholeFiles(FileStoreTable table, List<CommitMessage> messages) {

    /** The files that stay of these; the others are deleted, as no snapshot names them. */
    static WholeFiles of(FileStoreTable table, List<CommitMessage> prepared) {
        List<CommitMessage> whole = new ArrayList<>();
        for (CommitMessage each : prepared) {
            CommitMessageImpl message = (CommitMessageImpl) each;
            whole.add(whole(message));
            delete(table, message, passing(message));
        }
        return new WholeFiles(table, whole);
    }

    private static CommitMessage whole(CommitMessageImpl message) {
        CompactIncrement compacted = message.compactIncrement();
        Set<String> before = names(compacted.compactBefore());
        List<DataFileMeta> files = new ArrayList<>(compacted.compactAfter());
        message.newFilesIncrement().newFiles().stream()
                .filter(file -> !before.contains(file.fileName()))
                .forEach(files::add);
        DataIncrement all =
                new DataIncrement(
                        files,
                        List.of(),
                        List.of(),
                        Stream.concat(
                                        message.newFilesIncrement().newIndexFiles().stream(),
                                        compacted.newIndexFiles().stream())
                                .toList(),
                        List.of());
        return new CommitMessageImpl(
                message.partition(),
                message.bucket(),
                message.totalBuckets(),
                all,
                CompactIncrement.emptyIncrement());
    }

    /** Files that were merged into others, and those that told of changes. */
    private static List<DataFileMeta> passing(CommitMessageImpl message) {
        Set<String> after = names(message.compactIncrement().compactAfter());
        return Stream.of(
                        message.compactIncrement().compactBefore().stream()
                                .filter(file -> !after.contains(file.fileName())),
                        message.compactIncrement().changelogFiles().stream(),
                        message.newFilesIncrement().changelogFiles().stream())
                .flatMap(files -> files)
                .toList();
    }

    private static Set<String> names(List<DataFileMeta> files) {
        Set<String> names = new HashSet<>();
        files.forEach(file -> names.add(file.fileName()));
        return names;
    }

    private static void delete(
            FileStoreTable table, CommitMessageImpl message, List<DataFileMeta> files) {
        DataFilePathFactory paths =
                new DataFilePathFactories(table.store().pathFactory())
                        .get(message.partition(), message.bucket());
        files.stream()
                .flatMap(file -> file.collectFiles(paths).stream())
                .forEach(table.fileIO()::deleteQuietly);
    }

    /** Deletes all of them, which no snapshot names. */
    void delete() {
        IndexFilePathFactories indexes = new IndexFilePathFactories(table.store().pathFactory());
        for (CommitMessage each : messages) {
            CommitMessageImpl message = (CommitMessageImpl) each;
            delete(table, message, message.newFilesIncrement().newFiles());
            message.newFilesIncrement().newIndexFiles().stream()
                    .map(indexes.get(message.partition(), message.bucket())::toPath)
                    .forEach(table.fileIO()::deleteQuietly);
        }
    }

    List<DataFileMeta> files() {
        return messages.stream()
                .flatMap(
                        message ->
                                ((CommitMessageImpl) message)
                                        .newFilesIncrement().newFiles().stream())
                .toList();
    }
}
