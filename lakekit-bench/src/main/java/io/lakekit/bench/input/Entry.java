package io.lakekit.bench.input;

import io.lakekit.bench.event.AdEvent;
import io.lakekit.bench.event.EventBytes;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;

/**
 * An event and its origin.
 *
 * @param sequence its place in the order of arrival, from 0
 * @param source the number of the source
 * @param line of the file
 * @param event the event
 */
record Entry(long sequence, int source, long line, AdEvent event) {

    void write(DataOutput out) throws IOException {
        out.writeLong(sequence);
        out.writeInt(source);
        out.writeLong(line);
        EventBytes.write(out, event);
    }

    static Entry read(DataInput in) throws IOException {
        return new Entry(in.readLong(), in.readInt(), in.readLong(), EventBytes.read(in));
    }
}
