package io.lakekit.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Proofs from the command line, and what is said of files of rows that cannot be read. */
class ProveCommandTest {

    private static final String AD_ROW =
            """
            table: ads.row
            kind: wide
            columns:
              ad: BIGINT NOT NULL
              bid_at: TIMESTAMP_LTZ(3)
              price: DECIMAL(10, 2)
              click_at: TIMESTAMP_LTZ(3)
              page: STRING
              tags: ARRAY<STRING>
            primaryKey: [ad]
            groups:
              bid: {orderedBy: [bid_at], values: {price: latest()}}
              click: {orderedBy: [click_at], values: {page: latest(), tags: latest()}}
            """;

    /** What a table of partial updates without groups is: nothing orders its column. */
    private static final String STATUS =
            """
            table: ads.status
            kind: summary
            columns:
              ad: BIGINT NOT NULL
              status: STRING
            primaryKey: [ad]
            aggregate: {status: latestNonNull()}
            """;

    @TempDir private Path directory;
    @RegisterExtension final Console console = new Console();

    private String file(String name, String text) throws IOException {
        return Files.writeString(directory.resolve(name), text).toString();
    }

    private int prove(String design, String rowsName, String rows, String... more)
            throws IOException {
        String[] arguments = {"prove", file("design.yaml", design), "--rows", file(rowsName, rows)};
        return Lakekit.run(
                IntStream.range(0, arguments.length + more.length)
                        .mapToObj(
                                i ->
                                        i < arguments.length
                                                ? arguments[i]
                                                : more[i - arguments.length])
                        .toArray(String[]::new));
    }

    @Test
    void design_thatGroupsOrder_holdsInEverySchedule() throws IOException {
        String rows =
                """
                stream,ad,bid_at,price,click_at,page
                bid,7,2026-11-25T12:00:00Z,1.20,,
                bid,7,2026-11-25T12:00:09Z,1.50,,
                click,7,,,2026-11-25T12:00:05Z,"shoes, ""red""
                and blue"
                """;

        assertThat(prove(AD_ROW, "rows.csv", rows)).isZero();
        assertThat(console.said())
                .isEqualToIgnoringNewLines(
                        "ads.row holds the same however its 3 rows arrive: all 2052 schedules"
                                + " tried, varying orders, repeats, commits, compactions.");
    }

    @Test
    void design_thatNothingOrders_showsTheTwoOrdersThatDiffer() throws IOException {
        String rows = "ad,status\n1,new\n7,paused\n7,active\n";

        assertThat(prove(STATUS, "rows.csv", rows)).isEqualTo(1);
        assertThat(console.said())
                .startsWith("summary table ads.status depends on how its events arrive (schedule ")
                .contains(
                        """
                        , seed 1). The smallest case:
                          write {ad=7, status=active}
                          write {ad=7, status=paused}
                        => {ad=7}: status is 'paused', expected 'active'
                           LK0419 ADVICE ads.status.status: latest_non_null()""")
                .endsWith(
                        "\nWritten were lines 4, 3 of %s; expected is what lines 3, 4 give, each once.\n"
                                .formatted(directory.resolve("rows.csv")));

        assertThat(prove(STATUS, "rows.csv", rows, "--vary", "commits,compactions")).isZero();
    }

    @Test
    void sum_ofRowThatComesTwice_isShownWithItsLineTwice() throws IOException {
        String sum =
                STATUS.replace("status: STRING", "status: BIGINT")
                        .replace("latestNonNull()", "sum()");
        String rows = "- {ad: 7, status: 2}\n- ad: 7\n  status: 3\n";

        assertThat(prove(sum, "rows.yaml", rows, "--output", "json")).isEqualTo(1);

        JsonNode proved = new ObjectMapper().readTree(console.printed());
        JsonNode found = proved.get("counterExample");
        assertThat(proved.get("holds").asBoolean()).isFalse();
        assertThat(proved.get("complete").asBoolean()).isTrue();
        assertThat(found.get("written").toString()).isEqualTo("[1,1]");
        assertThat(found.get("expectedOf").toString()).isEqualTo("[1]");
        assertThat(found.get("differences").toString())
                .isEqualTo("[\"{ad=7}: status is 4, expected 2\"]");
        assertThat(prove(sum, "rows.yaml", rows, "--vary", "orders")).isZero();
    }

    @Test
    void schedules_thatAreDrawn_areThoseOfTheirSeed() throws IOException {
        String rows =
                "ad,status\n"
                        + IntStream.range(0, 12)
                                .mapToObj(i -> i / 2 + ",s" + i)
                                .collect(Collectors.joining("\n"));

        prove(STATUS, "rows.csv", rows, "--seed", "42", "--at-most", "50");
        String first = console.said();
        prove(STATUS, "rows.csv", rows, "--seed", "42", "--at-most", "50");

        assertThat(first).contains(", seed 42)").isEqualTo(console.said());
        assertThat(prove(AD_ROW, "ids.csv", ids(9), "--seed", "42", "--at-most", "50")).isZero();
        assertThat(console.said())
                .contains("50 schedules tried, drawn from seed 42 (--at-most tries more)");
    }

    private static String ids(int rows) {
        return IntStream.range(0, rows)
                .mapToObj(i -> "\n" + i)
                .collect(Collectors.joining("", "ad", "\n"));
    }

