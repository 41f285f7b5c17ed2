package io.lakekit.bench.experiment;

import java.io.PrintStream;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import org.jspecify.annotations.Nullable;

/**
 * The progress of a long job: a bar on a terminal, a plain line for each step otherwise. It goes to
 * standard error, so that standard output has only results.
 */
final class Progress implements AutoCloseable {

    private final PrintStream to = System.err;
    private final int steps;
    private final @Nullable ProgressBar bar;
    private int step;

    @SuppressWarnings("SystemConsoleNull") // built and run on Java 17
    Progress(int steps) {
        this.steps = steps;
        this.bar =
                System.console() == null
                        ? null
                        : new ProgressBarBuilder()
                                .setTaskName("compare")
                                .setInitialMax(steps)
                                .build();
    }

    /** Shows the next step. */
    void next(String what) {
        step++;
        if (bar == null) {
            to.println("[" + step + "/" + steps + "] " + what);
        } else {
            bar.setExtraMessage(what);
            bar.stepTo(step - 1L);
        }
    }

    @Override
    public void close() {
        if (bar != null) {
            bar.stepTo(step);
            bar.close();
        }
    }
}
