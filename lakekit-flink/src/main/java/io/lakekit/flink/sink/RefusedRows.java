package io.lakekit.flink.sink;

/** The treatment of rows that do not fit their table. */
public enum RefusedRows {
    /** The row fails the job, which does not restart: the same row would come again. */
    FAIL_JOB,
    /**
     * The row goes to {@link LakeSinkResult#refused} with the reason, and the job continues. A job
     * in which nothing reads that stream does not start (LK1316).
     */
    SIDE_OUTPUT,
    /** The row is left out, and counted as all refused rows are: metric {@code refusedRows}. */
    LEAVE_OUT
}
