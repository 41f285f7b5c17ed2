package io.lakekit.advisor;

import static org.assertj.core.api.Assertions.assertThat;

import io.lakekit.rules.PaimonRule;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every rule has a workload on each side of its condition, as close to it as numbers go. */
class DecisiveRulesTest {

    /** A workload that a rule answers and one, a little different, that it does not. */
    private record Sides(Workload inside, Workload outside) {}

    private static final Map<String, Sides> SIDES = new TreeMap<>();

    private static void sides(String rule, Consumer<Spec> inside, Consumer<Spec> outside) {
        SIDES.put(rule, new Sides(Spec.workload(inside), Spec.workload(outside)));
    }

    static {
        kinds();
        repeats();
        partitions();
        keys();
        instead();
        buckets();
        writing();
        keeping();
        options();
    }

    private static void kinds() {
        sides(
                "kind.summary",
                s -> s.once().queries = QueryMix.none().aggregates(50).joins(4).scans(46),
                s -> s.once().queries = QueryMix.none().aggregates(49).joins(4).scans(47));
        sides("kind.latest", Spec::oneStream, s -> {});
        sides(
                "kind.first",
                s -> followed(s.appended().seldomUpdated()),
                s -> followed(s.appended().seldomUpdated().once()));
        sides("kind.dimension", s -> s.entity().updates = 0.9, s -> s.entity().updates = 0.89);
        sides(
                "kind.wide",
                s -> s.queries = QueryMix.none().joins(20).scans(80),
                s -> s.queries = QueryMix.none().joins(19).scans(81));
        sides(
                "kind.hybrid",
                s -> s.scanned().seldomUpdated(),
                s -> s.scanned().seldomUpdated().updates = 0.05);
        sides(
                "kind.append",
                s -> s.appended().seldomUpdated(),
                s -> s.appended().seldomUpdated().updates = 0.05);
        sides("kind.hybrid-scanned", Spec::scanned, Spec::appended);
        sides("kind.append-scanned", Spec::appended, Spec::scanned);
    }

    private static void repeats() {
        sides("repeats.group", s -> {}, Spec::scanned);
        sides("repeats.latest", Spec::oneStream, s -> {});
        sides(
                "repeats.first",
                s -> followed(s.appended().seldomUpdated()),
                s -> followed(s.appended().seldomUpdated().once()));
        sides("repeats.none", s -> s.scanned().once(), Spec::scanned);
        sides("repeats.hybrid", Spec::scanned, Spec::appended);
        sides("repeats.append", Spec::appended, Spec::scanned);
    }

    private static void partitions() {
        sides("partitions.entity", Spec::entity, s -> s.entity().retention = Duration.ofDays(400));
        sides(
                "partitions.short",
                // 4.8 GB a day are 55,555.6 B of each of 86,400 rows.
                s -> s.bytesPerRow(55_556).retention = Duration.ofDays(2),
                s -> s.bytesPerRow(55_555).retention = Duration.ofDays(2));
        // 64 buckets of 500 MB are 32 GB: 370,370.37 B of each of 86,400 rows.
        sides("partitions.large", s -> s.bytesPerRow(370_371), s -> s.bytesPerRow(370_370));
        sides("partitions.day", s -> s.bytesPerRow(370_370), s -> s.bytesPerRow(370_371));
        sides(
                "partitions.reach",
                s -> late(s.bytesPerRow(370_371), Duration.ofHours(1).plusSeconds(1)),
                s -> late(s.bytesPerRow(370_371), Duration.ofHours(1)));
    }

    private static void keys() {
        sides("key.none", Spec::entity, s -> s.entity().retention = Duration.ofDays(400));
        sides("key.request", s -> {}, Spec::oneStream);
        sides("key.repeat", Spec::oneStream, s -> {});
        sides("key.event", s -> s.scanned().once(), Spec::scanned);
    }

