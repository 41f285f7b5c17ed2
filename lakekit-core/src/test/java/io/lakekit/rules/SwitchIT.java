package io.lakekit.rules;

import static org.assertj.core.api.Assertions.assertThat;

import io.lakekit.rules.Switched.Outcome;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * With one rule switched off, exactly the tests that are its own fail, of all that their classes
 * have. Each case is a process of its own, so as many run at once as there are processors.
 */
@Execution(ExecutionMode.CONCURRENT)
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
        Outcome outcome = Switched.off(off, classes).run(off.testClasses());

        assertThat(off.failed(outcome)).as("%s", off).isEqualTo(off.fails());
    }

    /** A test that shows codes looks at them. */
    @Test
    void findingsOfAnotherCode_failEachTestThatShowsOne(@TempDir Path classes) throws Exception {
        Set<String> showing = new TreeSet<>();
        ShowingTests.byCode().values().forEach(showing::addAll);
        Switch off = Switch.ofCodes(showing);

        Outcome outcome = Switched.off(off, classes).run(off.testClasses());

        assertThat(off.failed(outcome)).containsAll(showing);
    }
}
