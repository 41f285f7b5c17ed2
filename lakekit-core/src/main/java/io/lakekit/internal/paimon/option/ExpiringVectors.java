package io.lakekit.internal.paimon.option;

import io.lakekit.design.TableDesign;
import io.lakekit.internal.check.Check;
import io.lakekit.internal.check.Report;
import java.util.Map;
import org.apache.paimon.CoreOptions;

/**
 * Rows that go by their own time in a table whose files mark the rows that were replaced: code
 * {@code LK0519}. Paimon looks for the row that a new one replaces among those that are not too
 * old, and marks none if that one is.
 */
final class ExpiringVectors {

    static final Check<TableDesign> KEY_TWICE =
            OptionCheck.warning(
                    "LK0519", "rows that go are not marked as replaced", ExpiringVectors::keyTwice);

    private ExpiringVectors() {}

    private static void keyTwice(TableDesign design, Report found) {
        Map<String, String> options = TableOptions.all(design);
        if (!design.primaryKey().isEmpty()
                && OptionCheck.isOn(options, CoreOptions.DELETION_VECTORS_ENABLED)
                && options.containsKey(CoreOptions.RECORD_LEVEL_EXPIRE_TIME.key())) {
            found.atTable()
                    .says(
                            "'%s' in a table whose rows go by their own time",
                            CoreOptions.DELETION_VECTORS_ENABLED.key())
                    .so(
                            "a row that follows one which is too old does not take its place, and"
                                    + " readers get the key twice until a full compaction")
                    .fix(
                            "Remove the option, or accept '%s' if a key that is too old gets no"
                                    + " more rows, or readers leave out what is.",
                            found.code());
        }
    }
}
