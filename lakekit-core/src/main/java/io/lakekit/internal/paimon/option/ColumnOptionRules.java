package io.lakekit.internal.paimon.option;

import io.lakekit.internal.check.Report;
import io.lakekit.internal.paimon.function.FieldOption;
import java.util.Optional;
import java.util.regex.Pattern;
import org.apache.paimon.CoreOptions;

/** Rules about options of single columns, {@code fields.<column>.<option>}. */
public final class ColumnOptionRules {

    private static final Pattern MODE = Pattern.compile("(?i)none|counts|full|truncate\\(\\d+\\)");

    private ColumnOptionRules() {}

    /** Whether an option is about a single column and has no setting in a design. */
    public static boolean isOne(String key) {
        return FieldOption.isOne(key)
                && !key.equals(CoreOptions.FIELDS_DEFAULT_AGG_FUNC.key())
                && FieldOption.parse(key).filter(FieldOption::isOwned).isEmpty();
    }

    /** Finds one that is not about how statistics are kept: Paimon has no other. */
    static void unknown(GivenOption option, Report found) {
        if (statistics(option).isEmpty()) {
            found.at(found.table().option(option.name()))
                    .says("Paimon has no option of this name")
                    .so("it stores it and never reads it")
                    .fix(
                            "Remove it; of a column it reads its function, its group and"
                                    + " 'fields.<column>.stats-mode'. Accept '%s' for it if another"
                                    + " program reads it.",
                            found.code());
        }
    }

    /** Finds statistics of a column that is not there, or of a mode that is not one. */
    static void unreadable(GivenOption option, Report found) {
        FieldOption parsed = statistics(option).orElse(null);
        if (parsed == null) {
            return;
        }
        boolean exists = option.design().column(FieldOption.list(parsed.columns())).isPresent();
        if (exists && MODE.matcher(option.value()).matches()) {
            return;
        }
        found.atTable()
                .says(
                        "raw option '%s' is '%s', and there is no such %s",
                        option.name(), option.value(), exists ? "mode" : "column")
                .so("Paimon would take it at create and ignore it or fail later")
                .fix("Name a column of the table, and none, counts, full or truncate(16).");
    }

    private static Optional<FieldOption> statistics(GivenOption option) {
        return FieldOption.parse(option.name())
                .filter(given -> given.option().equals(CoreOptions.STATS_MODE_SUFFIX));
    }
}