    private static void instead() {
        sides("instead.once", Spec::counted, s -> s.counted().once());
        sides(
                "instead.joins",
                s -> s.counted().once().queries = QueryMix.none().aggregates(9).joins(1),
                s -> s.counted().once().queries = QueryMix.none().aggregates(91).joins(9));
        sides("instead.attribution", s -> {}, s -> s.attribution = Duration.ZERO);
    }

    private static void followed(Spec spec) {
        spec.queries = QueryMix.none().scans(9).changes(1);
    }

    private static void late(Spec spec, Duration lateness) {
        spec.lateness = lateness;
    }

    private static void buckets() {
        sides(
                "buckets.ordered",
                s -> s.appended().queries = QueryMix.none().scans(9).changes(1),
                Spec::appended);
        sides("buckets.none", s -> s.scanned().once(), Spec::scanned);
        // 500 MB a day are 5,787.04 B of each of 86,400 rows.
        sides("buckets.one", s -> s.bytesPerRow(5_787), s -> s.bytesPerRow(5_788));
        sides("buckets.sized", s -> s.bytesPerRow(5_788), s -> s.bytesPerRow(5_787));
    }

    private static void writing() {
        sides("changelog.rows", Spec::scanned, s -> {});
        sides(
                "changelog.lookup",
                s -> s.queries = QueryMix.none().lookups(9).changes(1),
                s -> s.queries = QueryMix.none().lookups(9));
        sides(
                "changelog.none",
                s -> s.queries = QueryMix.none().lookups(9),
                s -> s.queries = QueryMix.none().lookups(9).changes(1));
        sides("compaction.dedicated", s -> s.writers = 2, s -> s.writers = 1);
        sides("compaction.closed", Spec::appended, s -> {});
        sides("compaction.inline", s -> {}, Spec::appended);
        sides("catalog.locked", s -> s.writers = 2, s -> s.writers = 1);
        sides("catalog.any", s -> s.writers = 1, s -> s.writers = 2);
        sides(
                "commits.often",
                s -> s.freshness = Duration.ofSeconds(19),
                s -> s.freshness = Duration.ofSeconds(20));
        sides(
                "commits.seldom",
                s -> s.freshness = Duration.ofMinutes(20).plusSeconds(1),
                s -> s.freshness = Duration.ofMinutes(20));
        sides(
                "commits.half",
                s -> s.freshness = Duration.ofSeconds(20),
                s -> s.freshness = Duration.ofSeconds(19));
    }

    private static void keeping() {
        sides("retention.ever", s -> s.retention = null, s -> s.retention = Duration.ofDays(30));
        sides(
                "retention.late",
                s -> s.lateness = Duration.ofDays(30).plusSeconds(1),
                s -> s.lateness = Duration.ofDays(30));
        sides(
                "retention.age",
                s -> s.lateness = Duration.ofDays(30),
                s -> s.lateness = Duration.ofDays(30).plusSeconds(1));
        // 10,000 commits of 30 s are 300,000 s, read in half of that.
        sides(
                "snapshots.many",
                s -> s.longestRead = Duration.ofSeconds(150_001),
                s -> s.longestRead = Duration.ofSeconds(150_000));
        sides(
                "snapshots.slow",
                s -> s.longestRead = Duration.ofMinutes(30).plusSeconds(1),
                s -> s.longestRead = Duration.ofMinutes(30));
        sides(
                "snapshots.default",
                s -> s.longestRead = Duration.ofMinutes(30),
                s -> s.longestRead = Duration.ofMinutes(30).plusSeconds(1));
    }

    private static void options() {
        sides("options.write-only", s -> s.writers = 2, s -> s.writers = 1);
        sides("options.statistics", s -> columns(s, 50), s -> columns(s, 49));
        sides(
                "options.consumers",
                s -> s.queries = QueryMix.none().lookups(1).changes(1),
                s -> s.queries = QueryMix.none().lookups(1));
        sides(
                "options.expiry-of-batches",
                s -> s.freshness = Duration.ofHours(1),
                s -> s.freshness = Duration.ofHours(1).minusSeconds(1));
        sides("options.expiry-of-many", s -> types(s, 101), s -> types(s, 100));
    }

