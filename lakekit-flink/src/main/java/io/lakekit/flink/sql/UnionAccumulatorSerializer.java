package io.lakekit.flink.sql;

import java.io.IOException;
import org.apache.flink.api.common.typeutils.SimpleTypeSerializerSnapshot;
import org.apache.flink.api.common.typeutils.TypeSerializer;
import org.apache.flink.api.common.typeutils.TypeSerializerSnapshot;
import org.apache.flink.core.memory.DataInputView;
import org.apache.flink.core.memory.DataOutputView;
import org.jspecify.annotations.Nullable;

/**
 * The serializer of a {@link UnionAccumulator}: the bytes of its set after their length, which is
 * -1 if there is no set.
 */
public final class UnionAccumulatorSerializer extends TypeSerializer<UnionAccumulator> {

    private static final long serialVersionUID = 1L;

    private static final int NONE = -1;

    /** Makes a serializer; for Flink, which names this class in a function's types. */
    public UnionAccumulatorSerializer() {}

    @Override
    public void serialize(UnionAccumulator union, DataOutputView target) throws IOException {
        byte[] bytes = union.toBytes();
        if (bytes == null) {
            target.writeInt(NONE);
        } else {
            target.writeInt(bytes.length);
            target.write(bytes);
        }
    }

    @Override
    public UnionAccumulator deserialize(DataInputView source) throws IOException {
        int length = source.readInt();
        if (length == NONE) {
            return new UnionAccumulator();
        }
        byte[] bytes = new byte[length];
        source.readFully(bytes);
        return new UnionAccumulator(bytes);
    }

    @Override
    public UnionAccumulator deserialize(UnionAccumulator reuse, DataInputView source)
            throws IOException {
        return deserialize(source);
    }

    @Override
    public UnionAccumulator copy(UnionAccumulator from) {
        return new UnionAccumulator(from.toBytes());
    }

    @Override
    public UnionAccumulator copy(UnionAccumulator from, UnionAccumulator reuse) {
        return copy(from);
    }

    @Override
    public void copy(DataInputView source, DataOutputView target) throws IOException {
        serialize(deserialize(source), target);
    }

    @Override
    public UnionAccumulator createInstance() {
        return new UnionAccumulator();
    }

    @Override
    public boolean isImmutableType() {
        return false;
    }

    @Override
    public TypeSerializer<UnionAccumulator> duplicate() {
        return this;
    }

    @Override
    public int getLength() {
        return -1;
    }

    @Override
    public TypeSerializerSnapshot<UnionAccumulator> snapshotConfiguration() {
        return new Snapshot();
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof UnionAccumulatorSerializer;
    }

    @Override
    public int hashCode() {
        return UnionAccumulatorSerializer.class.hashCode();
    }

    /** The description of the format that savepoints keep. */
    public static final class Snapshot extends SimpleTypeSerializerSnapshot<UnionAccumulator> {

        /** Makes a description; for Flink, which reads it back. */
        public Snapshot() {
            super(UnionAccumulatorSerializer::new);
        }
    }
}
