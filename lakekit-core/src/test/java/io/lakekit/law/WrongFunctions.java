package io.lakekit.law;

import io.lakekit.function.Trait;
import io.lakekit.function.UserFunction;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Functions that break one law each, as people write them. */
final class WrongFunctions {

    private WrongFunctions() {}

    record Average() implements UserFunction<Double> {
        @Override
        public Double merge(Double older, Double newer) {
            return (older + newer) / 2;
        }

        @Override
        public Set<Trait> traits() {
            return Set.of(Trait.COMMUTATIVE);
        }
    }

    record FirstWins() implements UserFunction<String> {
        @Override
        public String merge(String older, String newer) {
            return older;
        }

        @Override
        public Set<Trait> traits() {
            return Set.of(Trait.COMMUTATIVE, Trait.IDEMPOTENT);
        }
    }

    /** Two highest, sorted by a merge and not before it. */
    record UnsortedFirst() implements UserFunction<List<Long>> {
        @Override
        public List<Long> merge(List<Long> older, List<Long> newer) {
            return normalise(joined(older, newer));
        }

        @Override
        public List<Long> normalise(List<Long> value) {
            List<Long> reversed = new ArrayList<>(value);
            Collections.reverse(reversed);
            return reversed;
        }

        @Override
        public Set<Trait> traits() {
            return Set.of();
        }
    }

    /** Cuts before a merge and not after it. */
    record UncutMerge(int n) implements UserFunction<List<Long>> {
        @Override
        public List<Long> merge(List<Long> older, List<Long> newer) {
            return joined(older, newer);
        }

        @Override
        public List<Long> normalise(List<Long> value) {
            return value.stream().limit(n).toList();
        }

        @Override
        public Set<Trait> traits() {
            return Set.of();
        }
    }

    record Mutating() implements UserFunction<List<Long>> {
        @Override
        public List<Long> merge(List<Long> older, List<Long> newer) {
            older.addAll(newer);
            return older;
        }

        @Override
        public Set<Trait> traits() {
            return Set.of();
        }
    }

    record KeepingRetract() implements UserFunction.Retractable<Long> {
        @Override
        public Long merge(Long older, Long newer) {
            return older + newer;
        }

        @Override
        public Long retract(@Nullable Long accumulated, Long removed) {
            return accumulated == null ? removed : accumulated - removed;
        }

        @Override
        public Set<Trait> traits() {
            return Set.of(Trait.COMMUTATIVE, Trait.RETRACT_PAIR_SAFE);
        }
    }

    record AddingTwice(Trait claimed) implements UserFunction<Long> {
        @Override
        public Long merge(Long older, Long newer) {
            return older + newer;
        }

        @Override
        public Set<Trait> traits() {
            return Set.of(Trait.COMMUTATIVE, claimed);
        }
    }

    record TooLong() implements UserFunction<String> {
        @Override
        public String merge(String older, String newer) {
            return older + newer;
        }

        @Override
        public Set<Trait> traits() {
            return Set.of();
        }
    }

    /** Its option is lost when it is stored: a constructor of its own changes it. */
    record Drifting(int step) implements UserFunction<Long> {
        Drifting {
            step++;
        }

        @Override
        public Long merge(Long older, Long newer) {
            return Math.max(older, newer) + step;
        }

        @Override
        public Set<Trait> traits() {
            return Set.of(Trait.COMMUTATIVE);
        }
    }

    /** The latest entry of a key wins, though it claims no order. */
    record LatestEntry() implements UserFunction<Map<String, Long>> {
        @Override
        public Map<String, Long> merge(Map<String, Long> older, Map<String, Long> newer) {
            Map<String, Long> all = new HashMap<>(older);
            all.putAll(newer);
            return all;
        }

        @Override
        public Set<Trait> traits() {
            return Set.of(Trait.COMMUTATIVE);
        }
    }

    private static List<Long> joined(List<Long> older, List<Long> newer) {
        List<Long> all = new ArrayList<>(older);
        all.addAll(newer);
        return all;
    }
}
