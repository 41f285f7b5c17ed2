package io.lakekit.design;

import io.lakekit.diagnostic.Diagnostics;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;

/**
 * One mistake that can be made in a good design.
 *
 * @param code the finding it must give
 * @param companions findings it cannot be made without
 * @param settings the settings it overwrites, of which a design has one value each
 * @param made makes it
 */
record Mistake<S>(String code, Set<String> companions, Set<String> settings, Consumer<S> made) {

    static <S> Mistake<S> of(String code, Consumer<S> made) {
        return new Mistake<>(code, Set.of(), Set.of(), made);
    }

    Mistake<S> with(String... more) {
        return new Mistake<>(code, Set.of(more), settings, made);
    }

    Mistake<S> sets(String... more) {
        return new Mistake<>(code, companions, Set.of(more), made);
    }

    String family() {
        return code.substring(0, 4);
    }

    Set<String> codes() {
        Set<String> all = new TreeSet<>(companions);
        all.add(code);
        return all;
    }

    boolean goesWith(Mistake<S> other) {
        return !family().equals(other.family()) && Collections.disjoint(settings, other.settings);
    }

    /** All pairs of different families that do not overwrite each other. */
    static <S> List<Pair<S>> pairs(List<Mistake<S>> mistakes) {
        List<Pair<S>> pairs = new ArrayList<>();
        for (int i = 0; i < mistakes.size(); i++) {
            for (Mistake<S> second : mistakes.subList(i + 1, mistakes.size())) {
                if (mistakes.get(i).goesWith(second)) {
                    pairs.add(new Pair<>(mistakes.get(i), second));
                }
            }
        }
        return pairs;
    }

    /** Advice that sound designs get too: about ties, great sums and rows written again. */
    static final Set<String> USUAL = Set.of("LK0313", "LK0421", "LK0425", "LK0706");

    /** What was found, but for the usual advice that is not expected. */
    static Set<String> codesOf(Diagnostics found, Set<String> expected) {
        Set<String> codes = new TreeSet<>(found.codes());
        codes.removeIf(code -> USUAL.contains(code) && !expected.contains(code));
        return codes;
    }

    /** Two mistakes made in one design. */
    record Pair<S>(Mistake<S> first, Mistake<S> second) {

        String families() {
            return first.family() + " " + second.family();
        }

        Set<String> codes() {
            Set<String> all = first.codes();
            all.addAll(second.codes());
            return all;
        }

        void makeIn(S design) {
            first.made().accept(design);
            second.made().accept(design);
        }

        @Override
        public String toString() {
            return first.code() + " and " + second.code();
        }
    }
}
