package io.lakekit.internal.flink;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.lakekit.diagnostic.Place;
import io.lakekit.flink.job.RecordTypes;
import java.io.IOException;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.flink.api.common.serialization.SerializerConfigImpl;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.api.common.typeutils.TypeSerializer;
import org.apache.flink.core.memory.DataInputDeserializer;
import org.apache.flink.core.memory.DataOutputSerializer;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class StreamTypesTest {

    /** Components that Flink knows. */
    @SuppressWarnings("ArrayRecordComponent") // not compared
    public record Plain(
            boolean flag,
            int number,
            Long boxed,
            String text,
            BigDecimal amount,
            byte[] bytes,
            Instant instant,
            Thread.State state) {}

    /** A point of a path. */
    public record Point(@Nullable Integer x, @Nullable Integer y) {}

    /** Components that Flink does not know. */
    public record Times(LocalDate date, LocalTime time, LocalDateTime local) {}

    /** More of them. */
    public record Nested(
            @Nullable List<String> tags,
            @Nullable Map<String, @Nullable Long> counts,
            @Nullable Point point,
            @Nullable List<Point> path,
            @Nullable Times times) {}

    record Hidden(String text) {}

    @Test
    void plainRecord_fits() {
        assertThat(check(TypeInformation.of(Plain.class), Plain.class)).isEmpty();
    }

    @Test
    void hiddenRecord_isRefused() {
        assertThat(check(TypeInformation.of(Hidden.class), Hidden.class))
                .singleElement()
                .asString()
                .isEqualTo(
                        "LK1301 ERROR ads.t, stream 's': Flink sees its records"
                                + " 'io.lakekit.internal.flink.StreamTypesTest$Hidden' as a generic type,"
                                + " because the record is not public; Kryo would be used, which cannot"
                                + " make records and fails at the first one. Make the record public,"
                                + " and static if it is nested.");
    }

    @Test
    void componentsLeftToKryo_areAllRefused() {
        assertThat(check(TypeInformation.of(Nested.class), Nested.class))
                .extracting(line -> line.substring(0, line.indexOf(" of '")))
                .containsExactlyInAnyOrder(
                        "LK1302 ERROR ads.t, stream 's': Flink sees component 'tags'",
                        "LK1302 ERROR ads.t, stream 's': Flink sees component 'counts'",
                        "LK1302 ERROR ads.t, stream 's': Flink sees component 'path'",
                        "LK1302 ERROR ads.t, stream 's': Flink sees component 'times.date'",
                        "LK1302 ERROR ads.t, stream 's': Flink sees component 'times.time'",
                        "LK1302 ERROR ads.t, stream 's': Flink sees component 'times.local'");
    }

    @Test
    void recordTypes_leaveNothingToKryo() {
        assertThat(check(RecordTypes.of(Nested.class), Nested.class)).isEmpty();
    }

    @Test
    void recordTypes_bringNestedRecordsThroughFlink() throws IOException {
        Map<String, @Nullable Long> counts = new LinkedHashMap<>();
        counts.put("a", 1L);
        counts.put("b", null);
        Times times =
                new Times(LocalDate.MAX, LocalTime.MAX, LocalDateTime.of(1, 2, 3, 4, 5, 6, 7));

        assertThatIsKept(
                new Nested(
                        List.of("x", "y"),
                        counts,
                        new Point(1, null),
                        List.of(new Point(2, 3)),
                        times));
        assertThatIsKept(new Nested(null, null, null, null, null));
        assertThatIsKept(
                new Nested(
                        List.of(),
                        Map.of(),
                        new Point(null, null),
                        List.of(new Point(1, 1)),
                        times));
    }

    private static void assertThatIsKept(Nested record) throws IOException {
        TypeSerializer<Nested> serializer =
                RecordTypes.of(Nested.class).createSerializer(new SerializerConfigImpl());
        DataOutputSerializer out = new DataOutputSerializer(64);
        serializer.serialize(record, out);
        assertThat(serializer.deserialize(new DataInputDeserializer(out.getCopyOfBuffer())))
                .isEqualTo(record);
        assertThat(serializer.copy(record)).isEqualTo(record);
    }

    @Test
    void recordTypes_ofHiddenRecord_areRefused() {
        assertThatThrownBy(() -> RecordTypes.of(Hidden.class))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("is not public");
    }

    private static List<String> check(TypeInformation<?> stream, Class<?> type) {
        return StreamTypes.check(Place.table("ads.t").stream("s"), stream, type).stream()
                .map(Object::toString)
                .toList();
    }
}
