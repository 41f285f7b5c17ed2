package io.lakekit.internal.paimon.option;

import io.lakekit.design.RawOption;
import io.lakekit.design.TableDesign;
import io.lakekit.diagnostic.Diagnostic;
import io.lakekit.diagnostic.Place;
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

    /** The finding about such an option; empty if nothing is wrong with it. */
    static Optional<Diagnostic> check(TableDesign design, RawOption option) {
        String key = option.key();
        FieldOption parsed =
                FieldOption.parse(key)
                        .filter(given -> given.option().equals(CoreOptions.STATS_MODE_SUFFIX))
                        .orElse(null);
        if (parsed == null) {
            return Optional.of(
                    RawOptionRules.UNKNOWN
                            .at(Place.table(design.name()))
                            .says("Paimon has no option '%s'", key)
                            .so("it would be stored and ignored")
                            .fix(
                                    "Remove it; of a column it reads its function, its group and"
                                            + " 'fields.<column>.stats-mode'."));
        }
        String column = FieldOption.list(parsed.columns());
        if (design.column(column).isPresent() && MODE.matcher(option.value()).matches()) {
            return Optional.empty();
        }
        return Optional.of(
                RawOptionRules.UNREADABLE
                        .at(Place.table(design.name()))
                        .says(
                                "raw option '%s' is '%s', and there is no such %s",
                                key,
                                option.value(),
                                design.column(column).isPresent() ? "mode" : "column")
                        .so("Paimon would take it at create and ignore it or fail later")
                        .fix(
                                "Name a column of the table, and none, counts, full or"
                                        + " truncate(16)."));
    }
}
