package io.lakekit.internal.paimon.state;

import java.util.HashMap;
import java.util.Map;
import org.apache.paimon.CoreOptions;
import org.apache.paimon.fs.Path;
import org.apache.paimon.schema.TableSchema;
import org.apache.paimon.table.FileStoreTable;
import org.apache.paimon.utils.BranchManager;

/** What a branch of a table has of its own. Paimon names the branch by an option of its schema. */
public final class BranchSchemas {

    private BranchSchemas() {}

    /** The schema of a branch as it is stored, without the option that names the branch. */
    public static TableSchema stored(FileStoreTable branch) {
        Map<String, String> options = new HashMap<>(branch.schema().options());
        options.remove(CoreOptions.BRANCH.key());
        return branch.schema().copy(options);
    }

    /** The directory with the metadata of a table, or of the branch that it is. */
    public static Path directory(FileStoreTable table) {
        return new Path(
                BranchManager.branchPath(table.location(), table.snapshotManager().branch()));
    }
}
