package io.lakekit.flink.sink;

import io.lakekit.internal.flink.input.Input;
import io.lakekit.internal.flink.input.RowDataInput;
import io.lakekit.internal.flink.input.RowInput;
import java.util.List;
import java.util.function.Function;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.table.data.RowData;
import org.apache.flink.types.Row;
import org.jspecify.annotations.Nullable;

/**
 * A stream of rows without a class of their own: of Flink's {@link Row}, or of {@link RowData}. Its
 * fields are columns by name, each exactly as the column is named. {@link LakeSink#changes} takes
 * rows of all kinds; elsewhere rows are inserted, and one that changes or deletes another is
 * refused (LK1334). Immutable: each call returns another stream.
 *
 * <pre>{@code
 * DataStream<Row> clicks = tables.toDataStream(tables.sqlQuery("SELECT dt, req_id, click_ts, landing FROM clicks"));
 * LakeSink.into(AD_ROW).stream(CLICK, RowStream.of(clicks)).attach(options);
 * }</pre>
 *
 * <p>Fields may be narrower than their columns, as components of records may, text fills columns of
 * an enum, and nullable columns may be left out where they may for records. A null in a column that
 * is never null, and a value that does not fit, are refused as they are in records.
 */
public final class RowStream {

    private final Function<@Nullable List<String>, Input<?>> input;
    private final @Nullable List<String> names;

    private RowStream(
            Function<@Nullable List<String>, Input<?>> input, @Nullable List<String> names) {
        this.input = input;
        this.names = names;
    }

    /**
     * A stream of rows whose type tells their fields: that of {@code toDataStream}, or of {@code
     * Types.ROW_NAMED}. A row that knows names itself may leave fields out, which are then null.
     */
    public static RowStream of(DataStream<Row> rows) {
        return new RowStream(names -> new RowInput(rows, names), null);
    }

    /**
     * A stream of rows as Flink SQL moves them, whose type tells their fields: {@code
     * InternalTypeInfo.of(rowType)}, for a ResolvedSchema {@code
     * InternalTypeInfo.of(schema.toPhysicalRowDataType().getLogicalType())}.
     */
    public static RowStream ofRowData(DataStream<RowData> rows) {
        return new RowStream(names -> new RowDataInput(rows, names), null);
    }

    /** A copy of this stream whose fields have these names, in their order. */
    public RowStream named(String... fields) {
        return new RowStream(input, List.of(fields));
    }

    Input<?> input() {
        return input.apply(names);
    }
}
