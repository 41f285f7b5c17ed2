package io.lakekit.internal.flink.input;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.lakekit.design.AppendTable;
import io.lakekit.diagnostic.Place;
import io.lakekit.internal.paimon.row.RowEncoder;
import io.lakekit.schema.Column;
import io.lakekit.schema.ColumnType;
import java.util.List;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.flink.table.data.GenericRowData;
import org.apache.flink.table.data.RowData;
import org.apache.flink.table.data.StringData;
import org.apache.flink.table.data.binary.BinaryRowData;
import org.apache.flink.table.data.writer.BinaryRowWriter;
import org.apache.flink.table.runtime.typeutils.InternalTypeInfo;
import org.apache.flink.table.runtime.typeutils.RowDataSerializer;
import org.apache.flink.table.types.logical.BigIntType;
import org.apache.flink.table.types.logical.LogicalType;
import org.apache.flink.table.types.logical.RowType;
import org.apache.flink.table.types.logical.VarCharType;
import org.apache.paimon.data.BinaryString;
import org.apache.paimon.data.InternalRow;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Texts, which are taken as they are where no character can be wrong. */
class RowDataInputTest {

    enum Color {
        RED
    }

    private static final RowType TYPE =
            RowType.of(
                    new VarCharType[] {
                        new VarCharType(VarCharType.MAX_LENGTH),
                        new VarCharType(VarCharType.MAX_LENGTH),
                        new VarCharType(VarCharType.MAX_LENGTH)
                    },
                    new String[] {"text", "color", "code"});
    private static final AppendTable DESIGN =
            AppendTable.named("x.texts")
                    .columns(
                            Column.of("text", ColumnType.STRING),
                            Column.of("color", ColumnType.enumeration(Color.class)),
                            Column.of("code", ColumnType.character(2)))
                    .build();

    private final RowEncoder encoder = RowEncoder.of(DESIGN, null);
    private final RowDataSerializer serializer = new RowDataSerializer(TYPE);
    private final InputReader<RowData> reader = reader();

    private static InputReader<RowData> reader() {
        DataStream<RowData> stream =
                StreamExecutionEnvironment.getExecutionEnvironment()
                        .fromData(List.of(row("", "", "")), InternalTypeInfo.of(TYPE));
        return new RowDataInput(stream, null)
                .reader(DESIGN, null, Place.table("x.t").stream("rows"));
    }

    @BeforeEach
    void open() {
        reader.open();
    }

    private static RowData row(String text, String color, String code) {
        return GenericRowData.of(
                StringData.fromString(text),
                StringData.fromString(color),
                StringData.fromString(code));
    }

    private InternalRow encoded(RowData row) {
        return encoder.encode(index -> reader.value(row, index));
    }

    /** As it is behind a serializer, which Flink puts between operators. */
    private RowData sent(RowData row) {
        return serializer.toBinaryRow(row).copy();
    }

    @Test
    void texts_areEqual_fromBytesAndFromJava() {
        for (String text : List.of("", "ascii", "a\u0000b", "\u00e4\u4e2d\ud83d\ude00")) {
            RowData row = row(text, "RED", "ab");
            for (RowData one : List.of(row, sent(row))) {
                InternalRow encoded = encoded(one);
                assertThat(encoded.getString(0)).hasToString(text);
                assertThat(encoded.getString(1)).hasToString("RED");
                assertThat(encoded.getString(2)).hasToString("ab");
            }
        }
        assertThat(reader.value(sent(row("ascii", "RED", "ab")), 0))
                .isEqualTo(BinaryString.fromString("ascii"));
    }

    /** Two rows in one object and its memory, as operators of Flink SQL send them. */
    @Test
    void texts_areCopied() {
        InternalRow first = encoded(serializer.toBinaryRow(row("first", "RED", "ab")));
        InternalRow second = encoded(serializer.toBinaryRow(row("secnd", "RED", "cd")));

        assertThat(first.getString(0)).hasToString("first");
        assertThat(second.getString(0)).hasToString("secnd");
    }

    @Test
    void bytes_areCopied() {
        byte[] bytes = {1, 2};

        assertThat(FlinkValues.of(ColumnType.BYTES, ColumnType.BYTES, bytes))
                .isEqualTo(bytes)
                .isNotSameAs(bytes);
    }

    /** Flink reads a null that its type forbids as zero. */
    @Test
    void nullThatTheTypeForbids_isNull() {
        RowType never = RowType.of(new LogicalType[] {new BigIntType(false)}, new String[] {"id"});
        BinaryRowData row = new BinaryRowData(1);
        BinaryRowWriter writer = new BinaryRowWriter(row);
        writer.setNullAt(0);
        writer.complete();
        DataStream<RowData> stream =
                StreamExecutionEnvironment.getExecutionEnvironment()
                        .fromData(List.of(row), InternalTypeInfo.of(never));
        AppendTable design =
                AppendTable.named("x.ids").columns(Column.of("id", ColumnType.BIGINT)).build();
        InputReader<RowData> ids =
                new RowDataInput(stream, null)
                        .reader(design, null, Place.table("x.ids").stream("rows"));
        ids.open();

        assertThat(row.getLong(0)).isZero();
        assertThat(ids.value(row, 0)).isNull();
    }

    @Test
    void textsThatDoNotFit_areRefused() {
        assertThatThrownBy(() -> encoded(row("half \ud83d", "RED", "ab")))
                .hasMessageContaining("character 6 is half of a pair of surrogates");
        assertThatThrownBy(() -> encoded(sent(row("a", "BLUE", "ab"))))
                .hasMessageContaining("x.texts.color: 'BLUE' is a String");
        assertThatThrownBy(() -> encoded(sent(row("a", "RED", "abc"))))
                .hasMessageContaining("text of 3 characters is longer than CHAR(2)");
    }
}
