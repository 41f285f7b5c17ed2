package io.lakekit.internal.paimon.commit;

import io.lakekit.internal.paimon.option.KnownOptions;
import io.lakekit.internal.paimon.plan.OptionRisks;
import io.lakekit.internal.paimon.schema.Fingerprint;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.apache.paimon.CoreOptions;
import org.apache.paimon.io.CompactIncrement;
import org.apache.paimon.io.DataFileMeta;
import org.apache.paimon.schema.SchemaManager;
import org.apache.paimon.schema.TableSchema;
import org.apache.paimon.table.FileStoreTable;
import org.apache.paimon.table.sink.CommitMessage;
import org.apache.paimon.table.sink.CommitMessageImpl;
import org.apache.paimon.types.DataField;
import org.jspecify.annotations.Nullable;

/**
 * Compares a table with the schema that it was opened with. A check after files were prepared and
 * before they are published misses nothing: no file of a newer schema than the one that is checked
 * was read. A check costs a listing of schemas and a read of the newest one.
 */
public final class SchemaGuard {

    private final FileStoreTable table;
    private final TableSchema opened;

    private SchemaGuard(FileStoreTable table) {
        this.table = table;
        this.opened = table.schema();
    }

    /** The guard of a table as it was opened, possibly with options of its own. */
    public static SchemaGuard of(FileStoreTable table) {
        return new SchemaGuard(table);
    }

    /**
     * The change since the table was opened, in the user's names, as far as it matters for writing
     * rows or rewriting files; empty if there is none. Changes of other options, of comments and of
     * the order of columns do not matter.
     */
    public Optional<String> change() {
        TableSchema newest = latest().orElse(null);
        if (newest == null) {
            return Optional.of("the table was dropped");
        }
        if (!isSameTable(newest)) {
            return Optional.of("the table was dropped and created anew");
        }
        List<String> changes =
                newest.id() == opened.id() ? List.of() : changes(stored(opened.id()), newest);
        return changes.isEmpty() ? Optional.empty() : Optional.of(String.join(", ", changes));
    }

    /** Whether the table was dropped, and perhaps created anew. */
    public boolean isReplaced() {
        return latest().filter(this::isSameTable).isEmpty();
    }

    /**
     * The files that were prepared for a commit, without a compaction that read a file of a newer
     * schema than it wrote by. The rows of that compaction stay where they are, and can be
     * compacted again.
     */
    public CommitMessage withoutErasure(CommitMessage message) {
        CommitMessageImpl files = (CommitMessageImpl) message;
        return isErasure(files.compactIncrement())
                ? new CommitMessageImpl(
                        files.partition(),
                        files.bucket(),
                        files.totalBuckets(),
                        files.newFilesIncrement(),
                        CompactIncrement.emptyIncrement())
                : message;
    }

    /**
     * Whether a compaction wrote files by an older schema than it read. A file that only moved to
     * another level is not written anew.
     */
    private boolean isErasure(CompactIncrement compaction) {
        Set<String> read =
                compaction.compactBefore().stream()
                        .map(DataFileMeta::fileName)
                        .collect(Collectors.toSet());
        OptionalLong writtenBy =
                compaction.compactAfter().stream()
                        .filter(file -> !read.contains(file.fileName()))
                        .mapToLong(DataFileMeta::schemaId)
                        .min();
        return writtenBy.isPresent()
                && compaction.compactBefore().stream()
                        .mapToLong(DataFileMeta::schemaId)
                        .distinct()
                        .filter(id -> id > writtenBy.getAsLong())
                        .anyMatch(id -> isChanged(writtenBy.getAsLong(), id));
    }

    private boolean isChanged(long from, long to) {
        return !changes(stored(from), stored(to)).isEmpty();
    }

    /** The change since a schema of the same table, as {@link #change} tells it. */
    public Optional<String> changeSince(long schema) {
        List<String> changes = changes(stored(schema), latest().orElse(opened));
        return changes.isEmpty() ? Optional.empty() : Optional.of(String.join(", ", changes));
    }

