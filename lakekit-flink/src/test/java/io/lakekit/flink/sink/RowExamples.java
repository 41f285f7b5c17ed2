package io.lakekit.flink.sink;

import static io.lakekit.schema.ColumnType.BIGINT;
import static io.lakekit.schema.ColumnType.STRING;

import io.lakekit.design.AppendTable;
import io.lakekit.diagnostic.Diagnostics;
import io.lakekit.diagnostic.DiagnosticsException;
import io.lakekit.diagnostic.Place;
import io.lakekit.flink.Jobs;
import io.lakekit.flink.sink.DiagnosticPagesTest.Example;
import io.lakekit.internal.flink.input.InputReader;
import io.lakekit.internal.flink.input.RowInput;
import io.lakekit.schema.Column;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.types.Row;
import org.apache.flink.types.RowKind;

/** The streams of rows that the pages of docs/diagnostics call wrong and right. */
final class RowExamples {

    private static final AppendTable TABLE =
            AppendTable.named("ads.click")
                    .columns(Column.of("req_id", BIGINT).notNull(), Column.of("page", STRING))
                    .build();

    private static final TypeInformation<Row> CLICK =
            Types.ROW_NAMED(new String[] {"req_id", "page"}, Types.LONG, Types.STRING);

    private RowExamples() {}

    static Map<String, Example> all() {
        return Map.of(
                "LK1330", streams(RowExamples::otherName, RowExamples::sameName),
                "LK1331", streams(RowExamples::otherType, RowExamples::sameType),
                "LK1332", streams(RowExamples::withoutKey, RowExamples::withKey),
                "LK1333", streams(RowExamples::withoutType, RowExamples::withType),
                "LK1334", rows(RowExamples::deleted, RowExamples::inserted),
                "LK1335", rows(RowExamples::longer, RowExamples::asDeclared));
    }

    private static DataStream<Row> otherName(DataStream<String> lines) {
        return lines.map(line -> Row.of(1L, line))
                .returns(
                        Types.ROW_NAMED(
                                new String[] {"req_id", "pages"}, Types.LONG, Types.STRING));
    }

    private static DataStream<Row> sameName(DataStream<String> lines) {
        return lines.map(line -> Row.of(1L, line))
                .returns(
                        Types.ROW_NAMED(new String[] {"req_id", "page"}, Types.LONG, Types.STRING));
    }

    private static DataStream<Row> otherType(DataStream<String> lines) {
        return lines.map(line -> Row.of(line, line))
                .returns(
                        Types.ROW_NAMED(
                                new String[] {"req_id", "page"}, Types.STRING, Types.STRING));
    }

    private static DataStream<Row> sameType(DataStream<String> lines) {
        return lines.map(line -> Row.of(Long.valueOf(line), line))
                .returns(
                        Types.ROW_NAMED(new String[] {"req_id", "page"}, Types.LONG, Types.STRING));
    }

    private static DataStream<Row> withoutKey(DataStream<String> lines) {
        return lines.map(line -> Row.of(line))
                .returns(Types.ROW_NAMED(new String[] {"page"}, Types.STRING));
    }

    private static DataStream<Row> withKey(DataStream<String> lines) {
        return lines.map(line -> Row.of(1L, line))
                .returns(
                        Types.ROW_NAMED(new String[] {"req_id", "page"}, Types.LONG, Types.STRING));
    }

    private static DataStream<Row> withoutType(DataStream<String> lines) {
        return lines.map(line -> Row.of(1L, line));
    }

    private static DataStream<Row> withType(DataStream<String> lines) {
        return lines.map(line -> Row.of(1L, line))
                .returns(
                        Types.ROW_NAMED(new String[] {"req_id", "page"}, Types.LONG, Types.STRING));
    }

    private static Row deleted(String page) {
        return Row.ofKind(RowKind.DELETE, 1L, page);
    }

    private static Row inserted(String page) {
        return Row.of(1L, page);
    }

    private static Row longer(String page) {
        return Row.of(1L, page, "a third");
    }

    private static Row asDeclared(String page) {
        return Row.of(1L, page);
    }

    private static Example streams(
            Function<DataStream<String>, DataStream<Row>> wrong,
            Function<DataStream<String>, DataStream<Row>> right) {
        return new Example(() -> checked(wrong), () -> checked(right));
    }

    private static Diagnostics checked(Function<DataStream<String>, DataStream<Row>> rows) {
        DataStream<String> lines = Jobs.streaming().socketTextStream("localhost", 1);
        return LakeSink.into(TABLE).rows(RowStream.of(rows.apply(lines))).check();
    }

    private static Example rows(Function<String, Row> wrong, Function<String, Row> right) {
        return new Example(() -> taken(wrong.apply("p")), () -> taken(right.apply("p")));
    }

    /** What a job says of one row of a stream of clicks. */
    private static Diagnostics taken(Row row) {
        DataStream<Row> clicks =
                Jobs.streaming()
                        .socketTextStream("localhost", 1)
                        .map(line -> Row.of(1L, line))
                        .returns(CLICK);
        Place.OfStream place = Place.table(TABLE.name()).stream("rows");
        InputReader<Row> reader = new RowInput(clicks, null).reader(TABLE, null, place);
        try {
            reader.require(row);
            InsertsOnly.require(place, reader.kind(row));
            return Diagnostics.copyOf(List.of());
        } catch (DiagnosticsException e) {
            return e.diagnostics();
        }
    }
}
