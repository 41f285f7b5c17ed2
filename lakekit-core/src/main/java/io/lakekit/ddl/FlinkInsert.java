package io.lakekit.ddl;

import io.lakekit.design.AggFunction;
import io.lakekit.design.EventType;
import io.lakekit.design.SequenceGroup;
import io.lakekit.design.Slice;
import io.lakekit.design.TableDesign;
import io.lakekit.design.ValueColumn;
import io.lakekit.schema.Column;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The Flink SQL statement that writes a table as lakekit's own writers do. It fills the columns
 * that lakekit owns, which a statement by hand leaves null: the order of a {@code latestNonNull}
 * column, the 1 of a {@code count()}, and the type of an event. The values of a row without them
 * are lost when the next row of its key comes.
 *
 * <p>Each stream is a table or view that is named as its group or event type, with the columns of
 * {@link TableDesign#columnsOf} by their names; counts need not be among them. Where streams write
 * whole rows there is one, {@value #ROWS}, with the columns of {@link TableDesign#suppliedColumns}.
 *
 * <pre>{@code
 * tables.executeSql("CREATE TEMPORARY VIEW `bid` AS SELECT dt, ad_id, bid_ts, price FROM kafka_bids");
 * tables.executeSql("CREATE TEMPORARY VIEW `click` AS SELECT dt, ad_id, click_ts, page FROM kafka_clicks");
 * tables.executeSql(FlinkInsert.of(AD_DAY));
 * }</pre>
 */
public final class FlinkInsert {

    /** The name of the table or view with whole rows. */
    public static final String ROWS = "rows";

    private static final String ONE = "CAST(1 AS BIGINT)";

    private final @Nullable Slice<?> slice;
    private final List<Column<?>> order;
    private final Map<String, String> expressions = new LinkedHashMap<>();

    private FlinkInsert(TableDesign design, @Nullable Slice<?> slice) {
        this.slice = slice;
        this.order = order(design, slice);
        for (Column<?> column :
                slice == null ? design.suppliedColumns() : design.columnsOf(slice)) {
            expressions.put(column.name(), Quoting.name(column.name()));
        }
        if (slice instanceof SequenceGroup group) {
            group.values().forEach(value -> own(group, value));
        } else {
            design.values().forEach(this::count);
        }
        if (slice instanceof EventType type) {
            expressions.put(
                    type.discriminator().name(),
                    "CAST(" + FlinkDdl.literal(type.name()) + " AS STRING)");
        }
    }

    /**
     * The statement that writes all streams of a table in one commit, without a semicolon at its
     * end. A row that nothing orders is left out, because its values would be ignored; if the
     * columns that order it are never null, it fails.
     */
    public static String of(TableDesign design) {
        List<FlinkInsert> streams =
                design.slices().isEmpty()
                        ? List.of(new FlinkInsert(design, null))
                        : design.slices().stream()
                                .map(slice -> new FlinkInsert(design, slice))
                                .toList();
        return statement(design, design.columns(), streams);
    }

    /**
     * The statement that writes one stream of a table, without a semicolon at its end, for a job of
     * its own. Two statements that write one table in the same job are two writers of it: use
     * {@link #of(TableDesign)} there.
     *
     * @throws IllegalArgumentException if the slice is not part of the design
     */
    public static <D extends TableDesign> String of(D design, Slice<? super D> slice) {
        FlinkInsert stream = new FlinkInsert(design, slice);
        List<Column<?>> filled =
                design.columns().stream()
                        .filter(column -> stream.expressions.containsKey(column.name()))
                        .toList();
        return statement(design, filled, List.of(stream));
    }

    /** The name of the view with the rows of a slice, or of whole rows if it is null. */
    static String source(@Nullable Slice<?> slice) {
        return slice == null ? ROWS : slice.name();
    }

    /** Whether the statement reads a column that a stream supplies, instead of filling it. */
    static boolean reads(TableDesign design, Column<?> column) {
        return design.values().stream()
                .noneMatch(value -> value.column().equals(column) && isCount(value));
    }

    private static boolean isCount(ValueColumn value) {
        return value.function().kind() == AggFunction.Kind.COUNT;
    }

    private static String statement(
            TableDesign design, List<Column<?>> columns, List<FlinkInsert> streams) {
        return "INSERT INTO "
                + Quoting.table(design.name())
                + " ("
                + Quoting.names(columns)
                + ")\n"
                + streams.stream()
                        .map(stream -> stream.select(columns))
                        .collect(Collectors.joining("\nUNION ALL\n"));
    }

    private void own(SequenceGroup group, ValueColumn value) {
        count(value);
        for (int i = 0; i < value.ownOrder().size(); i++) {
            expressions.put(
                    value.ownOrder().get(i).name(),
                    "CASE WHEN "
                            + Quoting.name(value.column().name())
                            + " IS NOT NULL THEN "
                            + Quoting.name(group.order().get(i).name())
                            + " END");
        }
    }

    private void count(ValueColumn value) {
        if (isCount(value)) {
            expressions.put(value.column().name(), ONE);
        }
    }

    private String select(List<Column<?>> columns) {
        return "SELECT\n"
                + columns.stream().map(this::selected).collect(Collectors.joining(",\n"))
                + "\nFROM "
                + Quoting.name(source(slice))
                + ordered();
    }

    private String selected(Column<?> column) {
        String name = Quoting.name(column.name());
        String expression =
                expressions.getOrDefault(
                        column.name(), "CAST(NULL AS " + FlinkDdl.type(column.type()) + ")");
        return "  " + (expression.equals(name) ? name : expression + " AS " + name);
    }

    /** The columns that order the rows of the stream; none if one of them is never null. */
    private static List<Column<?>> order(TableDesign design, @Nullable Slice<?> slice) {
        if (slice instanceof SequenceGroup group) {
            return group.order();
        }
        return design.byKind(
                grouped -> List.of(),
                wholeRow ->
                        wholeRow.order().stream().allMatch(Column::nullable)
                                ? wholeRow.order()
                                : List.of(),
                summary -> List.of(),
                append -> List.of(),
                hybrid -> List.of());
    }

    private String ordered() {
        return order.isEmpty()
                ? ""
                : order.stream()
                        .map(column -> Quoting.name(column.name()) + " IS NOT NULL")
                        .collect(Collectors.joining(" OR ", "\nWHERE ", ""));
    }
}
