package io.lakekit.design;

import static org.assertj.core.api.Assertions.assertThat;

import io.lakekit.diagnostic.Severity;
import io.lakekit.paimon.UncheckedSchemas;
import io.lakekit.rules.ShownDamage;
import java.io.IOException;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** No rule refuses a design for a damage that nobody has seen. */
class AccountedRulesTest {

    @Test
    void refusingRules_areShownToMatter_orPaimonRefusesToo() throws IOException {
        Set<String> accountedFor = ShownDamage.accountedFor();
        List<String> refusing =
                Rules.OF_TABLES.stream()
                        .filter(rule -> rule.code().severity() != Severity.ADVICE)
                        .map(rule -> rule.code().id())
                        .filter(code -> !accountedFor.contains(code))
                        .toList();

        assertThat(refusing).allMatch(AccountedRulesTest::isRefusedByPaimon);
    }

    /** Each broken design of the code. */
    private static boolean isRefusedByPaimon(String code) {
        return BrokenDesigns.all().stream()
                .filter(broken -> broken.code().equals(code))
                .noneMatch(broken -> isTakenByPaimon(broken.draft()));
    }

    private static boolean isTakenByPaimon(TableDesign design) {
        try {
            UncheckedSchemas.validate(design);
            return true;
        } catch (RuntimeException e) {
            return false;
        }
    }

    @Test
    void excusedCodes_areRules() throws IOException {
        assertThat(Rules.OF_TABLES)
                .extracting(rule -> rule.code().id())
                .containsAll(ShownDamage.excused());
    }
}
