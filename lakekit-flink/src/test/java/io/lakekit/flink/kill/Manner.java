package io.lakekit.flink.kill;

/** How a job is killed. */
enum Manner {
    /** One of its tasks throws. */
    TASK,
    /** It is cancelled, and submitted again from its last checkpoint. */
    JOB,
    /** A TaskManager of its cluster ends, and another one starts. */
    TASK_MANAGER,
    /** Its process is killed at any moment. */
    PROCESS,
    /** Its process is killed with a checkpoint complete whose commit is about to be made. */
    BEFORE_COMMIT,
    /** Its process is killed with a commit made of which the job does not know yet. */
    AFTER_COMMIT,
    /** Its process is killed while a compaction reads the files that it replaces. */
    IN_COMPACTION;

    /** Whether the job goes on in the same process. */
    boolean isSurvived() {
        return this == TASK || this == JOB || this == TASK_MANAGER;
    }

    /** Whether it strikes at a place in the job and not at a time. */
    boolean hasBarrier() {
        return this == BEFORE_COMMIT || this == AFTER_COMMIT || this == IN_COMPACTION;
    }
}
