package io.lakekit.internal.paimon.option;

import io.lakekit.diagnostic.Code;
import io.lakekit.internal.check.Check;
import java.util.Map;
import org.apache.paimon.options.ConfigOption;

/** Makes the checks of raw options, which {@link RawOptionRules} lists. */
final class OptionCheck {

    private static final String FOUND_BY = "create, plan, the DDL";

    private OptionCheck() {}

    static <S> Check<S> error(String id, String title, Check.Finder<S> finder) {
        return new Check<>(Code.error(id, title, FOUND_BY), finder);
    }

    static <S> Check<S> advice(String id, String title, Check.Finder<S> finder) {
        return new Check<>(Code.advice(id, title, FOUND_BY), finder);
    }

    static <S> Check<S> warning(String id, String title, Check.Finder<S> finder) {
        return new Check<>(Code.warning(id, title, FOUND_BY), finder);
    }

    /** Whether an option is set to true; one whose value cannot be read is another check's. */
    static boolean isOn(Map<String, String> options, ConfigOption<Boolean> option) {
        return Boolean.parseBoolean(options.get(option.key()));
    }
}
