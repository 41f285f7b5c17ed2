package io.lakekit.internal.paimon.option;

import io.lakekit.design.TableDesign;
import io.lakekit.internal.check.Check;
import io.lakekit.internal.check.Report;
import org.apache.paimon.CoreOptions;
import org.apache.paimon.CoreOptions.MergeEngine;

/**
 * Writers that leave compaction to others, in a table whose readers see nothing before it: code
 * {@code LK0819}.
 */
final class UnseenRows {

    static final Check<TableDesign> UNSEEN =
            OptionCheck.advice(
                    "LK0819",
                    "rows that readers see after a compaction of others",
                    UnseenRows::unseen);

    private UnseenRows() {}

    private static void unseen(TableDesign design, Report found) {
        CoreOptions options = CoreOptions.fromMap(TableOptions.all(design));
        boolean compacted =
                options.mergeEngine() == MergeEngine.FIRST_ROW || options.deletionVectorsEnabled();
        if (!design.primaryKey().isEmpty() && options.writeOnly() && compacted) {
            found.atTable()
                    .says(
                            "'%s', and readers see rows after a compaction alone",
                            CoreOptions.WRITE_ONLY.key())
                    .so("what is written is not there for them until another job compacts")
                    .fix(
                            "Run one beside the writers, and watch it by the health report, or"
                                    + " leave the option out.");
        }
    }
}
