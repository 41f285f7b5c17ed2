package io.lakekit.proof;

import io.lakekit.proof.Schedule.Kind;
import io.lakekit.proof.Schedule.Step;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** The schedules of some events: all if they are few enough, else some that are drawn at random. */
record Variation(int events, Set<Freedom> freedoms) {

    /**
     * The ways in which a schedule may differ from writing each event once, in order, in one
     * commit.
     */
    enum Freedom {
        ORDERS,
        REPEATS,
        COMMITS,
        COMPACTIONS
    }

    Variation {
        freedoms = Set.copyOf(freedoms);
    }

    Variation of(int others) {
        return new Variation(others, freedoms);
    }

    Variation with(Freedom freedom) {
        Set<Freedom> more = new HashSet<>(freedoms);
        more.add(freedom);
        return new Variation(events, more);
    }

    private boolean has(Freedom freedom) {
        return freedoms.contains(freedom);
    }

    /** The schedules, at most {@code most}, the plainest first. */
    Stream<Schedule> schedules(int most, long seed) {
        Schedule plain = Schedule.inOrder(events);
        return count() <= most
                ? orders().stream().flatMap(this::repeated).flatMap(this::cut)
                : Stream.concat(Stream.of(plain), sampled(seed).limit(most - 1L));
    }

    /** The number of schedules, as a double, which cannot overflow. */
    double count() {
        double orders =
                has(Freedom.ORDERS)
                        ? IntStream.rangeClosed(2, events)
                                .asDoubleStream()
                                .reduce(1, (a, b) -> a * b)
                        : 1;
        double plain = Math.pow(gaps().size(), Math.max(0, events - 1)) * ends().size();
        double repeated = events * (events + 1) / 2.0 * plain * gaps().size();
        return orders * (has(Freedom.REPEATS) ? plain + repeated : plain);
    }

    /** The steps that may happen between two writes; null stands for nothing. */
    private List<List<Kind>> gaps() {
        List<List<Kind>> gaps = new ArrayList<>(List.of(List.of()));
        if (has(Freedom.COMMITS)) {
            gaps.add(List.of(Kind.COMMIT));
        }
        if (has(Freedom.COMPACTIONS)) {
            gaps.add(List.of(Kind.COMPACT));
        }
        return gaps;
    }

    private List<List<Kind>> ends() {
        return has(Freedom.COMPACTIONS)
                ? List.of(List.of(), List.of(Kind.COMPACT))
                : List.of(List.of());
    }

    private List<List<Integer>> orders() {
        List<Integer> first = IntStream.range(0, events).boxed().toList();
        List<List<Integer>> all = new ArrayList<>();
        if (has(Freedom.ORDERS)) {
            permute(new ArrayList<>(first), 0, all);
        } else {
            all.add(first);
        }
        return all;
    }

    private static void permute(List<Integer> order, int fixed, List<List<Integer>> all) {
        if (fixed >= order.size() - 1) {
            all.add(List.copyOf(order));
            return;
        }
        for (int i = fixed; i < order.size(); i++) {
            Collections.swap(order, fixed, i);
            permute(order, fixed + 1, all);
            Collections.swap(order, fixed, i);
        }
    }

    /**
     * The order itself, and each order in which one of its events comes once more at a later place.
     */
    private Stream<List<Integer>> repeated(List<Integer> order) {
        if (!has(Freedom.REPEATS)) {
            return Stream.of(order);
        }
        List<List<Integer>> all = new ArrayList<>(List.of(order));
        for (int i = 0; i < order.size(); i++) {
            for (int at = i + 1; at <= order.size(); at++) {
                List<Integer> more = new ArrayList<>(order);
                more.add(at, order.get(i));
                all.add(more);
            }
        }
        return all.stream();
    }

    /** The schedules that have these writes and every combination of steps in the gaps. */
    private Stream<Schedule> cut(List<Integer> writes) {
        List<List<Step>> all = new ArrayList<>(List.of(List.of()));
        for (int i = 0; i < writes.size(); i++) {
            List<List<Step>> longer = new ArrayList<>();
            for (List<Step> head : all) {
                for (List<Kind> gap : i == writes.size() - 1 ? ends() : gaps()) {
                    longer.add(joined(head, writes.get(i), gap));
                }
            }
            all = longer;
        }
        return all.stream().map(Schedule::new);
    }

    private static List<Step> joined(List<Step> head, int event, List<Kind> gap) {
        List<Step> steps = new ArrayList<>(head);
        steps.add(Step.write(event));
        gap.forEach(kind -> steps.add(Step.of(kind)));
        return steps;
    }

    private Stream<Schedule> sampled(long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        return Stream.generate(() -> sample(random));
    }

    private Schedule sample(SplittableRandom random) {
        List<Integer> writes = new ArrayList<>(IntStream.range(0, events).boxed().toList());
        if (has(Freedom.ORDERS)) {
            Collections.shuffle(writes, new Random(random.nextLong()));
        }
        if (has(Freedom.REPEATS)) {
            for (int event = 0; event < events; event++) {
                if (random.nextInt(3) == 0) {
                    writes.add(random.nextInt(writes.indexOf(event) + 1, writes.size() + 1), event);
                }
            }
        }
        List<Step> steps = new ArrayList<>();
        for (int i = 0; i < writes.size(); i++) {
            List<List<Kind>> choices = i == writes.size() - 1 ? ends() : gaps();
            steps = joined(steps, writes.get(i), choices.get(random.nextInt(choices.size())));
        }
        return new Schedule(steps);
    }
}
