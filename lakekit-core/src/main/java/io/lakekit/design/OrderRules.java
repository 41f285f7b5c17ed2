package io.lakekit.design;

import io.lakekit.internal.check.Check;
import io.lakekit.internal.check.Report;
import io.lakekit.schema.Column;
import io.lakekit.schema.ColumnType;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Rules about what orders rows, those of a group or those of a key: codes {@code LK0309} to {@code
 * LK0313}, and {@code LK0320} to {@code LK0324}.
 */
final class OrderRules {

    static final List<Check<TableDesign>> ALL =
            List.of(
                    Rule.error(
                                    "LK0309",
                                    "ordering columns have a total order",
                                    each(OrderRules::totalOrder))
                            .about("groups", "orderedBy"),
                    Rule.warning(
                                    "LK0310",
                                    "ordering columns order as meant",
                                    each(OrderRules::bytewise))
                            .about("groups", "orderedBy"),
                    Rule.error(
                                    "LK0311",
                                    "a group is ordered by each column once",
                                    each(OrderRules::orderedOnce))
                            .about("groups", "orderedBy"),
                    Rule.warning(
                                    "LK0312",
                                    "updates of one second have an order",
                                    each(OrderRules::coarse))
                            .about("groups", "orderedBy"),
                    Rule.advice(
                                    "LK0313",
                                    "updates of one time have an order",
                                    each(OrderRules::tied))
                            .about("groups", "orderedBy"),
                    Rule.warning(
                                    "LK0320",
                                    "whole rows of a key have an order",
                                    Rule.on(LatestTable.class, OrderRules::unordered))
                            .about("orderedBy", "kind"),
                    Rule.warning(
                                    "LK0321",
                                    "no key column orders the rows of a key",
                                    Rule.on(LatestTable.class, OrderRules::orderIsNoKey))
                            .about("orderedBy"),
                    Rule.error(
                                    "LK0322",
                                    "rows of an order stay in their partition",
                                    Rule.on(LatestTable.class, OrderRules::staysInPartition))
                            .about("orderedBy"),
                    Rule.advice(
                                    "LK0323",
                                    "every row has an order",
                                    Rule.on(LatestTable.class, OrderRules::mayBeNull))
                            .about("orderedBy"),
                    Rule.advice(
                                    "LK0324",
                                    "rows of a key are alike where the first stays",
                                    Rule.on(FirstTable.class, OrderRules::firstToArrive))
                            .about("kind"));

    private OrderRules() {}

    /**
     * What orders rows.
     *
     * @param by the columns that are compared, one after the other
     * @param orders what they order, in words
     * @param isOrdered the same as the beginning of a sentence
     * @param more what adds a column
     */
    private record RowOrder(List<Column<?>> by, String orders, String isOrdered, String more) {

        static List<RowOrder> of(TableDesign design) {
            return design.byKind(
                    RowOrder::of,
                    wholeRow -> of(wholeRow.order(), "orderedBy(...)"),
                    summary -> of(summary.rowOrder(), "rowsOrderedBy(...)"),
                    append -> List.of(),
                    hybrid -> List.of());
        }

        private static RowOrder of(SequenceGroup group) {
            return new RowOrder(
                    group.order(), "'" + group.name() + "'", group + " is", "thenBy(...)");
        }

        private static List<RowOrder> of(GroupedTable table) {
            return Stream.concat(
                            table.groups().stream().map(RowOrder::of),
                            of(table.rowOrder(), "rowsOrderedBy(...)").stream())
                    .toList();
        }

        private static List<RowOrder> of(List<Column<?>> order, String more) {
            return order.isEmpty()
                    ? List.of()
                    : List.of(
                            new RowOrder(
                                    order, "the rows of a key", "the rows of a key are", more));
        }
    }

    /** A check of one order. */
    @FunctionalInterface
    private interface OrderCheck {
        void run(RowOrder order, Report found);
    }

    private static Check.Finder<TableDesign> each(OrderCheck check) {
        return (design, found) -> RowOrder.of(design).forEach(order -> check.run(order, found));
    }

    private static void totalOrder(RowOrder order, Report found) {
        for (Column<?> column : order.by()) {
            switch (column.type().kind()) {
                case FLOAT, DOUBLE ->
                        partial(column, order, "NaN is neither before nor after anything", found);
                case BOOLEAN ->
                        partial(column, order, "two values order nothing but one change", found);
                case BINARY, BYTES, ARRAY, MAP, ROW ->
                        partial(
                                column,
                                order,
                                "such values have no order that every engine shares",
                                found);
                default -> {}
            }
        }
    }

    private static void partial(Column<?> column, RowOrder order, String why, Report found) {
        found.at(column)
                .says("%s, and orders %s", column.type(), order.orders())
                .so("%s", why)
                .fix("Order by a TIMESTAMP, a DATE, an integer or a DECIMAL.");
    }

