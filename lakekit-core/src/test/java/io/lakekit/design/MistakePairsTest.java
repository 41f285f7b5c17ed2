package io.lakekit.design;

import static org.assertj.core.api.Assertions.assertThat;

import io.lakekit.diagnostic.Diagnostics;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Rules do not rely on each other: what is found is what was injected, whatever else is wrong. */
class MistakePairsTest {

    static Stream<Mistake<WideSketch>> wide() {
        return WideSketch.MISTAKES.stream();
    }

    static Stream<Mistake<HybridSketch>> hybrid() {
        return HybridSketch.MISTAKES.stream();
    }

    @Test
    void check_ofSketchesWithoutMistake_findsNothing() {
        assertThat(Mistake.codesOf(new WideSketch().check(), Set.of())).isEmpty();
        assertThat(Mistake.codesOf(new HybridSketch().check(), Set.of())).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("wide")
    void check_ofOneMistakeInAWideTable_findsIt(Mistake<WideSketch> mistake) {
        WideSketch sketch = new WideSketch();
        mistake.made().accept(sketch);

        assertThat(Mistake.codesOf(sketch.check(), mistake.codes())).isEqualTo(mistake.codes());
    }

    @ParameterizedTest
    @MethodSource("hybrid")
    void check_ofOneMistakeInAHybridTable_findsIt(Mistake<HybridSketch> mistake) {
        HybridSketch sketch = new HybridSketch();
        mistake.made().accept(sketch);

        assertThat(Mistake.codesOf(sketch.check(), mistake.codes())).isEqualTo(mistake.codes());
    }

    @Test
    void check_ofTwoMistakesInAWideTable_findsBoth() {
        for (Mistake.Pair<WideSketch> pair : Mistake.pairs(WideSketch.MISTAKES)) {
            WideSketch sketch = new WideSketch();
            pair.makeIn(sketch);
            found(pair, sketch.check());
        }
    }

    @Test
    void check_ofTwoMistakesInAHybridTable_findsBoth() {
        for (Mistake.Pair<HybridSketch> pair : Mistake.pairs(HybridSketch.MISTAKES)) {
            HybridSketch sketch = new HybridSketch();
            pair.makeIn(sketch);
            found(pair, sketch.check());
        }
    }

    private static void found(Mistake.Pair<?> pair, Diagnostics found) {
        assertThat(Mistake.codesOf(found, pair.codes()))
                .as("%s:%n%s", pair, found)
                .isEqualTo(pair.codes());
    }

    @Test
    void pairs_coverAllFamiliesThatOneDesignCanHave() {
        Set<String> covered = new TreeSet<>();
        Mistake.pairs(WideSketch.MISTAKES).forEach(pair -> covered.add(pair.families()));
        Mistake.pairs(HybridSketch.MISTAKES).forEach(pair -> covered.add(pair.families()));

        assertThat(covered).containsExactlyElementsOf(new TreeSet<>(possiblePairs()));
    }

    /** Hybrid tables have neither groups nor functions nor a changelog to get wrong. */
    private static List<String> possiblePairs() {
        List<String> families =
                List.of("LK00", "LK01", "LK02", "LK03", "LK04", "LK05", "LK06", "LK07", "LK09");
        Set<String> notHybrid = Set.of("LK03", "LK04", "LK07");
        return families.stream()
                .flatMap(
                        a ->
                                families.stream()
                                        .filter(b -> a.compareTo(b) < 0)
                                        .map(b -> a + " " + b))
                .filter(pair -> !pair.endsWith("LK09") || !notHybrid.contains(pair.substring(0, 4)))
                .toList();
    }
}
