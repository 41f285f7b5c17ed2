package io.lakekit.proof;

import io.lakekit.proof.Schedule.Kind;
import io.lakekit.proof.Schedule.Step;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;

/** The shrinking of a failing schedule, as long as it still fails. */
final class Shrinking {

    private Shrinking() {}

    static Schedule of(Schedule failing, Predicate<Schedule> fails) {
        Schedule smallest = failing;
        boolean smaller = true;
        while (smaller) {
            smaller = false;
            for (Schedule candidate : candidates(smallest)) {
                if (size(candidate) < size(smallest) && fails.test(candidate)) {
                    smallest = candidate;
                    smaller = true;
                    break;
                }
            }
        }
        return smallest;
    }

    /** The smaller schedules to try, those that leave most out first. */
    private static List<Schedule> candidates(Schedule schedule) {
        List<Schedule> all = new ArrayList<>();
        if (schedule.firstWrites().size() > 1) {
            schedule.firstWrites().forEach(event -> all.add(schedule.withoutEvent(event)));
        }
        for (int i = 0; i < schedule.steps().size(); i++) {
            all.add(schedule.without(i));
            if (schedule.steps().get(i).kind() != Kind.WRITE) {
                all.add(replaced(schedule, i));
            }
            if (i + 1 < schedule.steps().size()) {
                all.add(schedule.swapped(i));
            }
        }
        all.removeIf(candidate -> candidate.firstWrites().isEmpty());
        return all;
    }

    private static Schedule replaced(Schedule schedule, int step) {
        List<Step> steps = new ArrayList<>(schedule.steps());
        steps.set(step, Step.of(Kind.COMMIT));
        return new Schedule(steps);
    }

    /**
     * The size of a schedule: fewer steps, plainer steps and events in the given order are smaller.
     */
    private static int size(Schedule schedule) {
        int size = 0;
        int highest = -1;
        for (Step step : schedule.steps()) {
            size += step.kind() == Kind.WRITE || step.kind() == Kind.COMMIT ? 1000 : 1100;
            if (step.kind() == Kind.WRITE) {
                size += step.event() < highest ? 10 : 0;
                highest = Math.max(highest, step.event());
            }
        }
        return size;
    }
}