    private static void columns(Spec spec, int count) {
        spec.streams =
                List.of(
                        EventStream.of("bid", 50, 100).columns(count - 9),
                        EventStream.of("click", 50, 100).columns(9));
    }

    /** By hour: 24 times as many partitions a day. */
    private static void types(Spec spec, int count) {
        spec.scanned().retention = Duration.ofDays(2);
        spec.streams =
                IntStream.range(0, count)
                        .mapToObj(i -> EventStream.of("event" + i, 1, 60_000))
                        .toList();
        spec.keys = count * 86_400L;
    }

    static List<Advice<?>> rules() {
        return DesignAdvisor.rules();
    }

    @ParameterizedTest
    @MethodSource("rules")
    void rule_onEachSideOfItsCondition_decides(Advice<?> rule) {
        assertThat(SIDES).containsKey(rule.id());
        Sides sides = SIDES.get(rule.id());

        assertThat(ids(sides.inside())).contains(rule.id());
        assertThat(ids(sides.outside())).doesNotContain(rule.id());
        assertThat(answer(sides.inside(), rule.id()).reason()).isEqualTo(rule.reason());
    }

    private static List<String> ids(Workload workload) {
        return DesignAdvisor.advise(workload).answers().stream().map(Answer::rule).toList();
    }

    private static Answer answer(Workload workload, String rule) {
        return DesignAdvisor.advise(workload).answers().stream()
                .filter(given -> given.rule().equals(rule))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void sides_areOfRulesThatExist() {
        assertThat(SIDES.keySet())
                .containsExactlyInAnyOrderElementsOf(rules().stream().map(Advice::id).toList());
    }

    @Test
    void rules_haveNamesOfTheirOwn_andSayWhyInOneSentence() {
        Set<String> ids = new HashSet<>();
        for (Advice<?> rule : rules()) {
            assertThat(ids.add(rule.id())).as(rule.id()).isTrue();
            assertThat(rule.id()).startsWith(rule.question().word() + ".");
            assertThat(rule.reason()).as(rule.id()).matches("[A-Z][^.]*(\\.\\d[^.]*)*\\.");
            assertThat(rule.when()).as(rule.id()).isNotBlank().doesNotEndWith(".");
            assertThat(rule.then()).as(rule.id()).isNotBlank().doesNotEndWith(".");
            assertThat(rule.source())
                    .as(rule.id())
                    .matches("(rules? \\d+(, \\d+)*|benchmarks|lakekit|Paimon: [\\w ,]+|; )+");
        }
    }

    @Test
    void rules_citeNumbersThatThereAre() {
        assertThat(
                        rules().stream()
                                .flatMap(
                                        rule ->
                                                Pattern.compile("\\d+")
                                                        .matcher(numbers(rule))
                                                        .results())
                                .map(MatchResult::group)
                                .map(Integer::valueOf))
                .isNotEmpty()
                .allMatch(number -> number >= 1 && number <= PaimonRule.all().size())
                .contains(90, 148, 153);
    }

    private static String numbers(Advice<?> rule) {
        return rule.source().startsWith("rule") ? rule.source().split(";", -1)[0] : "";
    }

    @Test
    void answers_areOnePerQuestion_butForThoseThatTakeAll() {
        SIDES.values()
                .forEach(
                        sides ->
                                assertThat(
                                                DesignAdvisor.advise(sides.inside())
                                                        .answers()
                                                        .stream()
                                                        .map(Answer::question)
                                                        .filter(asked -> !asked.takesAll()))
                                        .containsExactly(
                                                Stream.of(Question.values())
                                                        .filter(asked -> !asked.takesAll())
                                                        .toArray(Question[]::new)));
    }
}
