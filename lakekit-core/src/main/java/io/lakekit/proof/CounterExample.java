package io.lakekit.proof;

import io.lakekit.design.TableDesign;
import io.lakekit.diagnostic.Diagnostic;
import io.lakekit.diagnostic.Place;
import io.lakekit.internal.diff.Difference;
import io.lakekit.proof.Schedule.Kind;
import io.lakekit.proof.Schedule.Step;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** A schedule whose rows differ, in the user's words. */
record CounterExample(
        TableDesign design,
        List<ProofEvent> events,
        Schedule schedule,
        List<Difference> differences,
        int tried,
        long seed) {

    String text() {
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
        findings(text);
        return text.toString();
    }

    private String line(Step step, Set<Integer> seen) {
        if (step.kind() != Kind.WRITE) {
            return step.kind().name().toLowerCase(Locale.ROOT);
        }
        boolean again = !seen.add(step.event());
        return (again ? "write again " : "write ") + events.get(step.event());
    }

    /** What the rules said about the columns that differ. */
    private void findings(StringBuilder text) {
        for (Diagnostic finding : design.warnings()) {
            boolean about =
                    differences.stream()
                            .anyMatch(
                                    found ->
                                            found.column() == null
                                                    || isAbout(finding, found.column()));
            if (about) {
                text.append("\n   ").append(finding);
            }
        }
    }

    private static boolean isAbout(Diagnostic finding, String column) {
        return finding.place() instanceof Place.OfColumn place && place.name().equals(column);
    }
}
