package io.lakekit.junit;

import com.google.errorprone.annotations.CanIgnoreReturnValue;
import io.lakekit.table.LakeTable;
import java.io.IOException;
import java.io.UncheckedIOException;
import org.apache.paimon.manifest.FileKind;
import org.apache.paimon.table.FileStoreTable;

/** Assertions on a stored table. */
public final class TableAssert extends RowsAssert<TableAssert> {

    private final FileStoreTable table;

    TableAssert(LakeTable<?> table) {
        super(
                new Subject(
                        "Table " + table.design().name(),
                        table.design(),
                        filter -> table.reader().where(filter).toList()));
        this.table = table.unwrap();
    }

    @Override
    TableAssert self() {
        return this;
    }

    /** Verifies that the newest snapshot consists of this many data files. */
    @CanIgnoreReturnValue
    public TableAssert hasFiles(int expected) {
        return hasCount(files(), expected, "data files");
    }

    /** Verifies that the newest snapshot consists of at most this many data files. */
    @CanIgnoreReturnValue
    public TableAssert hasAtMostFiles(int most) {
        int actual = files();
        if (actual > most) {
            throw subject().failure(" has " + actual + " data files, expected at most " + most);
        }
        return this;
    }

    /**
     * Verifies that this many snapshots are kept. Each commit of rows and each compaction makes
     * one.
     */
    @CanIgnoreReturnValue
    public TableAssert hasSnapshots(int expected) {
        try {
            return hasCount(table.snapshotManager().snapshotCount(), expected, "snapshots");
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot list snapshots of table " + table.name(), e);
        }
    }

    private TableAssert hasCount(long actual, int expected, String what) {
        if (actual != expected) {
            throw subject().failure(" has " + actual + " " + what + ", expected " + expected);
        }
        return this;
    }

    private int files() {
        return table.store().newScan().plan().files(FileKind.ADD).size();
    }
}
