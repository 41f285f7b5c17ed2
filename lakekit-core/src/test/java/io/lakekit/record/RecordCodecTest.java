package io.lakekit.record;

import static io.lakekit.record.ClickTable.AD;
import static io.lakekit.record.ClickTable.BID;
import static io.lakekit.record.ClickTable.CLICK;
import static io.lakekit.record.ClickTable.CLICKS;
import static io.lakekit.record.ClickTable.CLICK_TIME;
import static io.lakekit.record.ClickTable.DT;
import static io.lakekit.record.ClickTable.PRICE;
import static io.lakekit.record.ClickTable.WIDE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.lakekit.schema.Column;
import io.lakekit.schema.ColumnType;
import io.lakekit.schema.Row;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class RecordCodecTest {

    private static final Instant NOW = Instant.parse("2026-11-24T10:00:00Z");

    record Click(double price, Instant clickTs, long adId, String dt, int clickCnt) {}

    record Bid(String dt, @ColumnName("ad_id") long advert, long bidSeq, String bidder) {}

    record Read(String dt, Long clickCnt, Double price) {}

    private record Hidden(String dt) {}

    record Bytes(byte... payload) {}

    record Checked(String dt) {
        Checked {
            if (dt.isEmpty()) {
                throw new IllegalArgumentException("dt is empty");
            }
        }
    }

    @Test
    void toRow_componentsInAnotherOrder_bindsByName() {
        RecordCodec<Click> codec = RecordCodec.writing(WIDE, CLICK, Click.class);

        assertThat(codec.toRow(new Click(1.5, NOW, 7L, "d", 3)))
                .isEqualTo(
                        Row.of(DT, "d")
                                .with(AD, 7L)
                                .with(CLICK_TIME, NOW)
                                .with(CLICKS, 3L)
                                .with(PRICE, 1.5));
    }

    @Test
    void value_narrowerComponent_isWidenedToTheColumn() {
        RecordCodec<Click> codec = RecordCodec.writing(WIDE, CLICK, Click.class);
        int clicks = codec.columns().indexOf(CLICKS);

        assertThat(codec.columns()).containsExactlyElementsOf(WIDE.columnsOf(CLICK));
        assertThat(codec.value(new Click(1, NOW, 7L, "d", 3), clicks)).isEqualTo(3L);
    }

    @Test
    void toRow_annotatedComponent_bindsToTheNamedColumn() {
        Row row = RecordCodec.writing(WIDE, BID, Bid.class).toRow(new Bid("d", 9L, 1L, "b"));

        assertThat(row.get(AD)).isEqualTo(9L);
    }

    @Test
    void toRecord_nullsAndUnreadColumns_keepsNullsAndLeavesTheRest() {
        RecordCodec<Read> codec = RecordCodec.reading(WIDE, Read.class);

        assertThat(codec.columns()).containsExactly(DT, CLICKS, PRICE);
        assertThat(codec.toRecord(Row.of(DT, "d").with(AD, 1L).with(CLICKS, 2L)))
                .isEqualTo(new Read("d", 2L, null));
        assertThat(codec.toRecord(index -> index == 0 ? "d" : null))
                .isEqualTo(new Read("d", null, null));
    }

    @Test
    void toRecord_privateRecord_isReached() {
        assertThat(RecordCodec.reading(WIDE, Hidden.class).toRecord(Row.of(DT, "d")))
                .isEqualTo(new Hidden("d"));
    }

    @Test
    void toRecord_varargsConstructor_takesTheArrayAsItIs() {
        Column<byte[]> payload = Column.of("payload", ColumnType.BYTES);
        RecordCodec<Bytes> codec = RecordCodec.reading(ClickTable.append(payload), Bytes.class);

        assertThat(codec.toRecord(Row.of(payload, new byte[] {1, 2})).payload())
                .containsExactly(1, 2);
    }

    @Test
    void toRecord_constructorRefuses_throwsItsOwnException() {
        RecordCodec<Checked> codec = RecordCodec.reading(WIDE, Checked.class);

        assertThatThrownBy(() -> codec.toRecord(Row.of(DT, "")))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("dt is empty");
    }

    @Test
    void toRow_missingNullableColumnOfAppendTable_isAllowed() {
        Column<String> note = Column.of("note", ColumnType.STRING);
        RecordCodec<Hidden> codec = RecordCodec.writing(ClickTable.append(DT, note), Hidden.class);

        assertThat(codec.columns()).isEqualTo(List.of(DT, note));
        assertThat(codec.value(new Hidden("d"), 1)).isNull();
    }
}
