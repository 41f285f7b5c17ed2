package io.lakekit.flink.distinct;

import java.io.IOException;
import org.apache.flink.api.common.typeutils.SimpleTypeSerializerSnapshot;
import org.apache.flink.api.common.typeutils.TypeSerializer;
import org.apache.flink.api.common.typeutils.TypeSerializerSnapshot;
import org.apache.flink.core.memory.DataInputView;
import org.apache.flink.core.memory.DataOutputView;
import org.jspecify.annotations.Nullable;

/**
 * The serializer of a {@link SetUnion}: the bytes of its set after their length, which is -1 if
 * there is no set.
 */
public final class SetUnionSerializer extends TypeSerializer<SetUnion> {

    private static final long serialVersionUID = 1L;

    private static final int NONE = -1;

    /** Makes a serializer; for Flink, which names this class in a function's types. */
    public SetUnionSerializer() {}

    @Override
    public void serialize(SetUnion union, DataOutputView target) throws IOException {
        byte[] bytes = union.toBytes();
        if (bytes == null) {
            target.writeInt(NONE);
        } else {
            target.writeInt(bytes.length);
            target.write(bytes);
        }
    }

    @Override
    public SetUnion deserialize(DataInputView source) throws IOException {
        int length = source.readInt();
        if (length == NONE) {
            return new SetUnion();
        }
        byte[] bytes = new byte[length];
        source.readFully(bytes);
        return new SetUnion(bytes);
    }

    @Override
    public SetUnion deserialize(SetUnion reuse, DataInputView source) throws IOException {
        return deserialize(source);
    }

    @Override
    public SetUnion copy(SetUnion from) {
        return new SetUnion(from.toBytes());
    }

    @Override
    public SetUnion copy(SetUnion from, SetUnion reuse) {
        return copy(from);
    }

    @Override
    public void copy(DataInputView source, DataOutputView target) throws IOException {
        serialize(deserialize(source), target);
    }

    @Override
    public SetUnion createInstance() {
        return new SetUnion();
    }

    @Override
    public boolean isImmutableType() {
        return false;
    }

    @Override
    public TypeSerializer<SetUnion> duplicate() {
        return this;
    }

    @Override
    public int getLength() {
        return -1;
    }

    @Override
    public TypeSerializerSnapshot<SetUnion> snapshotConfiguration() {
        return new Snapshot();
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof SetUnionSerializer;
    }

    @Override
    public int hashCode() {
        return SetUnionSerializer.class.hashCode();
    }

    /** The description of the format that savepoints keep. */
    public static final class Snapshot extends SimpleTypeSerializerSnapshot<SetUnion> {

        /** Makes a description; for Flink, which reads it back. */
        public Snapshot() {
            super(SetUnionSerializer::new);
        }
    }
}
