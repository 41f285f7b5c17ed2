package io.lakekit.proof;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A schedule of the events that reach a table: their order, their repetitions, and the commits and
 * compactions between them. It always ends with a commit.
 */
record Schedule(List<Step> steps) {

    /** The kinds of step. */
    enum Kind {
        WRITE,
        COMMIT,
        COMPACT,
        RESTART
    }

    /**
     * A step of a schedule.
     *
     * @param event the number of the event that is written, -1 for other steps
     */
    record Step(Kind kind, int event) {

        static Step write(int event) {
            return new Step(Kind.WRITE, event);
        }

        static Step of(Kind kind) {
            return new Step(kind, -1);
        }

        private String text() {
            return kind == Kind.WRITE
                    ? "w" + event
                    : kind.name().toLowerCase(java.util.Locale.ROOT);
        }

        private static Step parse(String text) {
            return text.startsWith("w")
                    ? write(Integer.parseInt(text.substring(1)))
                    : of(Kind.valueOf(text.toUpperCase(java.util.Locale.ROOT)));
        }
    }

    Schedule {
        steps = List.copyOf(steps);
    }

    /** The schedule that writes the events 0 to n-1 once each, in one commit. */
    static Schedule inOrder(int events) {
        return new Schedule(Stream.iterate(0, i -> i + 1).limit(events).map(Step::write).toList());
    }

    /** The schedule in one line, such as {@code w0 commit w1 w0}. */
    String text() {
        return steps.stream().map(Step::text).collect(Collectors.joining(" "));
    }

    static Schedule parse(String text) {
        return new Schedule(
                text.isBlank()
                        ? List.of()
                        : Stream.of(text.trim().split(" +")).map(Step::parse).toList());
    }

    /** The events that are written, each once, in the order of their first write. */
    List<Integer> firstWrites() {
        return steps.stream()
                .filter(step -> step.kind() == Kind.WRITE)
                .map(Step::event)
                .distinct()
                .toList();
    }

    /** Whether an event is written more than once. */
    boolean repeats() {
        Set<Integer> seen = new HashSet<>();
        return steps.stream()
                .filter(step -> step.kind() == Kind.WRITE)
                .anyMatch(step -> !seen.add(step.event()));
    }

    Schedule without(int step) {
        List<Step> rest = new ArrayList<>(steps);
        rest.remove(step);
        return new Schedule(rest);
    }

    Schedule withoutEvent(int event) {
        return new Schedule(steps.stream().filter(step -> step.event() != event).toList());
    }

    Schedule swapped(int step) {
        List<Step> other = new ArrayList<>(steps);
        other.set(step, steps.get(step + 1));
        other.set(step + 1, steps.get(step));
        return new Schedule(other);
    }
}
