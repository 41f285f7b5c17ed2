package io.lakekit.flink.sql;

import static org.assertj.core.api.Assertions.assertThat;

import io.lakekit.distinct.Rbm64;
import java.io.IOException;
import java.util.List;
import org.apache.flink.core.memory.DataInputDeserializer;
import org.apache.flink.core.memory.DataOutputSerializer;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** The state of a union survives being stored, copied and merged, at any moment. */
class UnionAccumulatorTest {

    private static final byte[] ONE = Rbm64.of(1).toBytes();
    private static final byte[] TWO = Rbm64.of(2).toBytes();

    private final Rbm64Functions.Union function = new Rbm64Functions.Union();
    private final UnionAccumulatorSerializer serializer = new UnionAccumulatorSerializer();

    @Test
    void state_storedBetweenRows_goesOn() throws IOException {
        UnionAccumulator none = stored(function.createAccumulator());
        assertThat(function.getValue(none)).isNull();

        function.accumulate(none, ONE);
        UnionAccumulator one = stored(none);
        function.accumulate(one, null);
        assertThat(function.getValue(one)).isEqualTo(ONE);

        function.accumulate(one, TWO);
        assertThat(count(function.getValue(stored(one)))).isEqualTo(2);
    }

    @Test
    void copy_addedTo_leavesTheOriginalAlone() {
        UnionAccumulator original = function.createAccumulator();
        function.accumulate(original, ONE);
        UnionAccumulator copy = serializer.copy(original);

        function.accumulate(copy, TWO);

        assertThat(count(function.getValue(copy))).isEqualTo(2);
        assertThat(count(function.getValue(original))).isEqualTo(1);
    }

    @Test
    void merge_ofSomeAndNone_unites() throws IOException {
        UnionAccumulator first = function.createAccumulator();
        UnionAccumulator second = function.createAccumulator();
        function.accumulate(second, ONE);
        function.accumulate(second, TWO);

        function.merge(first, List.of(function.createAccumulator(), stored(second), second));

        assertThat(count(function.getValue(first))).isEqualTo(2);
    }

    private UnionAccumulator stored(UnionAccumulator union) throws IOException {
        DataOutputSerializer out = new DataOutputSerializer(16);
        serializer.serialize(union, out);
        DataOutputSerializer copied = new DataOutputSerializer(16);
        serializer.copy(new DataInputDeserializer(out.getCopyOfBuffer()), copied);
        return serializer.deserialize(new DataInputDeserializer(copied.getCopyOfBuffer()));
    }

    private static long count(byte @Nullable [] set) {
        return Rbm64.read(set).count();
    }
}
