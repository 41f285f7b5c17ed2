package io.lakekit.proof;

import io.lakekit.design.TableDesign;
import io.lakekit.diagnostic.Diagnostic;
import io.lakekit.diagnostic.Diagnostics;
import io.lakekit.diagnostic.Place;
import io.lakekit.internal.diff.Difference;
import io.lakekit.proof.Schedule.Kind;
import io.lakekit.proof.Schedule.Step;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * The smallest schedule found whose rows differ from those that a table must hold; as text, its
 * writes with the differences and what the rules had said about them.
 */
public final class CounterExample {

    private final TableDesign design;
    private final List<ProofEvent> events;
    private final Schedule schedule;
    private final List<Difference> differences;
    private final int tried;
    private final long seed;

    CounterExample(
            TableDesign design,
            List<ProofEvent> events,
            Schedule schedule,
            List<Difference> differences,
            int tried,
            long seed) {
        this.design = design;
        this.events = events;
        this.schedule = schedule;
        this.differences = differences;
        this.tried = tried;
        this.seed = seed;
    }

    /**
     * The events that are written, in this order, each by its position in the proof, from 0. An
     * event that is written again is named again. What the table must hold is what it holds after
     * the same events, each once and in ascending order.
     */
    public List<Integer> writes() {
        return schedule.steps().stream()
                .filter(step -> step.kind() == Kind.WRITE)
                .map(Step::event)
                .toList();
    }

    /** The differences in words, such as {@code {ad=7}: clicks is 2, expected 1}; never empty. */
    public List<String> differences() {
        return differences.stream().map(Difference::toString).toList();
    }

    /** What the rules said about the columns that differ, which may be nothing. */
    public Diagnostics findings() {
        return Diagnostics.copyOf(design.warnings().stream().filter(this::isAbout).toList());
    }

    @Override
    public String toString() {
        StringBuilder text = new StringBuilder(design.toString());
        text.append(" depends on how its events arrive (schedule ")
                .append(tried)
                .append(", seed ")
                .append(seed)
                .append("). The smallest case:");
        Set<Integer> seen = new LinkedHashSet<>();
        for (Step step : schedule.steps()) {
            text.append("\n  ").append(line(step, seen));
        }
        differences.forEach(found -> text.append("\n=> ").append(found));
        findings().forEach(finding -> text.append("\n   ").append(finding));
        return text.toString();
    }

    private String line(Step step, Set<Integer> seen) {
        if (step.kind() != Kind.WRITE) {
            return step.kind().name().toLowerCase(Locale.ROOT);
        }
        boolean again = !seen.add(step.event());
        return (again ? "write again " : "write ") + events.get(step.event());
    }

    private boolean isAbout(Diagnostic finding) {
        return differences.stream()
                .anyMatch(found -> found.column() == null || isAbout(finding, found.column()));
    }

    private static boolean isAbout(Diagnostic finding, String column) {
        return finding.place() instanceof Place.OfColumn place && place.name().equals(column);
    }
}
