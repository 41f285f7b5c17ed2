package io.lakekit.flink.sink;

import io.lakekit.design.AggFunction;
import io.lakekit.design.ChangelogProducer;
import io.lakekit.design.GroupedTable;
import io.lakekit.design.TableDesign;
import io.lakekit.design.ValueColumn;
import io.lakekit.diagnostic.Code;
import io.lakekit.diagnostic.Diagnostics;
import io.lakekit.diagnostic.Place;
import io.lakekit.function.Trait;
import io.lakekit.internal.check.Check;
import io.lakekit.internal.check.Report;
import io.lakekit.schema.Column;
import java.util.List;
import org.apache.paimon.CoreOptions;

/**
 * The rule that rows are merged before they are sent to the writer only where the table stays the
 * same by that. Each task merges its own rows, so what may differ is the order in which the rows of
 * several tasks are combined, and which of them can still be told apart.
 */
final class PreAggregation {

    private static final String WITHOUT = "Leave the pre-aggregation out";

    private static final Check<TableDesign> CHANGES_ROWS =
            new Check<>(
                    Code.error(
                            "LK1336",
                            "a pre-aggregation that would change the table",
                            "the start of a job"),
                    PreAggregation::changes);

    private PreAggregation() {}

    /** What is wrong with a pre-aggregation that the sink or the table asks for. */
    static Diagnostics check(TableDesign design, SinkSettings settings) {
        return settings.preAggregate() == null && !isOptionOf(design)
                ? Diagnostics.none()
                : Check.all(List.of(CHANGES_ROWS), design, Place.table(design.name()));
    }

    private static boolean isOptionOf(TableDesign design) {
        return design.rawOptions().stream()
                .anyMatch(option -> option.key().equals(CoreOptions.LOCAL_MERGE_BUFFER_SIZE.key()));
    }

    private static void changes(TableDesign design, Report found) {
        if (design.values().isEmpty()) {
            found.atTable()
                    .says("the rows of the table do not combine")
                    .so("there is nothing to aggregate")
                    .fix("%s.", WITHOUT);
            return;
        }
        for (ValueColumn value : design.values()) {
            if (!combinesInAnyOrder(design, value.function())) {
                found.at(value.column())
                        .says("%s depends on the order of rows", value.function())
                        .so("rows that each task merges first are combined in another order")
                        .fix("%s, or combine the column by a function of no order.", WITHOUT);
            }
        }
        if (!names(design.primaryKey()).containsAll(names(design.partitionColumns()))) {
            found.atTable()
                    .says("the partition is not part of the key")
                    .so(
                            "a row goes to the partition of its key's first row, which would be lost"
                                    + " in rows that are merged before")
                    .fix("%s, or add the partition columns to the key.", WITHOUT);
        }
        if (design.changelog() == ChangelogProducer.INPUT) {
            found.atTable()
                    .says("readers of changes see the rows as they were written")
                    .so("they would see several rows as one")
                    .fix("%s, or let the table look changes up.", WITHOUT);
        }
    }

    private static List<String> names(List<Column<?>> columns) {
        return columns.stream().<String>map(Column::name).toList();
    }

    /** In a group the latest value is that of the highest order, whenever it comes. */
    private static boolean combinesInAnyOrder(TableDesign design, AggFunction<?> function) {
        boolean ordered =
                function.kind() == AggFunction.Kind.LATEST
                        || function.kind() == AggFunction.Kind.LATEST_NON_NULL;
        return function.is(Trait.COMMUTATIVE) || (ordered && design instanceof GroupedTable);
    }
}
