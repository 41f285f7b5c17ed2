package io.lakekit.health;

import io.lakekit.design.AggFunction;
import io.lakekit.design.GroupedTable;
import io.lakekit.design.SequenceGroup;
import io.lakekit.design.ValueColumn;
import io.lakekit.diagnostic.Wording;
import io.lakekit.internal.check.Check;
import io.lakekit.internal.check.Report;
import io.lakekit.schema.Column;
import java.util.List;
import java.util.OptionalLong;
import org.apache.paimon.io.DataFileMeta;

/**
 * The check for rows whose writer did not fill the columns that lakekit owns, such as a statement
 * of SQL that names only the others. They are counted by the statistics of files, without reading
 * rows: a file with more nulls in such a column than the columns beside it explain has such rows.
 */
final class OwnColumns {

    static final Check<Inspection> UNFILLED =
            HealthCheck.error(
                    "LK1716",
                    "rows without the columns that lakekit's writers fill",
                    OwnColumns::unfilled);

    private final Inspection inspection;
    private final NullCounts nulls;

    private OwnColumns(Inspection inspection) {
        this.inspection = inspection;
        this.nulls = new NullCounts(inspection.table());
    }

    private static void unfilled(Inspection inspection, Report found) {
        OwnColumns columns = new OwnColumns(inspection);
        if (inspection.design() instanceof GroupedTable grouped) {
            grouped.groups().forEach(group -> columns.ofGroup(group, found));
        } else {
            inspection
                    .design()
                    .values()
                    .forEach(value -> columns.uncounted(value, List.of(), found));
        }
    }

    private void ofGroup(SequenceGroup group, Report found) {
        group.values()
                .forEach(
                        value -> {
                            uncounted(value, group.order(), found);
                            unordered(value, group.order(), found);
                        });
    }

    private void uncounted(ValueColumn value, List<Column<?>> order, Report found) {
        Column<?> count = value.column();
        if (value.function().kind() != AggFunction.Kind.COUNT
                || nulls.since(count.name()) > since(order)) {
            return;
        }
        long rows =
                inspection.files().stream()
                        .mapToLong(file -> uncounted(file.data(), count, order))
                        .sum();
        if (rows > 0) {
            found.at(count)
                    .says("at least %s not counted", isOrAre(rows))
                    .so(
                            "their writer did not fill the column, which lakekit's writers set to 1"
                                    + " for each row")
                    .fix("%s", "Write 1 into it, as the statement of FlinkInsert does.");
        }
    }

    /** The rows of a file without a count beyond those that have no row of the group yet. */
    private long uncounted(DataFileMeta file, Column<?> count, List<Column<?>> order) {
        OptionalLong without = nulls.of(file, count.name());
        return Math.max(
                0,
                without.orElse(0)
                        - order.stream()
                                .mapToLong(
                                        column ->
                                                nulls.of(file, column.name())
                                                        .orElse(file.rowCount()))
                                .min()
                                .orElse(0));
    }

    private void unordered(ValueColumn value, List<Column<?>> order, Report found) {
        for (int i = 0; i < value.ownOrder().size(); i++) {
            Column<?> own = value.ownOrder().get(i);
            long rows = unordered(own, List.of(value.column(), order.get(i)));
            if (rows > 0) {
                report(found.at(value.column()), rows, own, order.get(i));
                return;
            }
        }
    }

    private static void report(Wording wording, long rows, Column<?> own, Column<?> order) {
        wording.says(
                        "at least %s written without '%s', which orders this column",
                        isOrAre(rows), own.name())
                .so("their values are lost when another row of their key is merged")
                .fix(
                        "Fill it with '%s' where the value is not null, as the statement of"
                                + " FlinkInsert does, and write the rows again.",
                        order.name());
    }

    private long unordered(Column<?> own, List<Column<?>> beside) {
        return nulls.since(own.name()) > since(beside)
                ? 0
                : inspection.files().stream()
                        .mapToLong(file -> unordered(file.data(), own, beside))
                        .sum();
    }

    /** The rows of a file without their own order although they have a value and an order. */
    private long unordered(DataFileMeta file, Column<?> own, List<Column<?>> beside) {
        OptionalLong without = nulls.of(file, own.name());
        return Math.max(
                0,
                without.orElse(0)
                        - beside.stream()
                                .mapToLong(
                                        column ->
                                                nulls.of(file, column.name())
                                                        .orElse(file.rowCount()))
                                .sum());
    }

    /** The first schema with all of these columns: no row of before could have them filled. */
    private long since(List<Column<?>> columns) {
        return columns.stream().mapToLong(column -> nulls.since(column.name())).max().orElse(0);
    }

    private static String isOrAre(long rows) {
        return Inspection.counted(rows, "row") + (rows == 1 ? " is" : " are");
    }
}
