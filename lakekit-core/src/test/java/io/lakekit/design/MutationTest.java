package io.lakekit.design;

import static org.assertj.core.api.Assertions.assertThat;

import io.lakekit.diagnostic.Diagnostic;
import io.lakekit.diagnostic.Diagnostics;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** With one rule switched off, exactly the broken designs that are its own are no longer found. */
class MutationTest {

    private static final List<BrokenDesigns.Case> CASES =
            BrokenDesigns.all().stream()
                    // Found by the builder, which no rule switches off.
                    .filter(broken -> !broken.codes().contains("LK0001"))
                    .filter(
                            broken ->
                                    AcceptanceRules.ALL.stream()
                                            .noneMatch(
                                                    rule ->
                                                            broken.codes()
                                                                    .contains(rule.code().id())))
                    .toList();

    static List<Rule> rules() {
        return Rules.OF_TABLES.stream().filter(rule -> rule != NameRules.GIVEN_ONCE).toList();
    }

    @ParameterizedTest
    @MethodSource("rules")
    void ruleSwitchedOff_missesItsOwnDesignsAlone(Rule off) {
        List<BrokenDesigns.Case> missed =
                CASES.stream().filter(broken -> !isFound(broken, off)).toList();

        assertThat(missed)
                .isNotEmpty()
                .containsExactlyElementsOf(
                        CASES.stream()
                                .filter(broken -> broken.codes().contains(off.code().id()))
                                .toList());
    }

    private static boolean isFound(BrokenDesigns.Case broken, Rule off) {
        List<Diagnostic> found = new ArrayList<>();
        Rules.OF_TABLES.stream()
                .filter(rule -> rule != off)
                .forEach(rule -> rule.run(broken.draft(), found::add));
        Set<String> codes =
                new TreeSet<>(Mistake.codesOf(Diagnostics.copyOf(found), broken.codes()));
        return codes.equals(broken.codes());
    }
}
