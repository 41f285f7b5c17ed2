package io.lakekit.docs;

import static org.assertj.core.api.Assertions.catchThrowable;

import java.nio.file.Path;
import java.util.concurrent.Callable;

/** A page whose wrong design no YAML can say, or that is about more than a design. */
record JavaExample(Step wrong, Step right) implements Example {

    /** Code that a page shows. */
    @FunctionalInterface
    interface Step {
        void run(DiagnosticPage page, Path warehouse) throws Exception;
    }

    static JavaExample of(Callable<?> wrong, Callable<?> right) {
        return new JavaExample(
                (page, warehouse) -> wrong.call(), (page, warehouse) -> right.call());
    }

    @Override
    public String wrong(DiagnosticPage page, Path warehouse) {
        Throwable refused = catchThrowable(() -> wrong.run(page, warehouse));
        return refused == null ? "" : String.valueOf(refused.getMessage());
    }

    @Override
    public void right(DiagnosticPage page, Path warehouse) throws Exception {
        right.run(page, warehouse);
    }
}
