package io.lakekit.fault;

import io.lakekit.fault.FaultPlan.DueTear;
import java.io.IOException;
import org.apache.paimon.fs.SeekableInputStream;

/** A stream that reads a file as if it ended after its first bytes. */
final class TornInput extends SeekableInputStream {

    private final SeekableInputStream from;
    private final FaultPlan plan;
    private final DueTear tear;
    private boolean torn;

    TornInput(SeekableInputStream from, FaultPlan plan, DueTear tear) {
        this.from = from;
        this.plan = plan;
        this.tear = tear;
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] bytes, int offset, int length) throws IOException {
        long left = tear.bytes() - from.getPos();
        if (left > 0 || length == 0) {
            return from.read(bytes, offset, (int) Math.min(left, length));
        }
        if (!torn) {
            torn = true;
            plan.hit(tear.fault());
        }
        return -1;
    }

    @Override
    public void seek(long desired) throws IOException {
        from.seek(desired);
    }

    @Override
    public long getPos() throws IOException {
        return from.getPos();
    }

    @Override
    public void close() throws IOException {
        from.close();
    }
}
