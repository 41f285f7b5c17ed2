package io.lakekit.fault;

import io.lakekit.fault.FaultPlan.DueTear;
import java.io.IOException;
import org.apache.paimon.fs.PositionOutputStream;

/**
 * A stream that writes the first bytes of a file and fails at the next one; the file keeps the
 * first.
 */
final class TornOutput extends PositionOutputStream {

    private final PositionOutputStream to;
    private final FaultPlan plan;
    private final DueTear tear;
    private long left;
    private boolean torn;

    TornOutput(PositionOutputStream to, FaultPlan plan, DueTear tear) {
        this.to = to;
        this.plan = plan;
        this.tear = tear;
        this.left = tear.bytes();
    }

    @Override
    public long getPos() throws IOException {
        return to.getPos();
    }

    @Override
    public void write(int value) throws IOException {
        write(new byte[] {(byte) value});
    }

    @Override
    public void write(byte[] bytes) throws IOException {
        write(bytes, 0, bytes.length);
    }

    @Override
    public void write(byte[] bytes, int offset, int length) throws IOException {
        int whole = (int) Math.min(left, length);
        to.write(bytes, offset, whole);
        left -= whole;
        if (whole < length) {
            to.flush();
            throw tear();
        }
    }

    private InjectedFaultException tear() {
        if (!torn) {
            torn = true;
            plan.hit(tear.fault());
        }
        return new InjectedFaultException(tear.fault());
    }

    @Override
    public void flush() throws IOException {
        to.flush();
    }

    @Override
    public void close() throws IOException {
        to.close();
    }
}
