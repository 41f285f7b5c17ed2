package io.lakekit.table;

import io.lakekit.internal.paimon.state.BranchSchemas;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import org.apache.paimon.fs.FileIO;
import org.apache.paimon.fs.FileStatus;
import org.apache.paimon.fs.Path;
import org.apache.paimon.table.FileStoreTable;

/**
 * The files with the notes of one writer's name, in {@code .lakekit} of the table or branch. Each
 * is new and written at once, so that it is whole or absent on any file system.
 */
final class NoteFiles {

    private final FileIO files;
    private final Path directory;
    private final String prefix;

    NoteFiles(FileStoreTable table, String name) {
        this.files = table.fileIO();
        this.directory = new Path(BranchSchemas.directory(table), ".lakekit");
        this.prefix = "writer-" + name + ".";
    }

    List<Note> read() {
        List<Note> notes = new ArrayList<>();
        try {
            if (files.exists(directory)) {
                for (FileStatus file : files.listStatus(directory)) {
                    String name = file.getPath().getName();
                    if (name.startsWith(prefix) && name.endsWith(Note.SUFFIX)) {
                        Note.parse(files.readFileUtf8(file.getPath())).ifPresent(notes::add);
                    }
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot read the notes in '" + directory + "'", e);
        }
        return notes;
    }

    void write(Note note) {
        try {
            files.mkdirs(directory);
            if (!files.tryToWriteAtomic(path(note), note.text())) {
                throw new IOException("'" + path(note) + "' is there already");
            }
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot write a note in '" + directory + "'", e);
        }
    }

    /** Deletes a note's file. A file that stays is harmless, because a newer one counts. */
    void delete(Note note) {
        files.deleteQuietly(path(note));
    }

    private Path path(Note note) {
        return new Path(directory, prefix + note.number() + Note.SUFFIX);
    }
}
