package io.lakekit.rules;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The switches fit the sources; {@link SwitchIT} turns each. */
class SwitchTest {

    static List<Switch> switches() {
        return Switch.all();
    }

    @Test
    void everyRuleWrittenIntoCode_hasOneSwitch() {
        assertThat(Switch.all().stream().flatMap(off -> off.rules().stream()))
                .containsExactlyInAnyOrderElementsOf(
                        PaimonRule.all().stream()
                                .filter(Switch::isFor)
                                .map(PaimonRule::number)
                                .toList());
    }

    @ParameterizedTest
    @MethodSource("switches")
    void switchedOff_theSourceCompilesAndNamesItsTests(Switch off, @TempDir Path classes) {
        Switched.off(off, classes);

        assertThat(off.fails()).isNotEmpty();
    }
}
