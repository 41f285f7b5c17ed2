package io.lakekit.bench.input;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.lakekit.bench.event.AdEvent;
import io.lakekit.bench.event.ClickEvent;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** How files are cut into lines and lines into values. */
class LogLinesTest {

    private static final String LINES = "id,at,page\na,1000,x\nb,2000,y\n";

    @TempDir private Path directory;

    @Test
    void read_quotedLineBreaksSeparatorsAndQuotes_belongToTheirValue() throws IOException {
        mapping("");
        log("id,at,page\na,1000,\"x\n\n, \"\"y\"\"\r\nz\"\nb,2000,w\n");

        assertThat(pages()).containsExactly("x\n\n, \"y\"\nz", "w");
    }

    @Test
    void read_blankLines_arePassedOver() throws IOException {
        mapping("");
        log("\nid,at,page\n\na,1000,x\n   \n\r\nb,2000,y\n\n");

        try (FileLog log = FileLog.open(directory, null, null)) {
            assertThat(Samples.all(log)).hasSize(2);
            assertThat(log.summary().lines()).isEqualTo(2);
            assertThat(log.summary().rejected()).isZero();
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "id,at,page\na,1000,x\nb,2000,\"y\nc,3000,z\n",
                "id,at,page\na,1000,x\nb,2000,\"y"
            })
    void read_quoteThatIsNeverClosed_isRefusedWithItsLine(String text) throws IOException {
        mapping("");
        log(text);

        assertThatThrownBy(this::pages)
                .isInstanceOf(InputException.class)
                .hasMessageContaining("Line 3 of ")
                .hasMessageContaining("hits.csv")
                .hasMessageContaining("quote: none");
    }

    @Test
    void read_strayQuote_spoilsItsOwnLineOnly() throws IOException {
        mapping("");
        log("id,at,page\na,1000,\"x\"y\nb,2000,\"z\nc,3000,w\nd,4000,\"v\"\n");
        Path rejects = directory.resolve("rejects.tsv");

        try (FileLog log = FileLog.open(directory, null, rejects)) {
            assertThat(pages(Samples.all(log))).containsExactly("w", "v");
        }
        assertThat(Files.readAllLines(rejects))
                .contains("hits.csv\t2\ta value goes on after its closing quote")
                .contains("hits.csv\t3\ta quote that opens here ends within a value 2 lines on");
    }

    @Test
    void read_quotesThatMeanNothing_areKept() throws IOException {
        mapping("quote: none");
        log("id,at,page\na,1000,\"x\nb,2000,y\"\n");

        assertThat(pages()).containsExactly("\"x", "y\"");
    }

    @ParameterizedTest
    @CsvSource({"UTF-8,efbbbf", "UTF-16LE,fffe", "UTF-16BE,feff"})
    void read_byteOrderMark_decidesOverTheCharsetAndIsNoValue(Charset charset, String mark)
            throws IOException {
        mapping("");
        log(mark, LINES.replace("x", "\u00e4\u4e0a").getBytes(charset));

        assertThat(pages()).containsExactly("\u00e4\u4e0a", "y");
    }

    @ParameterizedTest
    @ValueSource(strings = {"GB18030", "ISO-8859-1", "Shift_JIS", "UTF-16", "UTF-16LE", "UTF-32"})
    void read_otherCharset_isReadByIt(String charset) throws IOException {
        mapping("charset: " + charset);
        String page = charset.equals("ISO-8859-1") ? "\u00e4" : "\u4e0a";
        log("", LINES.replace("x", page).getBytes(Charset.forName(charset)));

        assertThat(pages()).containsExactly(page, "y");
    }

    @ParameterizedTest
    @CsvSource({"';'", "'||'", "'::'", "'\u0001'", "' '"})
    void read_otherDelimiter_splitsByIt(String delimiter) throws IOException {
        mapping("delimiter: \"" + delimiter.replace("\u0001", "\\u0001") + "\"");
        log(LINES.replace(",", delimiter));

        assertThat(pages()).containsExactly("x", "y");
    }

    @Test
    void read_symbolicLinks_areFollowedAndAFileWithTwoNamesIsReadOnce(@TempDir Path elsewhere)
            throws IOException {
        mapping("");
        Files.writeString(elsewhere.resolve("hits.csv"), LINES);
        Files.createSymbolicLink(directory.resolve("day"), elsewhere);
        Files.createSymbolicLink(directory.resolve("again"), elsewhere);
        Files.createSymbolicLink(elsewhere.resolve("loop"), elsewhere);
        Path link = Files.createSymbolicLink(elsewhere.resolve("in"), directory);

        try (FileLog log = FileLog.open(link, null, null)) {
            assertThat(Samples.all(log)).hasSize(2);
        }
    }

    @Test
    void read_linkToNowhere_isNamed() throws IOException {
        mapping("");
        log(LINES);
        Files.createSymbolicLink(directory.resolve("more-hits.csv"), Path.of("nowhere"));

        assertThatThrownBy(this::pages)
                .isInstanceOf(InputException.class)
                .hasMessageContaining("more-hits.csv is a link to a file that is not there");
    }

    private void mapping(String more) throws IOException {
        Files.writeString(
                directory.resolve("lakekit-mapping.yaml"),
                """
                name: mine
                streams:
                  - stage: CLICK
                    files: ".*hits\\\\.csv"
                    format: csv
                    header: true
                    %s
                    time: epoch-millis
                    fields:
                      eventId: "${id}"
                      requestId: "${id}"
                      adId: "ad"
                      requestTime: "${at}"
                      eventTime: "${at}"
                      landingPage: "${page}"
                """
                        .formatted(more));
    }

    private void log(String text) throws IOException {
        log("", text.getBytes(StandardCharsets.UTF_8));
    }

    private void log(String mark, byte[] text) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        bytes.write(HexFormat.of().parseHex(mark));
        bytes.write(text);
        Files.write(directory.resolve("hits.csv"), bytes.toByteArray());
    }

    private List<String> pages() {
        return pages(Samples.read(directory));
    }

    private static List<String> pages(List<AdEvent> events) {
        return events.stream().map(event -> ((ClickEvent) event).landingPage()).toList();
    }
}
