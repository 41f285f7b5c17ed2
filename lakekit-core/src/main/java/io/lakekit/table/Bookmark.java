package io.lakekit.table;

import io.lakekit.diagnostic.Code;
import io.lakekit.diagnostic.DiagnosticsException;
import io.lakekit.diagnostic.Place;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import org.apache.paimon.Snapshot;
import org.apache.paimon.table.FileStoreTable;
import org.jspecify.annotations.Nullable;

/**
 * The last commit of a named writer, kept in notes beside the table, which no expiry of snapshots
 * takes. One note is made before each commit with rows and another after it. If the second is
 * missing, the snapshots since the first tell whether the commit was made. Snapshots that are there
 * are believed first: they know of roll-backs.
 */
final class Bookmark {

    private static final Code UNKNOWN =
            Code.error(
                    "LK1207", "a named writer whose last commit is not known", "resumableWriter");

    private final FileStoreTable table;
    private final String user;
    private final @Nullable NoteFiles notes;
    private final long created;
    private @Nullable Note settled;
    private @Nullable Note begun;
    private long lastNumber;
    private long lastIdentifier;

    private Bookmark(FileStoreTable table, String user, @Nullable NoteFiles notes) {
        this.table = table;
        this.user = user;
        this.notes = notes;
        this.created = notes == null ? 0 : table.schemaManager().schema(0).timeMillis();
    }

    /** The bookmark of a user that nobody continues: it begins at 0 and keeps nothing. */
    static Bookmark none(FileStoreTable table, String user) {
        return new Bookmark(table, user, null);
    }

    /**
     * The bookmark of a named user, which finds out where that user stopped.
     *
     * @throws DiagnosticsException if notes and snapshots do not tell
     */
    static Bookmark open(FileStoreTable table, String user, String name) {
        Bookmark bookmark = new Bookmark(table, user, new NoteFiles(table, name));
        bookmark.find();
        return bookmark;
    }

    String user() {
        return user;
    }

    /** The identifier of the user's last commit, or 0 if there is none. */
    long lastIdentifier() {
        return lastIdentifier;
    }

    private void find() {
        List<Note> all = notes == null ? List.of() : notes.read();
        lastNumber = all.stream().mapToLong(Note::number).max().orElse(0);
        settled = newest(all, Note::made);
        long since = settled == null ? 0 : settled.number();
        begun = newest(all, note -> note.number() > since);
        Optional<Snapshot> live = table.snapshotManager().latestSnapshotOfUser(user);
        if (begun != null) {
            settle(begun, live.map(Snapshot::commitIdentifier).orElse(null));
        }
        lastIdentifier =
                live.map(Snapshot::commitIdentifier)
                        .orElseGet(() -> settled == null ? 0 : ofExpired(settled));
    }

    private @Nullable Note newest(List<Note> all, Predicate<Note> wanted) {
        return all.stream()
                .filter(note -> note.created() == created && wanted.test(note))
                .max(Comparator.comparingLong(Note::number))
                .orElse(null);
    }

    private void settle(Note note, @Nullable Long live) {
        if (live != null ? live >= note.identifier() : isMade(note)) {
            made();
        } else {
            notMade();
        }
    }

    /**
     * Whether the noted commit was made, for a user without a snapshot: it was not if all snapshots
     * since the note are there and none is the user's.
     */
    private boolean isMade(Note note) {
        requireNoRollBack(note);
        if (!areAllThereSince(note)) {
            throw unknown(note, "the snapshots that could tell whether it was made have expired");
        }
        return false;
    }

    private long ofExpired(Note note) {
        requireNoRollBack(note);
        if (note.identifier() > 0 && areAllThereSince(note)) {
            throw unknown(note, "the table was rolled back to before it");
        }
        return note.identifier();
    }

    private void requireNoRollBack(Note note) {
        Long latest = table.snapshotManager().latestSnapshotId();
        if ((latest == null ? 0 : latest) < note.before()) {
            throw unknown(note, "the table was rolled back to before it");
        }
    }

    private boolean areAllThereSince(Note note) {
        Long earliest = table.snapshotManager().earliestSnapshotId();
        return earliest == null || earliest <= note.before() + 1;
    }

    private DiagnosticsException unknown(Note note, String why) {
        return new DiagnosticsException(
                UNKNOWN.at(Place.table(table.fullName()))
                        .says("user '%s' began commit %d, and %s", user, note.identifier(), why)
                        .so("going on from a guess would double rows or lose them")
                        .fix(
                                "Look in the table for the rows of that commit, and go on under another name."));
    }

    /** Notes that a commit with rows is about to be made on top of the snapshot {@code before}. */
    void begin(long identifier, long before) {
        begun = put(new Note(next(), created, identifier, lastIdentifier, before, false));
    }

    /** Notes that the commit which was begun is in. */
    void made() {
        Note note = begun;
        if (note == null) {
            return;
        }
        lastIdentifier = note.identifier();
        Note old = settled;
        settled = put(note.asMade(next()));
        forget(old);
        forget(note);
        begun = null;
    }

    /** Notes that the commit which was begun was not made. */
    void notMade() {
        Note note = begun;
        if (note == null) {
            return;
        }
        if (note.previous() != (settled == null ? 0 : settled.identifier())) {
            settled = put(new Note(next(), created, note.previous(), note.previous(), 0, true));
        }
        forget(note);
        begun = null;
    }

    private long next() {
        return ++lastNumber;
    }

    private Note put(Note note) {
        if (notes != null) {
            notes.write(note);
        }
        return note;
    }

    private void forget(@Nullable Note note) {
        if (notes != null && note != null) {
            notes.delete(note);
        }
    }
}
