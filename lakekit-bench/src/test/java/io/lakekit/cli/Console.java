package io.lakekit.cli;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/** What commands print while a test runs, instead of on the terminal. */
final class Console implements BeforeEachCallback, AfterEachCallback {

    private final PrintStream out = System.out;
    private final PrintStream err = System.err;
    private final ByteArrayOutputStream printed = new ByteArrayOutputStream();
    private final ByteArrayOutputStream errors = new ByteArrayOutputStream();

    @Override
    public void beforeEach(ExtensionContext test) {
        System.setOut(new PrintStream(printed, true, StandardCharsets.UTF_8));
        System.setErr(new PrintStream(errors, true, StandardCharsets.UTF_8));
    }

    @Override
    public void afterEach(ExtensionContext test) {
        System.setOut(out);
        System.setErr(err);
    }

    /** To standard output since this was last asked. */
    String printed() {
        return taken(printed);
    }

    /** To standard error since this was last asked. */
    String errors() {
        return taken(errors);
    }

    /** To either. */
    String said() {
        return printed() + errors();
    }

    private static String taken(ByteArrayOutputStream stream) {
        String text = stream.toString(StandardCharsets.UTF_8);
        stream.reset();
        return text;
    }
}
