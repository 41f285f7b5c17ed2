package io.lakekit.bench.experiment;

import io.lakekit.bench.report.Results.Effort;
import io.lakekit.bench.solution.Solution;
import io.lakekit.ddl.FlinkDdl;
import io.lakekit.paimon.PaimonSchemas;
import io.lakekit.table.LakeTable;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * The effort of writing a solution, counted on its sources, which the jar carries. Lines that are
 * blank, comments, imports or the package are not counted; a join is a scan of a further event
 * stream that is folded into the first.
 */
final class EffortCount {

    private static final List<String> SHARED_DESIGNS =
            List.of("EventColumns", "DimensionDesign", "CounterDesign");
    private static final List<String> EVENT_QUERIES =
            List.of(
                    "EventRows",
                    "EventScan",
                    "EventQueries",
                    "EventFacts",
                    "StoredEvents",
                    "FunnelFold",
                    "DiagnosisFold");

    private EffortCount() {}

    static Effort of(Solution.Kind kind, Solution solution) {
        Set<String> options = new HashSet<>();
        long ddl = 0;
        for (LakeTable<?> table : solution.tables()) {
            PaimonSchemas.options(table.design()).forEach(option -> options.add(option.key()));
            ddl += FlinkDdl.of(table.design()).lines().count();
        }
        boolean wide = kind == Solution.Kind.WIDE;
        List<String> queries = wide ? List.of("WideSolution", "WideRows") : EVENT_QUERIES;
        long queryLines = lines(queries) + (wide ? 0 : lines(List.of(name(kind) + "Solution")));
        long designLines = lines(SHARED_DESIGNS) + lines(List.of(name(kind) + "Design"));
        return new Effort(
                solution.tables().size(),
                1,
                designLines,
                ddl,
                options.size(),
                queryLines,
                joins(queries));
    }

    private static String name(Solution.Kind kind) {
        return kind.name().charAt(0) + kind.id().substring(1);
    }

    private static long lines(List<String> classes) {
        return classes.stream()
                .mapToLong(name -> source(name).lines().filter(EffortCount::isCode).count())
                .sum();
    }

    private static boolean isCode(String line) {
        String text = line.strip();
        return !text.isEmpty()
                && !text.startsWith("import ")
                && !text.startsWith("package ")
                && !text.startsWith("/*")
                && !text.startsWith("*")
                && !text.startsWith("//");
    }

    /** The number of joins: every fold takes one stream first and joins the others to it. */
    private static int joins(List<String> classes) {
        int scans = 0;
        int folds = 0;
        for (String name : classes) {
            if (name.equals("EventScan")) {
                String text = source(name);
                scans += text.split("scan\\(Stage\\.", -1).length - 1;
                folds += text.split("Fold\\(\\);", -1).length - 1;
            }
        }
        return scans - folds;
    }

    private static String source(String name) {
        String path = "/io/lakekit/bench/solution/" + name + ".java";
        try (InputStream in = EffortCount.class.getResourceAsStream(path)) {
            if (in == null) {
                throw new IllegalStateException(
                        "The jar lacks the source " + path + ", on which effort is counted");
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot read " + path, e);
        }
    }
}
