package io.lakekit.design;

import static org.assertj.core.api.Assertions.assertThat;

import io.lakekit.diagnostic.Code;
import io.lakekit.diagnostic.Diagnostic;
import io.lakekit.internal.check.Check;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class RulesTest {

    static List<Check<TableDesign>> rules() {
        return Stream.of(Rules.OF_TABLES, AcceptanceRules.ALL).flatMap(List::stream).toList();
    }

    private static List<String> ids(List<Check<TableDesign>> rules) {
        return rules.stream().map(rule -> rule.code().id()).toList();
    }

    static List<BrokenDesigns.Case> brokenDesigns() {
        return BrokenDesigns.all();
    }

    @Test
    void codes_areUnique() {
        assertThat(ids(rules())).doesNotHaveDuplicates();
    }

    @Test
    void codes_ofTables_areSorted() {
        assertThat(ids(Rules.OF_TABLES)).isSorted();
        assertThat(ids(AcceptanceRules.ALL)).isSorted();
    }

    @ParameterizedTest
    @MethodSource("brokenDesigns")
    void check_ofBrokenDesign_findsThatAlone(BrokenDesigns.Case broken) {
        assertThat(Mistake.codesOf(broken.found(), broken.codes()))
                .as("%s", broken.found())
                .isEqualTo(broken.codes());
    }

    @Test
    void brokenDesigns_coverEveryRule() {
        List<String> covered = brokenDesigns().stream().map(BrokenDesigns.Case::code).toList();

        assertThat(ids(rules())).allMatch(covered::contains);
    }

    @Test
    void findings_haveTheCodeOfTheirRule() {
        List<Code> codes = rules().stream().map(Check::code).toList();

        for (BrokenDesigns.Case broken : brokenDesigns()) {
            for (Diagnostic finding : broken.found()) {
                assertThat(codes).as("%s", finding).contains(finding.code());
            }
        }
    }

    @Test
    void findings_areWholeSentences() {
        for (BrokenDesigns.Case broken : brokenDesigns()) {
            for (Diagnostic finding : broken.found()) {
                assertThat(finding.fact()).as("%s", finding).isNotBlank().doesNotEndWith(".");
                assertThat(finding.consequence())
                        .as("%s", finding)
                        .isNotBlank()
                        .doesNotEndWith(".");
                assertThat(finding.fix()).as("%s", finding).matches("(?s)[A-Z].*\\.");
            }
        }
    }

    @Test
    void messages_areTheGoldenOnes() {
        GoldenFile.named("rules.txt").assertSame(messages());
    }

    /** Every message once, in order of codes. */
    private static String messages() {
        Map<String, String> sorted =
                brokenDesigns().stream()
                        .flatMap(broken -> broken.found().stream())
                        .map(Diagnostic::toString)
                        .collect(
                                Collectors.toMap(
                                        Function.identity(),
                                        Function.identity(),
                                        (a, b) -> a,
                                        TreeMap::new));
        return String.join("\n", sorted.keySet()) + "\n";
    }
}