    @Test
    void yaml_ofNestedValuesNullsAndWholeRows_isRead() throws IOException {
        String rows =
                """
                # one of each
                - {stream: click, ad: 7, click_at: 2026-11-25T12:00:05Z, page: ~, tags: [a, null]}
                - stream: bid
                  ad: 7
                  bid_at: "2026-11-25T12:00:00Z"
                  price: 1.5
                - {ad: 8, page: no, click_at: 2026-11-25T12:00:05Z}
                """;

        int code = prove(AD_ROW, "rows.yaml", rows, "--at-most", "40");

        assertThat(code).as(console.said()).isZero();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            textBlock =
                    """
                    a.csv  | ``                                 | 1: there is no row; write at least one
                    a.csv  | ad,page\\n                         | 1: there is no row; write at least one
                    a.csv  | ad,page\\n7                        | 2: 1 cells, and the first line names 2 columns; leave a cell empty for null
                    a.csv  | ad,page\\n7,a,b                    | 2: 3 cells, and the first line names 2 columns; leave a cell empty for null
                    a.csv  | ad,,page\\n7,,a                    | 1: a column has no name; the first line names the column of each cell
                    a.csv  | ad,page,ad\\n7,a,8                 | 1: column 'ad' is there twice; leave one out
                    a.csv  | ad,pages\\n7,a                     | 2: a whole row of ads.row has no column 'pages'. Did you mean 'page'? It supplies ad, bid_at, click_at, page, price, tags.
                    a.csv  | stream,ad,page\\nbid,7,a           | 2: stream 'bid' of ads.row has no column 'page'. It supplies ad, bid_at, price.
                    a.csv  | stream,ad\\nbids,7                 | 2: ads.row has no stream 'bids'. Did you mean 'bid'? Its streams are bid, click.
                    a.csv  | ad,page\\n1,a\\nseven,b            | 3: column 'ad' is BIGINT, and 'seven' is not such a value; write a whole number in its range, such as 7
                    a.csv  | ad,bid_at\\n7,2026-11-25 12:00     | 2: column 'bid_at' is TIMESTAMP_LTZ(3), and '2026-11-25 12:00' is not such a value; write 2026-11-25T12:00:00Z
                    a.csv  | ad,price\\n7,1e999999999           | 2: LK1201 ERROR ads.row.price: 1E+999999999 has 1000000002 digits at scale 2, more than DECIMAL(10, 2) holds
                    a.csv  | ad,price\\n7,abc                   | 2: column 'price' is DECIMAL(10, 2), and 'abc' is not such a value; write a number, such as 1.5
                    a.csv  | ad,tags\\n7,a                      | 2: column 'tags' is ARRAY<STRING>, and 'a' is not such a value; write [a, b], in a YAML file
                    a.csv  | ad,page\\n1,"a\\nb"\\n7,"c         | 4: a quote is not closed; close it, and double those within a value
                    a.csv  | ad,page\\n7,"a"b                   | 2: a value goes on after its closing quote; double quotes within it
                    a.csv  | ad,page\\n,a                       | 2: LK1201
                    a.yaml | ``                                 | 1: there is no row; write at least one
                    a.yaml | []                                 | 1: there is no row; write at least one
                    a.yaml | ad: 7                              | 1: rows are a list; write each as '- {column: value, ...}'
                    a.yaml | - {ad: 7}\\n- 8                    | 2: a row names its columns; write it as '- {column: value, ...}'
                    a.yaml | - {ad: 7}\\n- {ad: 8, ad: 9}       | 2: not YAML: Duplicate field 'ad'
                    a.yaml | - {ad: 7}\\n- {ad: [8}             | 2: not YAML:
                    a.yaml | - {ad: 7}\\n---\\n- {ad: 8}        | 3: the list of rows has ended; leave out what follows
                    a.yaml | - {ad: &a 7}\\n- {ad: *a}          | 2: '*a' stands for another value; write that value
                    a.yaml | - ad: 7\\n  page: a\\n  tags: b    | 3: column 'tags' is ARRAY<STRING>, and 'b' is not such a value; write [a, b], in a YAML file
                    a.yaml | - {ad: 7, page: [a]}               | 1: column 'page' is STRING, and '[a]' is not such a value; write text
                    """)
    void rows_thatCannotBeRead_areToldWithFileAndLine(String name, String text, String fact)
            throws IOException {
        assertThat(prove(AD_ROW, name, text.replace("\\n", "\n"))).isEqualTo(1);

        assertThat(console.printed()).isEmpty();
        assertThat(console.errors())
                .startsWith("lakekit: " + directory.resolve(name) + ":" + fact)
                .doesNotContain("\tat ", "Exception");
    }

    @Test
    void rows_ofWholeLog_areTooMany() throws IOException {
        assertThat(prove(AD_ROW, "ids.csv", ids(201))).isEqualTo(1);
        assertThat(console.errors())
                .contains("ids.csv:202: 201 rows are more than the 200 of a proof; keep some rows");
    }

    @Test
    void rows_thatAreNotText_areToldAsSuch() throws IOException {
        Path rows =
                Files.write(
                        directory.resolve("a.csv"), "ad\nä".getBytes(StandardCharsets.ISO_8859_1));

        assertThat(Lakekit.run("prove", file("a.yaml", STATUS), "--rows", rows.toString()))
                .isEqualTo(1);
        assertThat(console.errors())
                .isEqualToIgnoringNewLines(
                        "lakekit: " + rows + ":1: the file is not UTF-8; save it as UTF-8");
    }

    @Test
    void rows_ofDesignThatIsRefused_areNotRead() throws IOException {
        assertThat(prove(STATUS.replace("[ad]", "[id]"), "a.csv", "ad\n7\n")).isEqualTo(1);
        assertThat(console.errors())
                .contains("design.yaml:6 ads.status: there is no column 'id'")
                .doesNotContain("\tat ");
    }
}
