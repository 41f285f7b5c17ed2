package io.lakekit.ddl;

import io.lakekit.design.TableDesign;
import io.lakekit.diagnostic.Code;
import io.lakekit.diagnostic.Diagnostics;
import io.lakekit.diagnostic.Place;
import io.lakekit.internal.check.Check;
import io.lakekit.internal.check.Report;
import io.lakekit.paimon.PaimonSchemas;
import io.lakekit.schema.Column;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The Flink SQL query that looks the rows of a keyed table up for each event of a stream: a lookup
 * join. Flink keeps a copy of the table and follows its changes, so a table whose rows are merged
 * must have them.
 *
 * <pre>{@code
 * tables.executeSql("CREATE TEMPORARY VIEW `events` AS SELECT *, PROCTIME() AS proc_time FROM clicks");
 * tables.executeSql(FlinkLookup.of(ADVERTISER));
 * }</pre>
 */
public final class FlinkLookup {

    /** The view with the events, with the columns of the table's key and {@value #TIME}. */
    public static final String EVENTS = "events";

    /** The column of {@value #EVENTS} that Flink computes as {@code PROCTIME()}. */
    public static final String TIME = "proc_time";

    private static final Check<TableDesign> LOOKED_UP =
            new Check<>(
                    Code.error(
                            "LK1340",
                            "a table that Flink cannot look rows up in",
                            "the query for Flink"),
                    FlinkLookup::lookedUp);

    private FlinkLookup() {}

    /**
     * The query, without a semicolon at its end: the columns of each event and those of the row
     * with its key, nulls if there is none.
     *
     * @throws io.lakekit.diagnostic.DiagnosticsException if the table has no key, or merges rows
     *     without telling changes ({@code LK1340})
     */
    public static String of(TableDesign design) {
        check(design).throwIfAny();
        List<Column<?>> key = design.primaryKey();
        String columns =
                Stream.concat(
                                Stream.of("  `e`.*"),
                                design.columns().stream()
                                        .filter(column -> !key.contains(column))
                                        .map(column -> "  `t`." + Quoting.name(column.name())))
                        .collect(Collectors.joining(",\n"));
        String keys =
                key.stream()
                        .map(column -> Quoting.name(column.name()))
                        .map(name -> "`e`." + name + " = `t`." + name)
                        .collect(Collectors.joining(" AND "));
        return "SELECT\n"
                + columns
                + "\nFROM "
                + Quoting.name(EVENTS)
                + " AS `e`\nLEFT JOIN "
                + Quoting.table(design.name())
                + " FOR SYSTEM_TIME AS OF `e`."
                + Quoting.name(TIME)
                + " AS `t`\nON "
                + keys;
    }

    /** The findings about a table in which rows are to be looked up; none if Flink can do so. */
    public static Diagnostics check(TableDesign design) {
        return Check.all(List.of(LOOKED_UP), design, Place.table(design.name()));
    }

    private static void lookedUp(TableDesign design, Report found) {
        if (design.primaryKey().isEmpty()) {
            found.atTable()
                    .says("the table has no key")
                    .so("an event would be joined with each row that matches it")
                    .fix("Look rows up in a table with a key, or join the two as streams.");
        } else if (!PaimonSchemas.tellsChanges(design)) {
            found.atTable()
                    .says("the table merges rows and has no changelog")
                    .so("Flink refuses to look rows up in it, because it could not follow them")
                    .fix("Declare the changelog LOOKUP; the plan says what it costs a live table.");
        }
    }
}
