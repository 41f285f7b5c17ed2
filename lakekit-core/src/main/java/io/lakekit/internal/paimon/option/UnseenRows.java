package io.lakekit.internal.paimon.option;

import io.lakekit.design.TableDesign;
import io.lakekit.design.TableKind;
import io.lakekit.internal.check.Check;
import io.lakekit.internal.check.Report;
import java.util.Map;
import org.apache.paimon.CoreOptions;

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
        Map<String, String> options = TableOptions.all(design);
        boolean compacted =
                design.kind() == TableKind.FIRST
                        || OptionCheck.isOn(options, CoreOptions.DELETION_VECTORS_ENABLED);
        if (!design.primaryKey().isEmpty()
                && compacted
                && OptionCheck.isOn(options, CoreOptions.WRITE_ONLY)) {
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
