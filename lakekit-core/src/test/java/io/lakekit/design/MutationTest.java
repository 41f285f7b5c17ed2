package io.lakekit.design;

import static org.assertj.core.api.Assertions.assertThat;

import io.lakekit.diagnostic.Diagnostics;
import io.lakekit.internal.check.Check;
import java.util.List;
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

    static List<Check<TableDesign>> rules() {
        return Rules.OF_TABLES.stream().filter(rule -> rule != NameRules.GIVEN_ONCE).toList();
    }

    @ParameterizedTest
    @MethodSource("rules")
    void ruleSwitchedOff_missesItsOwnDesignsAlone(Check<TableDesign> off) {
        List<BrokenDesigns.Case> missed =
                CASES.stream().filter(broken -> !isFound(broken, off)).toList();

        assertThat(missed)
                .isNotEmpty()
                .containsExactlyElementsOf(
                        CASES.stream()
                                .filter(broken -> broken.codes().contains(off.code().id()))
                                .toList());
    }

    private static boolean isFound(BrokenDesigns.Case broken, Check<TableDesign> off) {
        List<Check<TableDesign>> rest =
                Rules.OF_TABLES.stream().filter(rule -> rule != off).toList();
        Diagnostics found = Rules.run(rest, broken.draft());
        return Mistake.codesOf(found, broken.codes()).equals(broken.codes());
    }
}
