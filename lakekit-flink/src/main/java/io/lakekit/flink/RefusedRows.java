package io.lakekit.flink;

/** What becomes of a row that does not fit its table. */
public enum RefusedRows {
    /** It fails the job, which does not restart: the same row would come again. */
    FAIL_JOB,
    /**
     * It goes to {@link LakeSinkResult#refused} with the reason, and the job goes on. A job in
     * which nothing reads that stream does not start (LK1316).
     */
    SIDE_OUTPUT,
    /** It is left out and counted by the metric {@code lakekitRowsLeftOut} of its operator. */
    LEAVE_OUT
}
