package io.lakekit.design;

import io.lakekit.diagnostic.Code;
import io.lakekit.diagnostic.Diagnostic;
import io.lakekit.diagnostic.Severity;
import io.lakekit.internal.check.Check;
import io.lakekit.internal.check.Report;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Rules about the warnings a design accepts, judged after all others: codes {@code LK00xx}. Codes
 * of families that a design alone does not decide are left to whoever raises them.
 */
final class AcceptanceRules {

    static final List<Check<TableDesign>> ALL =
            Rule.allAbout(
                    "accept",
                    Rule.error("LK0010", "an accepted code exists", AcceptanceRules::exists),
                    Rule.error(
                            "LK0011", "an accepted code is a warning", AcceptanceRules::isWarning),
                    Rule.warning(
                            "LK0012", "an accepted warning is raised", AcceptanceRules::isRaised),
                    Rule.error("LK0013", "an acceptance has a reason", AcceptanceRules::hasReason),
                    Rule.error("LK0014", "a warning is accepted once", AcceptanceRules::once));

    private AcceptanceRules() {}

    private static Map<String, Severity> severities() {
        Map<String, Severity> known = new HashMap<>();
        Stream.of(Rules.OF_TABLES, ALL)
                .flatMap(List::stream)
                .map(Check::code)
                .forEach(code -> known.put(code.id(), code.severity()));
        return known;
    }

    private static boolean isDecidedHere(String id) {
        return Rules.OF_TABLES.stream()
                .anyMatch(rule -> id.startsWith(rule.code().family().prefix()));
    }

    private static void exists(TableDesign design, Report found) {
        for (Acceptance given : design.acceptances()) {
            String code = given.code();
            if (!Code.isId(code) || (isDecidedHere(code) && !severities().containsKey(code))) {
                found.atTable()
                        .says("accepts '%s', which is not a code", code)
                        .so("the warning that was meant still refuses the design")
                        .fix("Copy the code from the finding.");
            }
        }
    }

    private static void isWarning(TableDesign design, Report found) {
        Map<String, Severity> known = severities();
        for (Acceptance given : design.acceptances()) {
            Severity severity = known.get(given.code());
            if (severity == Severity.ERROR) {
                found.atTable()
                        .says("accepts '%s', which is an error", given.code())
                        .so("an error is never valid, whatever the reason")
                        .fix("Remove %s and what causes the error.", given.call());
            } else if (severity == Severity.ADVICE) {
                found.atTable()
                        .says("accepts '%s', which is advice", given.code())
                        .so("advice refuses nothing, so there is nothing to accept")
                        .fix("Remove %s.", given.call());
            }
        }
    }

    private static void isRaised(TableDesign design, Report found) {
        if (design.acceptances().isEmpty()) {
            return;
        }
        List<Diagnostic> raised = Rules.run(Rules.OF_TABLES, design).stream().toList();
        for (Acceptance given : design.acceptances()) {
            boolean warning = severities().get(given.code()) == Severity.WARNING;
            if (warning
                    && raised.stream().noneMatch(finding -> given.covers(design.name(), finding))
                    && !given.code().equals(found.code().id())) {
                notRaised(given, elsewhere(design, given, raised), found);
            }
        }
    }

    /** The other places that the warning is about. */
    private static List<String> elsewhere(
            TableDesign design, Acceptance given, List<Diagnostic> raised) {
        return raised.stream()
                .filter(finding -> finding.code().id().equals(given.code()))
                .map(finding -> Acceptance.of(design.name(), finding, "").at())
                .map(at -> at.isEmpty() ? "the table" : at)
                .distinct()
                .toList();
    }

    private static void notRaised(Acceptance given, List<String> elsewhere, Report found) {
        String about = given.at().isEmpty() ? "the table" : given.at();
        if (elsewhere.isEmpty()) {
            found.atTable()
                    .says("accepts %s, which nothing raises", given.shown())
                    .so("it would hide the warning if a later change raised it")
                    .fix("Remove %s.", given.call());
        } else {
            found.atTable()
                    .says(
                            "accepts %s, which is not about %s but about %s",
                            "'" + given.code() + "'", about, String.join(", ", elsewhere))
                    .so("a warning is accepted where it is raised and nowhere else")
                    .fix("Name what it is about: accept(\"%s\", column, reason).", given.code());
        }
    }

    private static void hasReason(TableDesign design, Report found) {
        for (Acceptance given : design.acceptances()) {
            if (given.reason().isBlank()) {
                found.atTable()
                        .says("accepts %s without a reason", given.shown())
                        .so("a later reader of the design cannot tell whether it is still right")
                        .fix("Say why the warning does no harm here.");
            }
        }
    }

    private static void once(TableDesign design, Report found) {
        Set<List<String>> accepted = new HashSet<>();
        for (Acceptance given : design.acceptances()) {
            if (!accepted.add(List.of(given.code(), given.at()))) {
                found.atTable()
                        .says("accepts %s twice", given.shown())
                        .so("one of the two reasons can become wrong unnoticed")
                        .fix("Accept it once.");
            }
        }
    }
}
