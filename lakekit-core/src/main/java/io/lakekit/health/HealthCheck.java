package io.lakekit.health;

import io.lakekit.diagnostic.Code;
import io.lakekit.internal.check.Check;

/** Makes the checks of a live table, which {@link HealthReport} lists. */
final class HealthCheck {

    private static final String FOUND_BY = "the health report";

    private HealthCheck() {}

    static Check<Inspection> error(String id, String title, Check.Finder<Inspection> finder) {
        return new Check<>(Code.error(id, title, FOUND_BY), finder);
    }

    static Check<Inspection> warning(String id, String title, Check.Finder<Inspection> finder) {
        return new Check<>(Code.warning(id, title, FOUND_BY), finder);
    }
}
