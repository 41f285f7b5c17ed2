package io.lakekit.internal.paimon.option;

import io.lakekit.diagnostic.Code;
import io.lakekit.internal.check.Check;

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
}
