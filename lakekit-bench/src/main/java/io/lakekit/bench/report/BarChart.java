package io.lakekit.bench.report;

import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Horizontal bars from zero, with whiskers, as SVG text. */
final class BarChart {

    private static final int LABEL = 56;
    private static final int WIDTH = 160;
    private static final int VALUE = 54;
    private static final int STEP = 30;

    /** A bar of the chart; a null value is drawn as a dash, an empty spread is not drawn. */
    record Bar(String id, @Nullable Double value, List<Double> spread) {}

    private BarChart() {}

    static String of(String title, List<Bar> bars) {
        double most = 1e-9;
        for (Bar bar : bars) {
            most = Math.max(most, bar.value() == null ? 0 : bar.value());
            most = Math.max(most, bar.spread().isEmpty() ? 0 : bar.spread().get(1));
        }
        StringBuilder svg = new StringBuilder();
        svg.append(
                format(
                        "<svg viewBox=\"0 0 %d %d\" role=\"img\" aria-label=\"%s\">",
                        LABEL + WIDTH + VALUE, STEP * bars.size(), HtmlPage.escaped(title)));
        for (int i = 0; i < bars.size(); i++) {
            bar(svg, bars.get(i), i * STEP, WIDTH / most);
        }
        return svg.append("</svg>").toString();
    }

    private static void bar(StringBuilder svg, Bar bar, int top, double scale) {
        svg.append(
                format(
                        "<text x=\"%d\" y=\"%d\" text-anchor=\"end\">%s</text>",
                        LABEL - 6, top + 19, HtmlPage.escaped(bar.id())));
        Double value = bar.value();
        if (value == null) {
            svg.append(format("<text x=\"%d\" y=\"%d\">-</text>", LABEL, top + 19));
            return;
        }
        double end = LABEL + value * scale;
        svg.append(
                format(
                        "<rect class=\"%s\" x=\"%d\" y=\"%d\" width=\"%.1f\" height=\"18\" rx=\"2\"/>",
                        HtmlPage.escaped(bar.id()), LABEL, top + 5, value * scale));
        if (!bar.spread().isEmpty()) {
            double low = LABEL + bar.spread().get(0) * scale;
            double high = LABEL + bar.spread().get(1) * scale;
            line(svg, low, high, top + 14, top + 14);
            line(svg, low, low, top + 10, top + 18);
            line(svg, high, high, top + 10, top + 18);
            end = Math.max(end, high);
        }
        svg.append(
                format(
                        "<text x=\"%.1f\" y=\"%d\">%s</text>",
                        end + 5, top + 19, format(value < 10 ? "%.2f" : "%.1f", value)));
    }

    private static void line(StringBuilder svg, double x1, double x2, int y1, int y2) {
        svg.append(
                format(
                        "<line class=\"whisker\" x1=\"%.1f\" x2=\"%.1f\" y1=\"%d\" y2=\"%d\"/>",
                        x1, x2, y1, y2));
    }

    private static String format(String pattern, Object... arguments) {
        return String.format(Locale.ROOT, pattern, arguments);
    }
}
