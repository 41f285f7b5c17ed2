package io.lakekit.advisor;

import io.lakekit.diagnostic.Code;
import io.lakekit.diagnostic.Diagnostic;
import io.lakekit.diagnostic.Diagnostics;
import io.lakekit.diagnostic.Place;
import io.lakekit.internal.text.Spans;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Rules about described workloads: codes {@code LK16xx}. */
final class WorkloadRules {

    static final String FOUND_BY = "reading a workload";

    private static final Code MISSING = code("LK1601", "a setting that is missing");
    private static final Code NAME_IMPOSSIBLE =
            code("LK1602", "a name that no table or column can have, or a stream described twice");
    private static final Code NUMBER = code("LK1603", "a number that cannot be");
    private static final Code SHARE = code("LK1604", "shares that are none, or no question at all");
    private static final Code TIME = code("LK1605", "a time that cannot be");
    private static final Code CONTRADICTION = code("LK1606", "numbers that contradict each other");

    private static final Pattern NAME = Pattern.compile("[a-z][a-z0-9_]{0,149}");
    private static final String SYSTEM_DATABASE = "sys";

    /**
     * The greatest believable amount: more than 10 PB a day or a billion events a second is a slip
     * of units.
     */
    private static final double MOST_BYTES = 1e16;

    private static final double MOST_EVENTS = 1e9;
    private static final long MOST_KEYS = 1_000_000_000_000_000L;
    private static final int MOST_COLUMNS = 100_000;
    private static final int MOST_WRITERS = 10_000;
    private static final Duration LONGEST = Duration.ofDays(36_500);

    /** The tolerance when shares are compared, because they are estimates. */
    private static final double TOLERANCE = 0.05;

    private final WorkloadSpec described;
    private final List<Diagnostic> found = new ArrayList<>();

    private WorkloadRules(WorkloadSpec described) {
        this.described = described;
    }

    private static Code code(String id, String title) {
        return Code.error(id, title, FOUND_BY);
    }

    static Diagnostics check(WorkloadSpec described) {
        WorkloadRules rules = new WorkloadRules(described);
        rules.table();
        rules.complete();
        rules.streams();
        rules.counts();
        rules.shares();
        rules.times();
        if (rules.found.isEmpty()) {
            rules.contradictions();
        }
        return Diagnostics.copyOf(rules.found);
    }

    private Place.OfTable place() {
        return Place.table(described.table().strip());
    }

    private Place setting(String name) {
        return place().setting(name);
    }

    private void table() {
        String[] parts = described.table().split("\\.", -1);
        boolean named = parts.length == 2 && List.of(parts).stream().allMatch(this::isName);
        if (!named || parts[0].equals(SYSTEM_DATABASE)) {
            found.add(
                    NAME_IMPOSSIBLE
                            .at(place())
                            .says("'%s' is not a name of a table", described.table())
                            .so("a table is found by database and table")
                            .fix(
                                    "Name it as 'ads.ad_row': lower-case letters, digits and '_', a"
                                            + " letter first, not in 'sys'."));
        }
    }

    private boolean isName(String name) {
        return NAME.matcher(name).matches();
    }

    private void complete() {
        missing("keysPerDay", described.keysPerDay(), "how many different keys a day has");
        missing("queries", described.queries(), "how the table is queried");
        missing("freshness", described.freshness(), "how old the newest row may be");
        if (described.streams().isEmpty()) {
            missing("streams", null, "what is written");
        }
    }

    private void missing(String setting, @Nullable Object value, String what) {
        if (value == null) {
            found.add(
                    MISSING.at(setting(setting))
                            .says("missing")
                            .so("nothing can be recommended without it")
                            .fix("Say %s.", what));
        }
    }

    private void streams() {
        Set<String> names = new HashSet<>();
        for (EventStream stream : described.streams()) {
            Place place = place().slice(stream);
            if (!isName(stream.name())) {
                found.add(
                        NAME_IMPOSSIBLE
                                .at(place)
                                .says("not a name that a column can begin with")
                                .so("columns and groups are named after it")
                                .fix("Use lower-case letters, digits and '_', a letter first."));
            }
            if (!names.add(stream.name())) {
                found.add(
                        NAME_IMPOSSIBLE
                                .at(place)
                                .says("described twice")
                                .so("only one description can hold and the other is a mistake")
                                .fix("Describe it once."));
            }
            within(place, "eventsPerSecond", stream.eventsPerSecond(), MOST_EVENTS);
            within(place, "bytesPerRow", stream.bytesPerRow(), MOST_BYTES);
            if (stream.columns() != 0) {
                within(place, "columns", stream.columns(), MOST_COLUMNS);
            }
        }
    }

