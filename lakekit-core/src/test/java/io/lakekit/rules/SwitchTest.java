package io.lakekit.rules;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.Method;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The switches fit the sources; {@link SwitchIT} turns each. */
class SwitchTest {

    static List<Switch> switches() {
        return Switch.all();
    }

    /** A rule is listed once, unless a check that a test shows keeps it. */
    @Test
    void everyRuleWrittenIntoCode_hasASwitch() {
        List<Integer> listed =
                Switch.listed().stream().flatMap(off -> off.rules().stream()).toList();
        Set<Integer> all = new TreeSet<>();
        Switch.all().forEach(off -> all.addAll(off.rules()));

        assertThat(listed).doesNotHaveDuplicates();
        assertThat(all)
                .containsExactlyInAnyOrderElementsOf(
                        PaimonRule.all().stream()
                                .filter(Switch::isFor)
                                .map(PaimonRule::number)
                                .toList());
    }

    @ParameterizedTest
    @MethodSource("switches")
    void switchedOff_theSourceCompiles(Switch off, @TempDir Path classes) {
        Switched.off(off, classes);
    }

    @ParameterizedTest
    @MethodSource("switches")
    void testsThatFail_exist(Switch off) throws ClassNotFoundException {
        Set<String> methods = new TreeSet<>();
        for (String name : off.testClasses()) {
            for (Method method : Class.forName(name).getDeclaredMethods()) {
                methods.add(name + "." + method.getName());
            }
        }
        assertThat(off.fails())
                .isNotEmpty()
                .allSatisfy(test -> assertThat(methods).contains(test.replaceFirst(": .*", "")));
    }
}
