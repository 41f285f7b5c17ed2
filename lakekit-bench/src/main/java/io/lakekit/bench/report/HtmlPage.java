package io.lakekit.bench.report;

import io.lakekit.bench.report.Results.Environment;
import io.lakekit.bench.report.Results.Query;
import io.lakekit.bench.report.Results.SolutionResult;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * The results as an HTML page that needs no network: charts as inline SVG, with the table from
 * which they are drawn.
 */
public final class HtmlPage {

    private static final String STYLE =
            """
            :root{color-scheme:light dark;--ink:#1d2733;--soft:#5b6b7c;--line:#d5dde5;--back:#fff;--card:#f6f8fa;--wide:#2f6fde;--append:#e0812b;--hybrid:#3a9d6a}
            @media(prefers-color-scheme:dark){:root{--ink:#e4eaf0;--soft:#9aa9b8;--line:#36424e;--back:#14191f;--card:#1c232b}}
            body{font:15px/1.5 system-ui,sans-serif;color:var(--ink);background:var(--back);max-width:1060px;margin:2rem auto;padding:0 1rem}
            h1{font-size:1.6rem;margin:0}h2{font-size:1.05rem;margin:0}.unit{font-size:.85rem;margin:0 0 .4rem}.wrong{color:#d03b3b;font-weight:600}p{margin:.5rem 0}.soft{color:var(--soft)}
            .verdict{font-size:1.1rem;border-left:4px solid var(--wide);padding:.4rem 1rem;background:var(--card);margin:1.2rem 0}
            .grid{display:grid;grid-template-columns:repeat(auto-fit,minmax(240px,1fr));gap:1rem}.card{background:var(--card);border-radius:8px;padding:1rem}
            svg{width:100%;height:auto;display:block}svg text{fill:var(--ink);font:12px system-ui,sans-serif}
            .wide{fill:var(--wide)}.append{fill:var(--append)}.hybrid{fill:var(--hybrid)}.whisker{stroke:var(--ink);stroke-width:1.5}
            pre{overflow-x:auto;background:var(--card);border-radius:8px;padding:1rem;font-size:13px}
            """;

    private final Results results;
    private final StringBuilder html = new StringBuilder();

    private HtmlPage(Results results) {
        this.results = results;
    }

    /** The page for these results. */
    public static String of(Results results) {
        return new HtmlPage(results).render();
    }

    private String render() {
        html.append(
                "<!doctype html>\n<html lang=\"en\"><head><meta charset=\"utf-8\"><meta name=\"viewport\" content=\"width=device-width,initial-scale=1\">");
        html.append("<title>lakekit compare</title><style>\n")
                .append(STYLE)
                .append("</style></head><body>\n");
        html.append("<h1>Three table designs, the same events</h1>\n");
        workload();
        wrongAnswers();
        html.append("<p class=\"verdict\">")
                .append(escaped(results.verdict().text()))
                .append("</p>\n<div class=\"grid\">\n");
        charts();
        html.append("</div>\n<h2 style=\"margin:1.5rem 0 .5rem\">All figures</h2>\n<pre>");
        html.append(escaped(TerminalTable.of(results))).append("</pre>\n");
        environment();
        return html.append("</body></html>\n").toString();
    }

    private void workload() {
        var w = results.workload();
        String seed = w.seed() == null ? "" : ", seed " + w.seed();
        html.append("<p class=\"soft\">")
                .append(
                        escaped(
                                String.format(
                                        Locale.ROOT,
                                        "%,d events (%s%s), %,d distinct, %,d requests. Every answer was checked against the truth before it was timed.",
                                        w.events(),
                                        w.source(),
                                        seed,
                                        w.distinctEvents(),
                                        w.requests())))
                .append(' ')
                .append(escaped(MachineLoad.of(results.environment())))
                .append("</p>\n");
    }

    private void wrongAnswers() {
        if (results.status().equals(Results.PARTIAL)) {
            html.append("<p class=\"wrong\">").append(Results.PARTIAL_NOTE).append("</p>\n");
        }
        for (SolutionResult solution : results.solutions()) {
            for (Query query : solution.queries()) {
                if (!query.matchesTruth()) {
                    String what = solution.id() + " answered " + query.id() + " wrongly.";
                    html.append("<p class=\"wrong\">").append(escaped(what)).append("</p>\n");
                }
            }
        }
    }

    private void charts() {
        chart(
                "Ingest CPU",
                "seconds; whisker: lowest and highest round",
                s -> s.ingest().cpuSeconds(),
                s -> s.ingest().cpuSecondsRange());
        chart("Bytes written", "MB", s -> megabytes(s.ingest().bytesWritten()), s -> List.of());
        chart("Live data", "MB", s -> megabytes(s.storage().liveBytes()), s -> List.of());
        if (!results.solutions().isEmpty()) {
            for (Query query : results.solutions().get(0).queries()) {
                chart(
                        query.id() + " " + query.title(),
                        "ms; bar: p50, whisker: p99",
                        s -> figure(s, query.id(), false),
                        s -> range(figure(s, query.id(), false), figure(s, query.id(), true)));
            }
        }
        chart(
                "Freshness",
                "ms from write to visible; bar: p50, whisker: p99",
                s -> s.freshness().p50Millis(),
                s -> range(s.freshness().p50Millis(), s.freshness().p99Millis()));
    }

    private static @Nullable Double megabytes(@Nullable Long bytes) {
        return bytes == null ? null : Double.valueOf(bytes / 1e6);
    }

    private static List<Double> range(@Nullable Double low, @Nullable Double high) {
        return low == null || high == null ? List.of() : List.of(low, high);
    }

    private static @Nullable Double figure(SolutionResult solution, String id, boolean slowest) {
        for (Query query : solution.queries()) {
            if (query.id().equals(id)) {
                return slowest ? query.p99Millis() : query.p50Millis();
            }
        }
        return null;
    }

    /** A number of a solution; null if it was not measured. */
    @FunctionalInterface
    private interface Figure {
        @Nullable Double of(SolutionResult solution);
    }

    /** The lowest and the highest value of a number; empty if it has no spread. */
    @FunctionalInterface
    private interface Spread {
        List<Double> of(SolutionResult solution);
    }

    private void chart(String title, String unit, Figure figure, Spread spread) {
        List<BarChart.Bar> bars = new ArrayList<>();
        results.solutions()
                .forEach(s -> bars.add(new BarChart.Bar(s.id(), figure.of(s), spread.of(s))));
        html.append("<div class=\"card\"><h2>").append(escaped(title)).append("</h2>");
        html.append("<p class=\"soft unit\">").append(escaped(unit)).append("</p>");
        html.append(BarChart.of(title, bars)).append("</div>\n");
    }

    private void environment() {
        Environment e = results.environment();
        html.append("<p class=\"soft\">")
                .append(
                        escaped(
                                String.format(
                                        Locale.ROOT,
                                        "lakekit %s, Paimon %s, Java %s, %s, %d processors, %.1f GB heap a process, %d round(s), started %s.",
                                        e.lakekit(),
                                        e.paimon() == null ? "of unknown version" : e.paimon(),
                                        e.java(),
                                        e.os(),
                                        e.cpus(),
                                        e.maxHeapBytes() / 1e9,
                                        e.rounds(),
                                        e.startedAt())))
                .append("</p>\n");
    }

    static String escaped(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;");
    }
}