    /** Reports a value that is not above 0, or above {@code most}; NaN is reported too. */
    private void within(Place place, String what, double value, double most) {
        if (!(value > 0 && value <= most)) {
            found.add(
                    NUMBER.at(place)
                            .says("%s is %s", what, Amounts.number(value))
                            .so("it must be above 0 and at most %s", Amounts.number(most))
                            .fix("Correct it; mind the unit."));
        }
    }

    private void counts() {
        counted("keysPerDay", described.keysPerDay());
        counted("keysInAll", described.keysInAll());
        within(setting("writers"), "the number of jobs", described.writers(), MOST_WRITERS);
        double bytes = bytesPerDay();
        if (bytes > MOST_BYTES) {
            found.add(
                    NUMBER.at(setting("streams"))
                            .says("%s a day", Amounts.bytes(bytes))
                            .so(
                                    "it is more than %s, which no table bears",
                                    Amounts.bytes(MOST_BYTES))
                            .fix("Correct it; mind the unit."));
        }
    }

    private double bytesPerDay() {
        return described.streams().stream()
                .mapToDouble(stream -> stream.eventsPerSecond() * stream.bytesPerRow())
                .map(perSecond -> perSecond * WorkloadSpec.SECONDS_A_DAY)
                .sum();
    }

    private void counted(String setting, @Nullable Long count) {
        if (count != null) {
            within(setting(setting), "the number of keys", count, MOST_KEYS);
        }
    }

    private void shares() {
        Double updates = described.updateRatio();
        if (updates != null && !(updates >= 0 && updates <= 1)) {
            found.add(
                    SHARE.at(setting("updateRatio"))
                            .says("%s", Amounts.number(updates))
                            .so("it is a share of the rows")
                            .fix("Give a number from 0 to 1."));
        }
        QueryMix queries = described.queries();
        if (queries == null) {
            return;
        }
        double[] parts = {
            queries.lookups(),
            queries.joins(),
            queries.aggregates(),
            queries.scans(),
            queries.changes()
        };
        for (double part : parts) {
            if (!(part >= 0 && part <= MOST_EVENTS)) {
                found.add(
                        SHARE.at(setting("queries"))
                                .says("a part is %s", Amounts.number(part))
                                .so("parts of the queries are 0 or more")
                                .fix("Give numbers such as 3 and 1, or 0.75 and 0.25."));
            }
        }
        if (queries.total() == 0) {
            found.add(
                    SHARE.at(setting("queries"))
                            .says("no queries are given")
                            .so("the queries decide the kind of table")
                            .fix(
                                    "Give lookups, joins, aggregates, scans or changes a part above"
                                            + " 0."));
        }
    }

    private void times() {
        zeroOrMore("lateness", described.lateness());
        zeroOrMore("attribution", described.attribution());
        positive("retention", described.retention());
        positive("freshness", described.freshness());
        positive("longestRead", described.longestRead());
    }

    private void zeroOrMore(String setting, @Nullable Duration time) {
        if (time != null && (time.isNegative() || isTooLong(time))) {
            notSpan(setting, time, "0 or more");
        }
    }

    private void positive(String setting, @Nullable Duration time) {
        if (time != null && (time.compareTo(Duration.ofMillis(1)) < 0 || isTooLong(time))) {
            notSpan(setting, time, "above 0");
        }
    }

    private static boolean isTooLong(Duration time) {
        return time.compareTo(LONGEST) > 0;
    }

    private void notSpan(String setting, Duration time, String wanted) {
        found.add(
                TIME.at(setting(setting))
                        .says("%s", Spans.exact(time))
                        .so("it is a span of time %s and not above 100 years", wanted)
                        .fix("Correct it; mind the unit."));
    }

    private void contradictions() {
        Long keys = described.keysPerDay();
        if (keys == null) {
            return;
        }
        double rows = described.rowsPerDay();
        Long inAll = described.keysInAll();
        if (inAll != null && inAll < keys) {
            contradiction(
                    "keysInAll",
                    Amounts.count(inAll) + " keys in all and " + Amounts.count(keys) + " a day");
        }
        if (keys > rows * (1 + TOLERANCE)) {
            contradiction(
                    "keysPerDay",
                    Amounts.count(keys)
                            + " different keys in "
                            + Amounts.count(rows)
                            + " rows a day");
        }
        Double updates = described.updateRatio();
        double least = described.leastUpdates(keys);
        if (updates != null && updates < least - TOLERANCE) {
            contradiction(
                    "updateRatio",
                    "%s, with %s keys in %s rows a day it is %s at least"
                            .formatted(
                                    Amounts.number(updates),
                                    Amounts.count(keys),
                                    Amounts.count(rows),
                                    Amounts.number(least)));
        }
    }

    private void contradiction(String setting, String fact) {
        found.add(
                CONTRADICTION
                        .at(setting(setting))
                        .says("%s", fact)
                        .so("both cannot be, and each recommends another table")
                        .fix("Correct one of them."));
    }
}
