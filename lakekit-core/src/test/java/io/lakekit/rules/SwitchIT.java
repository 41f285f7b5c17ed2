package io.lakekit.rules;

import static org.assertj.core.api.Assertions.assertThat;

import io.lakekit.rules.Switched.Outcome;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * With one rule switched off, exactly the tests that are its own fail, of all that its home has.
 */
class SwitchIT {

    static List<Switch> switches() {
        return Switch.all();
    }

    @Test
    void nothingSwitchedOff_failsNoTest(@TempDir Path empty) throws Exception {
        Set<String> classes = new TreeSet<>();
        Switch.all().forEach(off -> classes.addAll(off.testClasses()));

        Outcome outcome = Switched.nothing(empty).run(classes);

        assertThat(outcome.failed()).isEmpty();
        assertThat(outcome.ran()).isGreaterThan(classes.size());
    }

    @ParameterizedTest
    @MethodSource("switches")
    void ruleSwitchedOff_failsItsOwnTestsAlone(Switch off, @TempDir Path classes) throws Exception {
        Outcome outcome = Switched.off(off, classes).run(testsOfItsHome(off));

        assertThat(outcome.failed()).as("%s", off).isEqualTo(off.fails());
    }

    private static Set<String> testsOfItsHome(Switch off) {
        Set<String> classes = new TreeSet<>();
        Switch.all().stream()
                .filter(other -> homes(other).equals(homes(off)))
                .forEach(other -> classes.addAll(other.testClasses()));
        return classes;
    }

    private static Set<String> homes(Switch off) {
        Set<String> homes = new TreeSet<>();
        PaimonRule.all().stream()
                .filter(rule -> off.rules().contains(rule.number()))
                .forEach(rule -> homes.add(rule.home()));
        return homes;
    }
}
