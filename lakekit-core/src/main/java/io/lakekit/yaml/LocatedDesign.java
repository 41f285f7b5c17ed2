package io.lakekit.yaml;

import io.lakekit.design.TableDesign;
import io.lakekit.diagnostic.Diagnostics;

/** A design that was read from a text, with the lines of the text that say what. */
public final class LocatedDesign {

    private final TableDesign design;
    private final LineIndex lines;

    LocatedDesign(TableDesign design, LineIndex lines) {
        this.design = design;
        this.lines = lines;
    }

    /** The design that the text describes. */
    public TableDesign design() {
        return design;
    }

    /**
     * Findings about the design with their lines in the text: each is placed as {@code file.yaml:12
     * ads.ad_day.clicks} instead of {@code ads.ad_day.clicks}.
     */
    public Diagnostics located(Diagnostics findings) {
        return lines.placed(findings);
    }
}