    /** The table with its columns and options of now, and the options with which it was opened. */
    public FileStoreTable newest() {
        TableSchema newest = latest().orElse(opened);
        if (newest.id() == opened.id() && isOpened(newest)) {
            return table;
        }
        Map<String, String> options = new HashMap<>(newest.options());
        keepBranch(options);
        if (isSameTable(newest)) {
            Map<String, String> before = stored(opened.id()).options();
            opened.options().entrySet().stream()
                    .filter(option -> !option.getValue().equals(before.get(option.getKey())))
                    .forEach(option -> options.put(option.getKey(), option.getValue()));
        }
        return table.copy(newest.copy(options));
    }

    /** Keeps a branch, which its stored schema does not name, from becoming the main table. */
    private void keepBranch(Map<String, String> options) {
        String branch = opened.options().get(CoreOptions.BRANCH.key());
        if (branch != null) {
            options.put(CoreOptions.BRANCH.key(), branch);
        }
    }

    /** Whether a column of the opened table is still there with the same values and type. */
    public boolean keeps(String column, FileStoreTable newest) {
        if (newest.schema().equals(opened)) {
            return true;
        }
        DataField before = opened.nameToFieldMap().get(column);
        DataField now = newest.schema().nameToFieldMap().get(column);
        return before != null
                && now != null
                && type(before).equals(type(now))
                && (before.id() == now.id() || !isSameTable(newest.schema()));
    }

    private static String type(DataField field) {
        return field.type().copy(true).asSQLString();
    }

    private Optional<TableSchema> latest() {
        return schemas().latest();
    }

    private TableSchema stored(long id) {
        return schemas().schema(id);
    }

    private SchemaManager schemas() {
        return table.schemaManager();
    }

    /**
     * Whether a schema is of the table that was opened. A table that is created anew counts its
     * schemas from 0 again, at another time.
     */
    private boolean isSameTable(TableSchema newest) {
        if (newest.id() == opened.id()) {
            return isOpened(newest);
        }
        return schemas().schemaExists(opened.id()) && isOpened(stored(opened.id()));
    }

    private boolean isOpened(TableSchema stored) {
        return areOne(opened, stored);
    }

    /**
     * Whether two schemas with the same number are of one table, whatever options they were copied
     * with.
     */
    static boolean areOne(TableSchema one, TableSchema other) {
        return one.timeMillis() == other.timeMillis()
                && one.fields().equals(other.fields())
                && one.primaryKeys().equals(other.primaryKeys())
                && one.partitionKeys().equals(other.partitionKeys());
    }

    private static List<String> changes(TableSchema from, TableSchema to) {
        List<String> changes = new ArrayList<>(ofColumns(from, to));
        changes.addAll(ofOptions(from.options(), to.options()));
        return changes;
    }

    private static List<String> ofColumns(TableSchema from, TableSchema to) {
        List<String> changes = new ArrayList<>();
        Map<Integer, DataField> left = new LinkedHashMap<>();
        from.fields().forEach(field -> left.put(field.id(), field));
        for (DataField field : to.fields()) {
            DataField before = left.remove(field.id());
            if (before == null) {
                changes.add("column '" + field.name() + "' was added");
            } else {
                changes.addAll(ofColumn(before, field, to.partitionKeys()));
            }
        }
        left.values().forEach(field -> changes.add("column '" + field.name() + "' was dropped"));
        return changes;
    }

    private static List<String> ofColumn(
            DataField from, DataField to, List<String> partitionColumns) {
        List<String> changes = new ArrayList<>();
        if (!from.name().equals(to.name())) {
            changes.add("column '" + from.name() + "' became '" + to.name() + "'");
        }
        String type = Fingerprint.type(partitionColumns, to);
        if (!Fingerprint.type(partitionColumns, from).equals(type)) {
            changes.add("column '" + to.name() + "' became " + type);
        }
        return changes;
    }

    private static List<String> ofOptions(Map<String, String> from, Map<String, String> to) {
        Set<String> keys = new TreeSet<>(from.keySet());
        keys.addAll(to.keySet());
        return keys.stream()
                .filter(OptionRisks::concernsRunningWriters)
                .filter(key -> !KnownOptions.isSame(key, from.get(key), to.get(key)))
                .map(key -> "option '" + key + "' " + became(to.get(key)))
                .toList();
    }

    private static String became(@Nullable String value) {
        return value == null ? "was removed" : "became '" + value + "'";
    }
}
