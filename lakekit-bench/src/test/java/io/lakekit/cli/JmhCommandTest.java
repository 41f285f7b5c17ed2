package io.lakekit.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.lakekit.bench.measure.JvmOpens;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What JMH's own main class prints, the command prints. */
@Tag("long")
class JmhCommandTest {

    @TempDir private Path directory;
    private final PrintStream out = System.out;
    private final PrintStream err = System.err;
    private final ByteArrayOutputStream printed = new ByteArrayOutputStream();

    @BeforeEach
    void listen() {
        PrintStream to = new PrintStream(printed, true, StandardCharsets.UTF_8);
        System.setOut(to);
        System.setErr(to);
    }

    @AfterEach
    void restore() {
        System.setOut(out);
        System.setErr(err);
    }

    @ParameterizedTest
    @ValueSource(strings = {"-h", "--help"})
    void jmh_help_isJmhsOwn(String option) {
        assertThat(Lakekit.run("jmh", option)).isZero();
        assertThat(printed()).contains("-jvmArgsAppend <string>", "-lprof", "-wi <int>");
    }

    @Test
    void jmh_list_namesTheBenchmarks() {
        assertThat(Lakekit.run("jmh", "-l", "Row")).isZero();
        assertThat(printed())
                .contains("RowPathBenchmark.byHand", "RowPathBenchmark.typed")
                .doesNotContain("Ingest");
    }

    @Test
    void jmh_listWithParameters_namesThemToo() {
        assertThat(Lakekit.run("jmh", "-lp", "Ingest")).isZero();
        assertThat(printed()).contains("IngestBenchmark.ingest", "\"solution\"", "HYBRID");
    }

    @Test
    void jmh_listProfilers_namesThem() {
        assertThat(Lakekit.run("jmh", "-lprof")).isZero();
        assertThat(printed()).contains("Supported profilers", "gc");
    }

    @Test
    void jmh_listResultFormats_namesThem() {
        assertThat(Lakekit.run("jmh", "-lrf")).isZero();
        assertThat(printed()).contains("Available formats", "json");
    }

    @Test
    void jmh_unknownArgument_isWrongUsage() {
        assertThat(Lakekit.run("jmh", "-z")).isEqualTo(2);
        assertThat(printed())
                .contains("z is not a recognized option", "-h lists the arguments")
                .doesNotContain("\tat ");
    }

    @Test
    void jmh_noSuchBenchmark_exitsOne() {
        assertThat(Lakekit.run("jmh", "NoSuchBenchmark")).isEqualTo(1);
        assertThat(printed())
                .contains("No benchmark matches [NoSuchBenchmark]")
                .doesNotContain("\tat ");
    }

    @Test
    void jmh_jvmArgumentsOfTheUser_areKeptBesideTheOpens() {
        String[] tiny = {
            "jmh",
            "RowPathBenchmark.byHand",
            "-f",
            "1",
            "-wi",
            "0",
            "-i",
            "1",
            "-r",
            "10ms",
            "-jvmArgsAppend",
            "-Dmine=kept -Xmx300m"
        };

        assertThat(Lakekit.run(tiny)).isZero();

        assertThat(printed())
                .containsPattern(
                        "# VM options: .*-Dmine=kept -Xmx300m "
                                + String.join(" ", JvmOpens.arguments()));
    }

    private String printed() {
        return printed.toString(StandardCharsets.UTF_8);
    }
}
