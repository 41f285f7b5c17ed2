package io.lakekit.flink.kill;

import static io.lakekit.fault.FaultyFileIO.Operation.READ;
import static io.lakekit.fault.FaultyFileIO.Operation.RENAME;
import static io.lakekit.fault.FaultyFileIO.Operation.WRITE;

import io.lakekit.fault.FaultyFileIO;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;

/** A place in a job where it waits to be killed: an operation on its table's files. */
final class Barrier {

    private static final Duration LONG = Duration.ofMinutes(10);

    private final KillPlan plan;
    private final FaultyFileIO files;

    Barrier(KillPlan plan, FaultyFileIO files) {
        this.plan = plan;
        this.files = files;
    }

    void arm() {
        switch (plan.manner()) {
            case BEFORE_COMMIT -> files.only("/snapshot/snapshot-").delay(RENAME, plan.nth(), LONG);
            case AFTER_COMMIT -> files.only("/snapshot/LATEST").delay(WRITE, plan.nth(), LONG);
            case IN_COMPACTION -> files.only("/bucket-").only("/data-").delay(READ, 1, LONG);
            case TASK, JOB, TASK_MANAGER, PROCESS -> {}
        }
    }

    /**
     * Awaits that the job is there, and says what it is about to do there. A writer reads its data
     * files for other reasons, too, so that only reads of a compaction count.
     */
    String await() throws InterruptedException {
        int reads = 0;
        for (int hit = 0; ; hit++) {
            while (files.hits().size() == hit) {
                Thread.sleep(1);
            }
            List<String> calls = calls();
            boolean there =
                    plan.manner() != Manner.IN_COMPACTION
                            || calls.stream().anyMatch(call -> call.contains("ompactRewrite"));
            if (there && (plan.manner() != Manner.IN_COMPACTION || ++reads == plan.nth())) {
                return files.hits().get(hit) + " in " + calls;
            }
            files.heal();
            arm();
        }
    }

    /** The methods of the thread that waits. */
    private static List<String> calls() throws InterruptedException {
        while (true) {
            for (StackTraceElement[] stack : Thread.getAllStackTraces().values()) {
                if (Stream.of(stack).anyMatch(Barrier::isWaiting)) {
                    return Stream.of(stack).map(StackTraceElement::toString).toList();
                }
            }
            Thread.sleep(1);
        }
    }

    private static boolean isWaiting(StackTraceElement call) {
        return call.getClassName().endsWith(".FaultPlan") && call.getMethodName().equals("pause");
    }
}
