package io.lakekit.advisor;

import static org.assertj.core.api.Assertions.assertThat;

import io.lakekit.design.GoldenFile;
import io.lakekit.design.TableKind;
import io.lakekit.docs.AdviceExample;
import io.lakekit.paimon.AdvisedDesigns;
import io.lakekit.yaml.YamlDesigns;
import io.lakekit.yaml.YamlWorkloads;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/**
 * docs/guides/choose-a-design.md is generated from the advisor's rules and what it says of the
 * workloads beside it: {@code -Dgolden.update=true} writes it.
 */
class DesignGuideTest {

    private static final Path SAMPLES = Path.of("../docs/guides/workloads");
    private static final Path EXAMPLE = Path.of("src/test/java/io/lakekit/docs/AdviceExample.java");

    /** The workloads in the order of the kinds, and which kind each is for. */
    private record Sample(String file, TableKind kind) {

        private static final List<Sample> ALL =
                List.of(
                        new Sample("ad_diagnosis", TableKind.WIDE),
                        new Sample("ad", TableKind.DIMENSION),
                        new Sample("campaign", TableKind.LATEST),
                        new Sample("conversion", TableKind.FIRST),
                        new Sample("ad_minute", TableKind.SUMMARY),
                        new Sample("click", TableKind.APPEND),
                        new Sample("event_log", TableKind.HYBRID));

        Path path() {
            return SAMPLES.resolve(file + ".yaml");
        }

        Recommendation advice() {
            return DesignAdvisor.advise(YamlWorkloads.read(path()));
        }
    }

    private static final String HEAD =
            """
            # Choose a design

            Generated from the rules of `DesignAdvisor`, so that its recommendations and this page cannot disagree. Describe the load on the table
            *             ([workload.md](../reference/workload.md)) and ask:

            ```
            java -jar lakekit.jar advise workload.yaml                         # each setting with its reason, and the sizes to expect
            java -jar lakekit.jar advise workload.yaml --output json           # the same for programs
            java -jar lakekit.jar advise workload.yaml --yaml > ad_row.yaml    # a design to put your columns into
            ```

            The same in Java, where `AdvisedDesigns.of(recommendation)` is the design:

            ```java
            %s```

            Of the rules of a question the first whose condition holds answers. Amounts are decimal (1 GB is 1,000 MB). *From* says where a rule
            comes from: a numbered [rule](../reference/rules.md) of what Paimon does, a page of Paimon's documentation, the
            [benchmarks](../benchmarks/README.md), or lakekit's own choice. The shares that divide the kinds are lakekit's own: on the benchmarks
            merging paid where 3 rows in 10 update a key and did not where 1 in 200 does. Where a workload is near such a line, `lakekit.jar
            compare --input` measures both sides of it on your own events.

            """;

    private static final String LIMITS =
            """
            ## Tables that keep one row of a key

            The rules above go by amounts. What the rows of a key are decides as much:

            | rows of a key | table | because |
            |---|---|---|
            | whole rows of a database's change log | latest-row, ordered by a version or a time of change | the newest is the row; an update or a delete of the log is one of the table |
            | rows that say themselves whether they delete | latest-row with `kindIn(...)` | Paimon goes by that column alone |
            | parts of an entity, from several streams | dimension, a group for each | each stream keeps its own order, and leaves the columns of others as they are |
            | parts of an event's story, within days | wide, a group for each | the same, and partitions expire |
            | parts from writers that have no column to order by | wide with `unordered(...)` | the last value to arrive stays, which is right for one writer per key alone (LK0330) |
            | repeats of one event | first-row | what comes later is dropped when it is written |
            | amounts to add up | summary | functions combine them, and undo what is retracted |

            Rows of a latest-row or first-row table whose key has no day go by a time of their own: `keep(Retention.rows(age, time))`. All others that expire do so
            by partitions.

            ## What it does not know

            - Peaks and hot keys: rates are means over a day, and keys are taken to spread evenly over buckets and hours.
            - The limit of one task. A bucket is written by one task at a time; the benchmarks wrote 43,000 events per CPU-second into wide
            *               tables, with compaction.
            - Types that differ much in size: buckets of a hybrid table are sized by its largest type, and small types then have small files.
            - The number of queries, only their kinds: the [benchmarks](../benchmarks/README.md) print the number from which a wide table costs less
            *               CPU in all.
            - Which stream comes late: there is one attribution window for all streams.
            - The bytes that compaction writes again, and those that past states need beside the live files.
            - Columns. The outline of a design has an id and a value per stream; which function combines yours is
              [another question](choose-a-merge-function.md).

            """;

    private static final String WORKED =
            """
            ## Worked workloads

            """;

    @Test
    void guide_isGenerated() throws IOException {
        new GoldenFile(Path.of("../docs/guides/choose-a-design.md")).assertSame(guide());
    }