    private static void bytewise(RowOrder order, Report found) {
        for (Column<?> column : order.by()) {
            ColumnType.Kind kind = column.type().kind();
            if (kind == ColumnType.Kind.ENUM) {
                found.at(column)
                        .says("%s, and orders %s", column.type(), order.orders())
                        .so(
                                "constants are stored and compared by name, not in the order"
                                        + " declared")
                        .fix("Order by a number or accept the order of the names.");
            } else if (isText(kind)) {
                found.at(column)
                        .says("%s, and orders %s", column.type(), order.orders())
                        .so("text compares byte by byte, so '9' comes after '10'")
                        .fix(
                                "Order by a TIMESTAMP or an integer, or accept it if all values"
                                        + " have one length.");
            }
        }
    }

    private static boolean isText(ColumnType.Kind kind) {
        return kind == ColumnType.Kind.STRING
                || kind == ColumnType.Kind.VARCHAR
                || kind == ColumnType.Kind.CHAR;
    }

    private static void orderedOnce(RowOrder order, Report found) {
        Set<String> names = new HashSet<>();
        for (Column<?> column : order.by()) {
            if (!names.add(column.name())) {
                found.at(column)
                        .says("orders %s twice", order.orders())
                        .so("the second time decides nothing")
                        .fix("Name another column in %s or drop it.", order.more());
            }
        }
    }

    /**
     * Finds orders so coarse that rows often tie: of equally ordered rows the later to arrive wins,
     * and between two writers nobody knows which that is.
     */
    private static void coarse(RowOrder order, Report found) {
        Column<?> first = order.by().get(0);
        if (order.by().size() == 1 && isCoarse(first.type())) {
            found.at(first)
                    .says("%s, and alone orders %s", first.type(), order.orders())
                    .so("of updates with one value the last to arrive wins, which a replay changes")
                    .fix("Order by finer time, or add a version with %s.", order.more());
        }
    }

    private static void tied(RowOrder order, Report found) {
        Column<?> first = order.by().get(0);
        if (order.by().size() > 1 || !isCoarse(first.type())) {
            found.at(first)
                    .says(
                            "%s ordered by %s",
                            order.isOrdered(), order.by().stream().map(Column::name).toList())
                    .so("of two updates equal in that the last to arrive wins")
                    .fix("If that can happen, add an id that differs with %s.", order.more());
        }
    }

    private static boolean isCoarse(ColumnType<?> type) {
        return switch (type.kind()) {
            case DATE -> true;
            case TIME, TIMESTAMP, TIMESTAMP_LTZ -> type.precision() == 0;
            default -> false;
        };
    }

    private static void unordered(LatestTable table, Report found) {
        if (table.order().isEmpty()) {
            found.atTable()
                    .says("nothing orders the rows of a key")
                    .so(
                            "the last to arrive stays: a late row replaces a newer one, and which of"
                                    + " two writers comes last nobody knows")
                    .fix(
                            "Name what tells old rows from new ones with orderedBy(...), or accept"
                                    + " '%s' if one writer writes the rows of a key in their order.",
                            found.code());
        }
    }

    private static void orderIsNoKey(LatestTable table, Report found) {
        Set<String> key = new HashSet<>();
        table.primaryKey().forEach(column -> key.add(column.name()));
        for (Column<?> column : new ColumnSet().add(table.order()).toList()) {
            if (key.contains(column.name())) {
                found.at(column)
                        .says("in the primary key, and orders the rows of a key")
                        .so("all rows of a key are equal in it, so it decides nothing")
                        .fix(
                                "Order by a column that changes with the row, or accept '%s' if one"
                                        + " writer writes the rows of a key in their order.",
                                found.code());
            }
        }
    }

    /** Finds an order of rows whose key can wander between partitions, which Paimon refuses. */
    private static void staysInPartition(LatestTable table, Report found) {
        if (table.order().isEmpty() || !(table.buckets().orElse(null) instanceof Buckets.Dynamic)) {
            return;
        }
        Set<String> key = new HashSet<>();
        table.primaryKey().forEach(column -> key.add(column.name()));
        for (Column<?> column : new ColumnSet().add(table.partitionColumns()).toList()) {
            if (!key.contains(column.name())) {
                found.at(column)
                        .says("a partition column outside the primary key of rows with an order")
                        .so(
                                "a row takes its key to another partition as it comes, late or not,"
                                        + " so Paimon refuses an order there")
                        .fix(
                                "Add '%s' to the primary key, or leave orderedBy(...) out.",
                                column.name());
            }
        }
    }

    private static void firstToArrive(FirstTable table, Report found) {
        found.atTable()
                .says("keeps the first row of a key to arrive")
                .so(
                        "of rows that differ another one stays after a replay, or beside another writer")
                .fix("Key it by what all repeats of a row share, such as the id of an event.");
    }

    private static void mayBeNull(LatestTable table, Report found) {
        Set<String> key = ColumnUse.keysOf(table);
        for (Column<?> column : new ColumnSet().add(table.order()).toList()) {
            boolean stored = table.column(column.name()).map(Column::nullable).orElse(true);
            if (stored && !key.contains(column.name())) {
                found.at(column)
                        .says("orders the rows of a key and may be null")
                        .so(
                                "a row without it, which other engines can write, counts as older"
                                        + " than all others and is lost behind them")
                        .fix("Declare it with notNull().");
            }
        }
    }
}
