package io.lakekit.bench.input;

import static org.assertj.core.api.Assertions.assertThat;

import io.lakekit.bench.event.EventLog;
import io.lakekit.bench.measure.ChildJvm;
import io.lakekit.bench.truth.Truth;
import io.lakekit.cli.Lakekit;
import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A log of which every event in the heap would not fit it. */
@Tag("long")
class SmallHeapTest {

    private static final int EVENTS = 150_000;

    @TempDir private Path directory;

    /** What the child does: reads the log, then works out the answers. */
    public static void main(String[] arguments) {
        Path work = Path.of(arguments[1]);
        try (EventLog log = FileLog.prepare(Path.of(arguments[0]), null, null, work)) {
            System.out.println(log.summary().events() + " events");
            System.out.println(Truth.of(log).rows() + " rows");
        }
    }

    @Test
    void prepare_logLargerThanTheHeap_isReadAndAnswered() throws IOException {
        write();
        Path work = Files.createDirectory(directory.resolve("work"));
        Path printed = directory.resolve("printed.txt");
        ChildJvm child =
                new ChildJvm(
                        SmallHeapTest.class.getName(), 40L << 20, directory, Duration.ofMinutes(5));

        int exit = child.run(List.of(directory.resolve("in").toString(), work.toString()), printed);

        assertThat(printed)
                .content()
                .contains(EVENTS + " events", EVENTS + " rows")
                .doesNotContain("OutOfMemoryError");
        assertThat(exit).isZero();
    }

    /** The rows of the day would not fit the heap of the processes that join them. */
    @Test
    void compare_dayLargerThanTheHeap_saysWhatIsEnoughBeforeAnythingIsMeasured()
            throws IOException {
        write();
        Path out = directory.resolve("out");
        Path printed = directory.resolve("printed.txt");
        ChildJvm child =
                new ChildJvm(Lakekit.class.getName(), 64L << 20, directory, Duration.ofMinutes(5));

        int exit =
                child.run(
                        List.of(
                                "compare",
                                "--input",
                                directory.resolve("in").toString(),
                                "--out",
                                out.toString()),
                        printed);

        assertThat(printed)
                .content()
                .contains(
                        "Q4 joins the 150,000 rows of request and ad of partition 1970-01-01",
                        "Start with 'java -Xmx")
                .doesNotContain("round 1", "OutOfMemoryError");
        assertThat(exit).isEqualTo(1);
        assertThat(out.resolve("results.json")).doesNotExist();
    }

    private void write() throws IOException {
        Path in = Files.createDirectory(directory.resolve("in"));
        try (BufferedWriter out = Files.newBufferedWriter(in.resolve("hits.csv"))) {
            out.write("shop,order,kind,at\n");
            for (int i = 0; i < EVENTS; i++) {
                out.write("s" + i % 100 + ",order-number-" + i + ",click," + (1000 + i) + "\n");
            }
        }
        Samples.mapping(in, "");
    }
}