    @Test
    void guide_hasEveryRuleOfTheAdvisor_andEveryKindAtWork() throws IOException {
        String guide = guide();
        for (Advice<?> rule : DesignAdvisor.rules()) {
            assertThat(guide).contains("| `" + rule.id() + "` | " + rule.when() + " | ");
        }
        for (Sample sample : Sample.ALL) {
            assertThat(sample.advice().kind()).as(sample.file()).isEqualTo(sample.kind());
        }
        assertThat(Sample.ALL)
                .extracting(Sample::kind)
                .containsExactlyInAnyOrder(TableKind.values());
    }

    @Test
    void example_isTheFirstSample() {
        assertThat(AdviceExample.advise()).isEqualTo(Sample.ALL.get(0).advice());
    }

    /** Rules that the advisor keeps are named with it on the page of rules. */
    @Test
    void rulesKeptByTheAdvisor_areItsRules() throws IOException {
        List<String> ids = DesignAdvisor.rules().stream().map(Advice::id).toList();

        assertThat(
                        Files.readAllLines(Path.of("src/test/resources/rules/paimon-1.3.1.txt"))
                                .stream()
                                .filter(line -> line.contains("DesignAdvisor: ")))
                .hasSize(3)
                .allSatisfy(
                        line -> {
                            String number = line.split(" ", 2)[0];
                            String by = line.split("\\|", -1)[3].strip();
                            for (String id : by.split("DesignAdvisor: ", -1)[1].split(", ", -1)) {
                                assertThat(ids).contains(id);
                                assertThat(source(id)).containsPattern("\\b" + number + "\\b");
                            }
                        });
    }

    private static String source(String id) {
        return DesignAdvisor.rules().stream()
                .filter(rule -> rule.id().equals(id))
                .map(Advice::source)
                .findFirst()
                .orElseThrow();
    }

    private static String guide() throws IOException {
        StringBuilder guide = new StringBuilder(HEAD.formatted(example()));
        for (Question question : Question.values()) {
            guide.append("## ").append(question).append("\n\n");
            guide.append(question.takesAll() ? "Each whose condition holds.\n\n" : "");
            guide.append("| rule | when | recommended | because | from |\n|---|---|---|---|---|\n");
            DesignAdvisor.rules().stream()
                    .filter(rule -> rule.question() == question)
                    .forEach(rule -> guide.append(row(rule)));
            guide.append('\n');
        }
        guide.append(LIMITS).append(WORKED);
        for (Sample sample : Sample.ALL) {
            guide.append(worked(sample));
        }
        return guide.append(sketch(Sample.ALL.get(0).advice())).toString();
    }

    private static String row(Advice<?> rule) {
        return "| `%s` | %s | %s | %s | %s |\n"
                .formatted(rule.id(), rule.when(), rule.then(), rule.reason(), rule.source());
    }

    private static String worked(Sample sample) throws IOException {
        List<String> lines = Files.readAllLines(sample.path());
        String title = lines.get(0).replace("# ", "");
        Recommendation advice = sample.advice();
        return """
                ### %s

                [%s](workloads/%s): %s

                ```yaml
                %s
                ```

                ```text
                %s
                ```
                %s
                """
                .formatted(
                        capital(advice.kind().toString()),
                        sample.path().getFileName(),
                        sample.path().getFileName(),
                        title,
                        String.join("\n", lines.subList(1, lines.size())),
                        advice,
                        options(advice));
    }

    private static String capital(String words) {
        return words.substring(0, 1).toUpperCase(java.util.Locale.ROOT) + words.substring(1);
    }

    private static String options(Recommendation advice) {
        List<String> options = new ArrayList<>();
        AdvisedDesigns.options(advice)
                .forEach(option -> options.add("`" + option.key() + "=" + option.value() + "`"));
        return options.isEmpty()
                ? ""
                : "\nAs options of Paimon: " + String.join(", ", options) + ".\n";
    }

    private static String sketch(Recommendation advice) {
        return """
                ## A design to complete

                For the first of them `--yaml` prints a [design](../reference/yaml.md) without errors or warnings, which Paimon accepts as it is:

                ```yaml
                %s```

                Replace `id` and the values by your key and columns. The outline of a hybrid table names
                `io.lakekit.advisor.StandInEvent`, with eight event types at most, where the enum of your events belongs.
                """
                .formatted(YamlDesigns.print(AdvisedDesigns.of(advice)));
    }

    private static String example() throws IOException {
        return Files.readAllLines(EXAMPLE).stream()
                .dropWhile(line -> !line.contains("// [advice]"))
                .skip(1)
                .takeWhile(line -> !line.contains("// [/advice]"))
                .map(line -> line.substring(Math.min(4, line.length())) + "\n")
                .collect(Collectors.joining());
    }
}
