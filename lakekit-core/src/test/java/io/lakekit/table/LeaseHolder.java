package io.lakekit.table;

import io.lakekit.catalog.Lake;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;

/** A process that commits a row, writes another and holds on to the writer's name until killed. */
final class LeaseHolder {

    static final String HELD = "held";

    private LeaseHolder() {}

    public static void main(String[] arguments) throws IOException {
        try (Lake lake = Lake.open(Path.of(arguments[0]));
                TableWriter<?> writer = lake.open(Notes.append()).resumableWriter("job")) {
            writer.rows().write(Notes.row(1));
            writer.commit(7);
            writer.rows().write(Notes.row(2));
            System.out.println(HELD);
            int end = System.in.read();
            throw new IllegalStateException("Ended by " + end + " before it was killed");
        }
    }

    /** Starts it and waits until it holds the name. */
    static Process start(Path warehouse) {
        try {
            Process process =
                    new ProcessBuilder(
                                    List.of(
                                            Path.of(System.getProperty("java.home"), "bin", "java")
                                                    .toString(),
                                            "-cp",
                                            System.getProperty(
                                                    "surefire.test.class.path",
                                                    System.getProperty("java.class.path")),
                                            LeaseHolder.class.getName(),
                                            warehouse.toString()))
                            .redirectError(ProcessBuilder.Redirect.INHERIT)
                            .start();
            String line = process.inputReader().readLine();
            if (!HELD.equals(line)) {
                process.destroyForcibly();
                throw new IllegalStateException("The holder said '" + line + "'");
            }
            return process;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
